import { useConsole } from '../../app/console-context.ts';
import { formatDuration } from '../../ui/data/format.ts';
import { RelativeTime } from '../../ui/data/relative-time.tsx';
import { Card } from '../../ui/data/stat.tsx';
import { Table } from '../../ui/data/table.tsx';
import { Badge } from '../../ui/feedback/badge.tsx';

interface Attempt {
  readonly kind: string;
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly isOk: boolean;
  readonly backupId: string | null;
  readonly error: string | null;
}

/** The last attempts to make or to restore a backup, and why they failed. */
export function AttemptTable({ attempts }: { readonly attempts: readonly Attempt[] }) {
  const { t, locale } = useConsole();
  if (attempts.length === 0) return null;
  return (
    <Card title={t('backups-attempts')} isFlush>
      <Table
        caption={t('backups-attempts')}
        columns={[
          {
            id: 'kind',
            header: t('backups-attempt'),
            cell: ({ kind }) => t(kind === 'drill' ? 'backups-kind-drill' : 'backups-kind-base'),
          },
          {
            id: 'result',
            header: t('backups-state'),
            isWide: true,
            cell: ({ isOk, error }) => (
              <Badge tone={isOk ? 'good' : 'bad'}>
                {isOk ? t('backups-attempt-ok') : (error ?? t('backups-attempt-failed'))}
              </Badge>
            ),
          },
          {
            id: 'backup',
            header: t('backups-name'),
            isMinor: true,
            cell: ({ backupId }) => (backupId ? <code>{backupId}</code> : '–'),
          },
          {
            id: 'took',
            header: t('backups-took'),
            align: 'end',
            cell: ({ startedAt, finishedAt }) =>
              formatDuration(Date.parse(finishedAt) - Date.parse(startedAt), locale),
          },
          {
            id: 'at',
            header: t('backups-when'),
            align: 'end',
            cell: ({ startedAt }) => <RelativeTime at={startedAt} />,
          },
        ]}
        rows={attempts}
        rowKey={({ kind, startedAt }) => `${kind} ${startedAt}`}
        rowLabel={({ kind, startedAt }) => `${kind} ${startedAt}`}
      />
    </Card>
  );
}
