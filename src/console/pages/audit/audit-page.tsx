import { useState } from 'preact/hooks';
import { readJson } from '../../api/api-client.ts';
import { defined } from '../../api/defined.ts';
import { useList } from '../../api/use-list.ts';
import { useQuery } from '../../api/use-query.ts';
import { useConsole } from '../../app/console-context.ts';
import { setQuery } from '../../app/location.ts';
import type { PageProps } from '../../app/pages.ts';
import { sourceText } from '../../texts/source-text.ts';
import { ButtonLink } from '../../ui/controls/button.tsx';
import { List } from '../../ui/data/list.tsx';
import { RelativeTime } from '../../ui/data/relative-time.tsx';
import { Table } from '../../ui/data/table.tsx';
import { EmptyState } from '../../ui/feedback/states.tsx';
import { AuditFilters } from './audit-filters.tsx';
import { AuditPanel } from './audit-panel.tsx';
import { type AuditEntry, actionText, kindText, subjectName } from './entry-texts.ts';
import './audit.css';

/** The audit log: who did what to what. */
export default function AuditPage({ location }: PageProps) {
  const { t, api } = useConsole();
  const { query } = location;
  const [open, setOpen] = useState<AuditEntry | null>(null);
  const search = defined({
    person: query.get('person'),
    source: query.get('source'),
    action: query.get('action'),
    subjectKind: query.get('kind'),
    subjectId: query.get('subject'),
    since: toMoment(query.get('from'), '00:00:00.000'),
    until: toMoment(query.get('to'), '23:59:59.999'),
  });
  const key = JSON.stringify(search);
  const list = useList(
    key,
    (cursor, signal) =>
      readJson(
        api.audit.$get(
          { query: { ...search, limit: '50', ...(cursor ? { cursor } : {}) } },
          { init: { signal } },
        ),
      ),
    ['audit'],
  );
  const values = useQuery('values', () => readJson(api.audit.values.$get()));
  const exportQuery = (format: string) => new URLSearchParams({ ...search, format }).toString();

  return (
    <div class="stack">
      <header class="page-head">
        <h1>{t('page-audit')}</h1>
        <div class="row">
          <ButtonLink
            href={`/api/v1/audit/export?${exportQuery('csv')}`}
            icon="download"
            isDownload
          >
            {t('audit-export-csv')}
          </ButtonLink>
          <ButtonLink
            href={`/api/v1/audit/export?${exportQuery('jsonl')}`}
            icon="download"
            style="quiet"
            isDownload
          >
            {t('audit-export-json')}
          </ButtonLink>
        </div>
      </header>
      <AuditFilters query={query} values={values.data} subjectName={findName(list.items, query)} />
      <List
        list={list}
        empty={
          <EmptyState icon="audit" title={t('audit-empty-title')}>
            {t(key === '{}' ? 'audit-empty' : 'audit-empty-filtered')}
          </EmptyState>
        }
      >
        <Table
          caption={t('page-audit')}
          columns={[
            {
              id: 'action',
              header: t('audit-action'),
              cell: (row) => actionText(t, row.action),
            },
            { id: 'actor', header: t('audit-who'), cell: (row) => row.actor },
            {
              id: 'subject',
              header: t('audit-subject'),
              isWide: true,
              cell: (row) => (
                <span class="audit-subject">
                  <span class="quiet">{kindText(t, row.subjectKind)}</span> {subjectName(row)}
                </span>
              ),
            },
            {
              id: 'source',
              header: t('audit-source'),
              isMinor: true,
              cell: (row) => sourceText(t, row.source),
            },
            {
              id: 'at',
              header: t('audit-when'),
              align: 'end',
              cell: (row) => (
                <span class="audit-time">
                  <RelativeTime at={row.lastAt ?? row.at} />
                </span>
              ),
            },
          ]}
          rows={list.items}
          rowKey={(row) => row.id}
          rowLabel={(row) => `${actionText(t, row.action)}, ${row.actor}`}
          onOpen={setOpen}
          openKey={open?.id ?? null}
        />
      </List>
      {open && (
        <AuditPanel
          entry={open}
          onClose={() => setOpen(null)}
          onFilter={(changes) => {
            setOpen(null);
            setQuery(changes);
          }}
        />
      )}
    </div>
  );
}

/** What the list is narrowed to; null as long as its name is not known. */
function findName(entries: readonly AuditEntry[], query: URLSearchParams): string | null {
  const id = query.get('subject');
  const entry = entries.find(({ subjectId }) => subjectId === id);
  return entry ? subjectName(entry) : null;
}

/** The beginning or the end of a day of the browser's time zone. */
function toMoment(day: string | null, time: string): string | null {
  const moment = day ? new Date(`${day}T${time}`) : null;
  return moment && !Number.isNaN(moment.getTime()) ? moment.toISOString() : null;
}
