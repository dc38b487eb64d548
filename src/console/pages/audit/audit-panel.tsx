import { useConsole } from '../../app/console-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Copy } from '../../ui/controls/copy.tsx';
import { Changes } from '../../ui/data/changes.tsx';
import { formatDateTime } from '../../ui/data/format.ts';
import { Facts } from '../../ui/data/stat.tsx';
import { SidePanel } from '../../ui/feedback/dialog.tsx';
import { kindText, sourceText } from './entry-texts.ts';

/** An entry as the API sends it. */
export interface AuditEntry {
  readonly id: string;
  readonly at: string;
  readonly actor: string;
  readonly userId: string | null;
  readonly source: string;
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly count: number;
  readonly lastAt: string | null;
}

/** Everything about one entry. */
export function AuditPanel(props: {
  readonly entry: AuditEntry;
  readonly onClose: () => void;
  /** Searches for what has something in common with it. */
  readonly onFilter: (changes: Readonly<Record<string, string>>) => void;
}) {
  const { t, locale } = useConsole();
  const { entry, onClose, onFilter } = props;
  const time = (at: string) => formatDateTime(new Date(at), locale);
  const hasChange = entry.before != null || entry.after != null;
  const person = entry.userId ?? entry.actor;
  return (
    <SidePanel title={entry.action} onClose={onClose}>
      <div class="stack">
        <Facts
          facts={[
            { name: t('audit-who'), value: entry.actor },
            ...(entry.userId
              ? [{ name: t('audit-user-id'), value: <Copy value={entry.userId} /> }]
              : []),
            { name: t('audit-source'), value: sourceText(t, entry.source) },
            { name: t('audit-when'), value: time(entry.at) },
            {
              name: t('audit-subject'),
              value: kindText(t, entry.subjectKind),
            },
            { name: t('audit-subject-id'), value: <Copy value={entry.subjectId} /> },
            ...(entry.lastAt
              ? [
                  {
                    name: t('audit-repeated'),
                    value: t('audit-repeated-value', {
                      count: entry.count,
                      at: time(entry.lastAt),
                    }),
                  },
                ]
              : []),
          ]}
        />
        {hasChange && (
          <Changes
            before={entry.before}
            after={entry.after}
            labels={{
              field: t('audit-field'),
              before: t('audit-before'),
              after: t('audit-after'),
            }}
          />
        )}
        <div class="row">
          <Button size="small" onClick={() => onFilter({ subject: entry.subjectId })}>
            {t('audit-same-subject')}
          </Button>
          <Button size="small" onClick={() => onFilter({ person })}>
            {t('audit-same-person')}
          </Button>
        </div>
      </div>
    </SidePanel>
  );
}
