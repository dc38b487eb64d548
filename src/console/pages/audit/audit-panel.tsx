import { useConsole } from '../../app/console-context.ts';
import { sourceText } from '../../texts/source-text.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Copy } from '../../ui/controls/copy.tsx';
import { Changes } from '../../ui/data/changes.tsx';
import { formatDateTime } from '../../ui/data/format.ts';
import { JsonView } from '../../ui/data/json-view.tsx';
import { Facts } from '../../ui/data/stat.tsx';
import { SidePanel } from '../../ui/feedback/dialog.tsx';
import {
  type AuditEntry,
  actionText,
  fieldText,
  kindText,
  subjectName,
  valueText,
} from './entry-texts.ts';

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
    <SidePanel title={actionText(t, entry.action)} onClose={onClose}>
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
              value: [kindText(t, entry.subjectKind), subjectName(entry)]
                .filter(Boolean)
                .join(': '),
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
            fieldText={(name) => fieldText(t, name)}
            valueText={(name, value) => valueText(t, name, entry.names[value] ?? value)}
            labels={{
              field: t('audit-field'),
              before: t('audit-before'),
              after: t('audit-after'),
            }}
          />
        )}
        <details>
          <summary>{t('audit-raw')}</summary>
          <JsonView value={entry} label={t('audit-raw')} />
        </details>
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
