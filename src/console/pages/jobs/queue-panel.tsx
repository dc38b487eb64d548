import { useMemo } from 'preact/hooks';
import { readJson } from '../../api/api-client.ts';
import { useQuery } from '../../api/use-query.ts';
import { useConsole } from '../../app/console-context.ts';
import { jobText } from '../../texts/job-text.ts';
import { Chart } from '../../ui/data/chart.tsx';
import { QueryPanel } from '../../ui/feedback/query-panel.tsx';
import { EmptyState } from '../../ui/feedback/states.tsx';

interface Point {
  readonly at: string;
  readonly waiting: number;
  readonly completedPerMinute: number | null;
}

/** The last 24 hours of a queue. */
export function QueuePanel({
  kind,
  onClose,
}: {
  readonly kind: string;
  readonly onClose: () => void;
}) {
  const { t, api } = useConsole();
  const history = useQuery(kind, (signal) =>
    readJson(api.jobs.queues[':kind'].history.$get({ param: { kind } }, { init: { signal } })),
  );
  return (
    <QueryPanel query={history} title={jobText(t, kind)} onClose={onClose}>
      {({ points }) =>
        points.length < 2 ? (
          <EmptyState icon="clock" title={t('jobs-no-history-title')}>
            {t('jobs-no-history')}
          </EmptyState>
        ) : (
          <History points={points} />
        )
      }
    </QueryPanel>
  );
}

function History({ points }: { readonly points: readonly Point[] }) {
  const { t } = useConsole();
  const times = useMemo(() => points.map(({ at }) => new Date(at).getTime()), [points]);
  const waiting = useMemo(
    () => [
      {
        label: t('jobs-waiting'),
        color: '--chart-1' as const,
        values: points.map((point) => point.waiting),
      },
    ],
    [points, t],
  );
  const completed = useMemo(
    () => [
      {
        label: t('jobs-completed-rate'),
        color: '--chart-2' as const,
        values: points.map((point) => point.completedPerMinute),
      },
    ],
    [points, t],
  );
  return (
    <div class="stack">
      <h3>{t('jobs-waiting')}</h3>
      <Chart label={t('jobs-history-waiting')} times={times} series={waiting} height={160} />
      <h3>{t('jobs-completed-rate')}</h3>
      <Chart label={t('jobs-history-completed')} times={times} series={completed} height={160} />
    </div>
  );
}
