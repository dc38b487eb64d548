import { readJson } from '../../api/api-client.ts';
import { useInterval } from '../../api/use-interval.ts';
import { useQuery } from '../../api/use-query.ts';
import { useConsole } from '../../app/console-context.ts';
import { navigate } from '../../app/location.ts';
import type { PageProps } from '../../app/pages.ts';
import { formatDuration, formatNumber } from '../../ui/data/format.ts';
import { Card, Stat } from '../../ui/data/stat.tsx';
import { QueryView } from '../../ui/feedback/states.tsx';
import { DeadLetterList } from './dead-letter-list.tsx';
import { QueuePanel } from './queue-panel.tsx';
import { QueueTable } from './queue-table.tsx';
import './jobs.css';

/** The counts are that old anyway. */
const refreshMs = 10_000;

/** The queues, and the jobs that failed for good. */
export default function JobsPage({ location }: PageProps) {
  const { t, api, locale } = useConsole();
  const queues = useQuery('queues', (signal) => readJson(api.jobs.$get({}, { init: { signal } })), [
    'jobs',
  ]);
  useInterval(queues.refresh, refreshMs);
  const [kind = null] = location.rest;

  return (
    <div class="stack">
      <header class="page-head">
        <h1>{t('page-jobs')}</h1>
      </header>
      <QueryView query={queues}>
        {(data) => {
          const sum = (pick: (queue: (typeof data.queues)[number]) => number) =>
            data.queues.reduce((total, queue) => total + pick(queue), 0);
          const oldest = Math.max(0, ...data.queues.map(({ oldestSeconds }) => oldestSeconds ?? 0));
          return (
            <div class="stack">
              <div class="grid-stats">
                <Stat
                  label={t('jobs-waiting')}
                  value={formatNumber(
                    sum((queue) => queue.ready + queue.deferred),
                    locale,
                  )}
                  note={
                    oldest > 0
                      ? t('jobs-oldest', { age: formatDuration(oldest * 1_000, locale) })
                      : t('jobs-none-waiting')
                  }
                />
                <Stat
                  label={t('jobs-active')}
                  value={formatNumber(
                    sum((queue) => queue.active),
                    locale,
                  )}
                />
                <Stat
                  label={t('jobs-per-minute')}
                  value={formatNumber(
                    Math.round(sum((queue) => queue.perMinute?.completed ?? 0)),
                    locale,
                  )}
                  note={t('jobs-per-minute-note')}
                />
                <Stat
                  label={t('jobs-dead-letters')}
                  value={formatNumber(data.deadLetters, locale)}
                  tone={data.deadLetters > 0 ? 'bad' : 'good'}
                  note={t('jobs-dead-letters-note')}
                />
              </div>
              <DeadLetterList />
              <Card title={t('jobs-queues')} isFlush>
                <QueueTable
                  queues={data.queues}
                  openKind={kind}
                  onOpen={(name) => navigate(`/console/jobs/${name}`)}
                />
              </Card>
              {kind !== null && (
                <QueuePanel kind={kind} onClose={() => navigate('/console/jobs')} />
              )}
            </div>
          );
        }}
      </QueryView>
    </div>
  );
}
