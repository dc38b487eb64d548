import { useMemo } from 'preact/hooks';
import type { Query } from '../../api/use-query.ts';
import { useConsole } from '../../app/console-context.ts';
import type { PlainMessageKey } from '../../texts/texts.ts';
import { Chart } from '../../ui/data/chart.tsx';
import { Card } from '../../ui/data/stat.tsx';
import { EmptyState, QueryView } from '../../ui/feedback/states.tsx';
import type { History } from './overview-page.tsx';

type State = keyof History['days'][number]['states'];

interface Group {
  readonly label: PlainMessageKey;
  readonly color: `--chart-${number}`;
  readonly states: readonly State[];
}

/** Nine states are too many colors: those that mean the same for an owner are one part of the bar. */
const groups = [
  { label: 'state-available', color: '--chart-1', states: ['available', 'partial'] },
  {
    label: 'overview-in-progress',
    color: '--chart-3',
    states: ['queued', 'approved', 'processing'],
  },
  { label: 'state-pending', color: '--chart-2', states: ['pending'] },
  { label: 'overview-refused', color: '--chart-4', states: ['declined', 'failed'] },
  { label: 'state-cancelled', color: '--chart-5', states: ['cancelled'] },
] as const satisfies readonly Group[];

/** The requests of the last 30 days by their state now. */
export function RequestChart({ query }: { readonly query: Query<History> }) {
  const { t } = useConsole();
  return (
    <Card title={t('overview-requests')}>
      <QueryView query={query}>
        {({ days }) =>
          days.some(({ states }) => Object.keys(states).length > 0) ? (
            <Bars days={days} />
          ) : (
            <EmptyState icon="requests" title={t('overview-no-requests-title')}>
              {t('overview-no-requests')}
            </EmptyState>
          )
        }
      </QueryView>
    </Card>
  );
}

function Bars({ days }: Pick<History, 'days'>) {
  const { t } = useConsole();
  const times = useMemo(() => days.map(({ day }) => Date.parse(`${day}T12:00:00`)), [days]);
  const series = useMemo(
    () =>
      groups.map(({ label, color, states }) => ({
        label: t(label),
        color,
        values: days.map((day) => states.reduce((sum, state) => sum + (day.states[state] ?? 0), 0)),
      })),
    [days, t],
  );
  return (
    <Chart
      label={t('overview-requests')}
      times={times}
      series={series}
      kind="stacked-bars"
      height={240}
    />
  );
}
