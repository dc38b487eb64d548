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
  const seconds = (value: number) => formatDuration(value * 1_000, locale);
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
      <Stat
        label={t('overview-queue')}
        value={formatNumber(queue.waiting, locale)}
        tone={queue.deadLetters > 0 ? 'bad' : 'neutral'}
        href="/console/jobs"
        note={toQueueNote()}
      />
      <WaitStat label={t('overview-approval')} times={history?.approval ?? null} />
      <WaitStat label={t('overview-availability')} times={history?.availability ?? null} />
      <BackupStat backups={overview.backups} />
    </div>
  );

  function toQueueNote(): string {
    if (queue.deadLetters > 0) return t('overview-dead-letters', { count: queue.deadLetters });
    if (queue.oldestSeconds === null) return t('overview-nothing-waits');
    return t('overview-oldest-job', { age: seconds(queue.oldestSeconds) });
  }
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
