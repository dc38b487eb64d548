import { useConsole } from '../../app/console-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { formatBytes, formatDateTime } from '../../ui/data/format.ts';
import { Table } from '../../ui/data/table.tsx';
import { Badge } from '../../ui/feedback/badge.tsx';
import { EmptyState } from '../../ui/feedback/states.tsx';

/** A backup as the API sends it. */
export interface Backup {
  readonly id: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly bytes: number | null;
  readonly isEncrypted: boolean;
  readonly problem: string | null;
}

/** The base backups, the newest first. */
export function BackupTable(props: {
  /** Whether they are made regularly. */
  readonly isScheduled: boolean;
  readonly backups: readonly Backup[];
  readonly canChange: boolean;
  readonly isVerifying: boolean;
  readonly onVerify: (id: string) => void;
  readonly onDownload: (backup: Backup) => void;
}) {
  const { t, locale } = useConsole();
  const { backups, isScheduled, canChange, isVerifying, onVerify, onDownload } = props;
  if (backups.length === 0) {
    return (
      <EmptyState icon="backups" title={t('backups-none-title')}>
        {t(isScheduled ? 'backups-none' : 'backups-none-by-hand')}
      </EmptyState>
    );
  }
  return (
    <Table
      caption={t('page-backups')}
      columns={[
        {
          id: 'finished',
          header: t('backups-finished'),
          isWide: true,
          cell: ({ finishedAt, id }) =>
            finishedAt ? formatDateTime(new Date(finishedAt), locale) : id,
        },
        {
          id: 'name',
          header: t('backups-name'),
          isMinor: true,
          cell: ({ id }) => <code>{id}</code>,
        },
        {
          id: 'state',
          header: t('backups-state'),
          cell: ({ problem }) => (
            <Badge tone={problem === null ? 'good' : 'bad'}>{problem ?? t('backups-usable')}</Badge>
          ),
        },
        {
          id: 'keys',
          header: t('backups-keys'),
          isMinor: true,
          cell: ({ isEncrypted }) => t(isEncrypted ? 'backups-encrypted' : 'backups-readable'),
        },
        {
          id: 'size',
          header: t('backups-size'),
          align: 'end',
          cell: ({ bytes }) => (bytes === null ? '–' : formatBytes(bytes, locale)),
        },
        ...(canChange
          ? [
              {
                id: 'actions',
                header: t('backups-actions'),
                isHeaderHidden: true,
                align: 'end' as const,
                cell: (backup: Backup) => (
                  <div class="row">
                    <Button
                      size="small"
                      icon="check"
                      isDisabled={isVerifying || backup.problem !== null}
                      onClick={() => onVerify(backup.id)}
                    >
                      {t('backups-verify')}
                    </Button>
                    <Button
                      size="small"
                      icon="download"
                      isDisabled={backup.problem !== null}
                      onClick={() => onDownload(backup)}
                    >
                      {t('backups-download')}
                    </Button>
                  </div>
                ),
              },
            ]
          : []),
      ]}
      rows={backups}
      rowKey={({ id }) => id}
      rowLabel={({ id }) => id}
    />
  );
}
