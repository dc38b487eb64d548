import { useState } from 'preact/hooks';
import { readJson } from '../../api/api-client.ts';
import { defined } from '../../api/defined.ts';
import { useList } from '../../api/use-list.ts';
import { useConsole } from '../../app/console-context.ts';
import { setQuery, typeQuery } from '../../app/location.ts';
import type { PageProps } from '../../app/pages.ts';
import { codeText } from '../../texts/code-text.ts';
import { ButtonLink } from '../../ui/controls/button.tsx';
import { SearchField } from '../../ui/controls/search-field.tsx';
import { Segments } from '../../ui/controls/tabs.tsx';
import { formatNumber } from '../../ui/data/format.ts';
import { List } from '../../ui/data/list.tsx';
import { RelativeTime } from '../../ui/data/relative-time.tsx';
import { Table } from '../../ui/data/table.tsx';
import { Badge } from '../../ui/feedback/badge.tsx';
import { EmptyState } from '../../ui/feedback/states.tsx';
import { ErrorPanel } from './error-panel.tsx';
import './errors.css';

const states = ['open', 'resolved', 'all'] as const;

/** Unexpected errors, and what was done about them. */
export default function ErrorsPage({ location }: PageProps) {
  const { t, api, locale } = useConsole();
  const { query } = location;
  const [open, setOpen] = useState<string | null>(null);
  const state = states.find((each) => each === query.get('state')) ?? 'open';
  const search = defined({ text: query.get('text') });
  const key = JSON.stringify([state, search]);
  const list = useList(
    key,
    (cursor, signal) =>
      readJson(
        api.errors.$get(
          { query: { ...search, ...defined({ cursor }), state, limit: '50' } },
          { init: { signal } },
        ),
      ),
    ['errors'],
  );
  const shown = list.items.find(({ reference }) => reference === open) ?? null;
  const exported = (format: string) =>
    `/api/v1/errors/export?${new URLSearchParams({ ...search, state, format })}`;

  return (
    <div class="stack">
      <header class="page-head">
        <h1>{t('page-errors')}</h1>
        <div class="row">
          <ButtonLink href={exported('csv')} icon="download" isDownload>
            {t('errors-export-csv')}
          </ButtonLink>
          <ButtonLink href={exported('jsonl')} icon="download" style="quiet" isDownload>
            {t('errors-export-json')}
          </ButtonLink>
        </div>
      </header>
      <div class="toolbar">
        <SearchField
          label={t('errors-search')}
          value={query.get('text') ?? ''}
          onSearch={(text) => typeQuery('text', text)}
        />
        <Segments
          label={t('errors-state')}
          value={state}
          choices={states.map((value) => ({ value, label: t(`errors-state-${value}`) }))}
          onChange={(value) => setQuery({ state: value === 'open' ? null : value })}
        />
      </div>
      <List
        list={list}
        empty={
          <EmptyState icon="check" title={t('errors-empty-title')}>
            {t(state === 'open' && !query.get('text') ? 'errors-empty' : 'errors-empty-filtered')}
          </EmptyState>
        }
      >
        <Table
          caption={t('page-errors')}
          columns={[
            {
              id: 'message',
              header: t('errors-message'),
              isWide: true,
              cell: (row) => <span class="error-message">{row.message}</span>,
            },
            { id: 'code', header: t('errors-code'), cell: (row) => codeText(t, row.code) },
            {
              id: 'state',
              header: t('errors-state'),
              cell: (row) => (
                <Badge tone={row.resolvedAt ? 'good' : 'bad'}>
                  {t(row.resolvedAt ? 'errors-is-resolved' : 'errors-is-open')}
                </Badge>
              ),
            },
            {
              id: 'count',
              header: t('errors-count'),
              align: 'end',
              cell: (row) => <span class="number">{formatNumber(row.count, locale)}</span>,
            },
            {
              id: 'first',
              header: t('errors-first-seen'),
              align: 'end',
              isMinor: true,
              cell: (row) => <RelativeTime at={row.firstSeenAt} />,
            },
            {
              id: 'last',
              header: t('errors-last-seen'),
              align: 'end',
              cell: (row) => <RelativeTime at={row.lastSeenAt} />,
            },
          ]}
          rows={list.items}
          rowKey={(row) => row.reference}
          rowLabel={(row) => row.message}
          onOpen={(row) => setOpen(row.reference)}
          openKey={open}
        />
      </List>
      {shown && <ErrorPanel error={shown} onClose={() => setOpen(null)} onChanged={list.reload} />}
    </div>
  );
}
