import { useState } from 'preact/hooks';
import { readJson } from '../../api/api-client.ts';
import { useAction } from '../../api/use-action.ts';
import { useQuery } from '../../api/use-query.ts';
import { useConsole } from '../../app/console-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { formatBytes, formatDateTime, formatDuration } from '../../ui/data/format.ts';
import { RelativeTime } from '../../ui/data/relative-time.tsx';
import { Stat } from '../../ui/data/stat.tsx';
import { Banner } from '../../ui/feedback/badge.tsx';
import { ConfirmDialog } from '../../ui/feedback/dialog.tsx';
import { QueryView } from '../../ui/feedback/states.tsx';
import { AttemptTable } from './attempt-table.tsx';
import { type Backup, BackupTable } from './backup-table.tsx';
import { BackupTasks } from './backup-tasks.tsx';
import { DownloadDialog } from './download-dialog.tsx';
import { ExternalDatabase } from './external-database.tsx';
import { RestoreCard } from './restore-card.tsx';

/** Backups of the embedded database; for another one, what its operator has to do. */
export default function BackupsPage() {
  const { t, api, locale, session, isDemo } = useConsole();
  const [isAskingDrill, setAskingDrill] = useState(false);
  const [downloaded, setDownloaded] = useState<Backup | null>(null);
  const backups = useQuery(
    'backups',
    (signal) => readJson(api.backups.$get({}, { init: { signal } })),
    ['backups', 'tasks'],
  );
  const make = useAction(async () => readJson(api.backups.$post({})));
  const drill = useAction(async () => {
    await readJson(api.backups.drill.$post({}));
    setAskingDrill(false);
  });
  const verify = useAction(async (id: string) =>
    readJson(api.backups[':id'].verify.$post({ param: { id } })),
  );
  const isAdmin = session?.scope === 'admin';

  return (
    <div class="stack">
      <header class="page-head">
        <h1>{t('page-backups')}</h1>
        {isAdmin && backups.data && backups.data.mode !== 'external' && (
          <div class="row">
            <Button icon="check" onClick={() => setAskingDrill(true)}>
              {t('backups-drill')}
            </Button>
            <Button
              style="main"
              icon="backups"
              isBusy={make.isRunning}
              onClick={() => void make.run()}
            >
              {t('backups-make')}
            </Button>
          </div>
        )}
      </header>
      <QueryView query={backups}>
        {(data) => {
          if (data.mode === 'external') return <ExternalDatabase />;
          const newest = data.backups.find(({ problem }) => problem === null);
          const lastDrill = data.attempts.find(({ kind }) => kind === 'drill');
          const bytes = data.backups.reduce((sum, each) => sum + (each.bytes ?? 0), 0);
          return (
            <div class="stack">
              {data.mode === 'off' && (
                <Banner tone="warn">{t(isDemo ? 'backups-off-demo' : 'backups-off')}</Banner>
              )}
              <div class="grid-stats">
                <Stat
                  label={t('backups-newest')}
                  value={<RelativeTime at={newest?.finishedAt ?? null} />}
                  tone={newest ? 'neutral' : 'warn'}
                  note={
                    data.mode === 'scheduled'
                      ? t('backups-interval', { hours: data.intervalHours })
                      : t('backups-by-hand')
                  }
                />
                <Stat
                  label={t('backups-restorable')}
                  value={<RelativeTime at={data.restorableUntil} />}
                  note={
                    data.restorableUntil && formatDateTime(new Date(data.restorableUntil), locale)
                  }
                />
                <Stat
                  label={t('backups-last-drill')}
                  value={<RelativeTime at={lastDrill?.startedAt ?? null} />}
                  tone={lastDrill ? (lastDrill.isOk ? 'good' : 'bad') : 'neutral'}
                  note={
                    lastDrill
                      ? lastDrill.isOk
                        ? t('backups-drill-ok', {
                            time: formatDuration(
                              Date.parse(lastDrill.finishedAt) - Date.parse(lastDrill.startedAt),
                              locale,
                            ),
                          })
                        : t('backups-drill-failed')
                      : t('backups-no-drill')
                  }
                />
                <Stat
                  label={t('backups-size')}
                  value={formatBytes(bytes, locale)}
                  note={t('backups-kept', { days: data.keepDays, count: data.keepCount })}
                />
              </div>
              <BackupTasks />
              <BackupTable
                isScheduled={data.mode === 'scheduled'}
                backups={data.backups}
                canChange={isAdmin}
                isVerifying={verify.isRunning}
                onVerify={(id) => void verify.run(id)}
                onDownload={setDownloaded}
              />
              <p class="quiet">
                {t('backups-folder')} <code>{data.folder}</code>
              </p>
              {newest && <RestoreCard backups={data.backups} until={data.restorableUntil} />}
              <AttemptTable attempts={data.attempts} />
            </div>
          );
        }}
      </QueryView>
      {isAskingDrill && (
        <ConfirmDialog
          title={t('backups-drill-title')}
          confirm={t('backups-drill')}
          isBusy={drill.isRunning}
          onConfirm={() => void drill.run()}
          onClose={() => setAskingDrill(false)}
        >
          {t('backups-drill-effect')}
        </ConfirmDialog>
      )}
      {downloaded && <DownloadDialog backup={downloaded} onClose={() => setDownloaded(null)} />}
    </div>
  );
}
