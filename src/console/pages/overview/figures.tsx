import type { ComponentChildren } from 'preact';
import { useConsole } from '../../app/console-context.ts';
import { formatDuration, formatNumber } from '../../ui/data/format.ts';
import { RelativeTime } from '../../ui/data/relative-time.tsx';
import { Stat } from '../../ui/data/stat.tsx';
import type { History, Overview } from './overview-page.tsx';

/** The figures that an owner looks at first, each as a link to where it comes from. */
export function Figures(props: { readonly overview: Overview; readonly history: History | null }) {
  const { t, locale } = useConsole();
  const { overview, history } = props;
  const { pending, queue } = overview;
  return (
    <div class="grid-stats">
      <Stat
        label={t('overview-pending')}
        value={formatNumber(pending.count, locale)}
        tone={pending.count > 0 ? 'warn' : 'neutral'}
        href="/console/requests?state=pending"
        note={
          pending.oldestAt ? (
            <>
              {t('overview-oldest')} <RelativeTime at={pending.oldestAt} />
            </>
          ) : (
            t('overview-nothing-waits')
          )
        }
      />
      <QueueStat queue={queue} />
      <WaitStat label={t('overview-approval')} times={history?.approval ?? null} />
      <WaitStat label={t('overview-availability')} times={history?.availability ?? null} />
      <BackupStat backups={overview.backups} />
    </div>
  );
}

/** Jobs that failed for good if there are any, or else those that wait. */
function QueueStat({ queue }: Pick<Overview, 'queue'>) {
  const { t, locale } = useConsole();
  const { waiting, oldestSeconds, deadLetters } = queue;
  if (deadLetters > 0) {
    return (
      <Stat
        label={t('overview-failed-jobs')}
        value={formatNumber(deadLetters, locale)}
        tone="bad"
        href="/console/jobs"
        note={t('overview-waiting-jobs', { count: waiting })}
      />
    );
  }
  return (
    <Stat
      label={t('overview-queue')}
      value={formatNumber(waiting, locale)}
      href="/console/jobs"
      note={
        oldestSeconds === null
          ? t('overview-nothing-waits')
          : t('overview-oldest-job', { age: formatDuration(oldestSeconds * 1_000, locale) })
      }
    />
  );
}

/** How long half of all requests waited, and nine of ten. */
function WaitStat(props: { readonly label: string; readonly times: History['approval'] }) {
  const { t, locale } = useConsole();
  const { label, times } = props;
  const format = (value: number) => formatDuration(value * 1_000, locale);
  return (
    <Stat
      label={label}
      value={times ? format(times.p50) : '–'}
      note={times ? t('overview-p90', { time: format(times.p90) }) : t('overview-no-times')}
    />
  );
}

function BackupStat({ backups }: Pick<Overview, 'backups'>) {
  const { t } = useConsole();
  const { lastSuccessAt, drill } = backups;
  return (
    <Stat
      label={t('overview-backup')}
      value={
        lastSuccessAt ? (
          <span class="overview-when">
            <RelativeTime at={lastSuccessAt} />
          </span>
        ) : (
          '–'
        )
      }
      tone={drill && !drill.isOk ? 'bad' : 'neutral'}
      href="/console/backups"
      note={toNote()}
    />
  );

  function toNote(): ComponentChildren {
    if (!lastSuccessAt) return t('overview-no-backup');
    if (!drill) return t('overview-no-drill');
    return (
      <>
        {t(drill.isOk ? 'overview-drill-ok' : 'overview-drill-failed')}{' '}
        <RelativeTime at={drill.at} />
      </>
    );
  }
}
