import { useConsole } from '../../app/console-context.ts';
import { navigate } from '../../app/location.ts';
import type { PlainMessageKey } from '../../texts/texts.ts';
import { formatPercent } from '../../ui/data/format.ts';
import { RelativeTime } from '../../ui/data/relative-time.tsx';
import { Sparkline } from '../../ui/data/sparkline.tsx';
import { Card } from '../../ui/data/stat.tsx';
import { type Column, Table } from '../../ui/data/table.tsx';
import { Badge, type Tone } from '../../ui/feedback/badge.tsx';
import { EmptyState } from '../../ui/feedback/states.tsx';
import type { Overview } from './overview-page.tsx';

type Service = Overview['services'][number];

const statuses = {
  up: { tone: 'good', text: 'service-up' },
  down: { tone: 'bad', text: 'service-down' },
  unknown: { tone: 'neutral', text: 'service-unknown' },
} as const satisfies Record<Service['status'], { tone: Tone; text: PlainMessageKey }>;

/** The services: whether they work, how fast they answer, and how often they did. */
export function ServiceTable({ services }: Pick<Overview, 'services'>) {
  const { t, locale } = useConsole();
  const share = (value: number | null) => (value === null ? '–' : formatPercent(value, locale));
  const columns: readonly Column<Service>[] = [
    { id: 'title', header: t('overview-service'), cell: ({ title }) => title },
    {
      id: 'status',
      header: t('overview-status'),
      cell: ({ status }) => <Badge tone={statuses[status].tone}>{t(statuses[status].text)}</Badge>,
    },
    {
      id: 'since',
      header: t('overview-since'),
      isMinor: true,
      cell: ({ since }) => <RelativeTime at={since} />,
    },
    {
      id: 'latency',
      header: t('overview-latency'),
      cell: (service) => <Latency service={service} />,
    },
    {
      id: 'day',
      header: t('overview-uptime-day'),
      align: 'end',
      cell: ({ uptime }) => share(uptime.day),
    },
    {
      id: 'month',
      header: t('overview-uptime-month'),
      align: 'end',
      cell: ({ uptime }) => share(uptime.month),
    },
  ];
  return (
    <Card title={t('page-services')} isFlush>
      {services.length === 0 ? (
        <EmptyState icon="services" title={t('overview-no-services-title')}>
          {t('overview-no-services')}
        </EmptyState>
      ) : (
        <Table
          caption={t('page-services')}
          columns={columns}
          rows={services}
          rowKey={({ id }) => id}
          rowLabel={({ title }) => title}
          onOpen={({ id }) => navigate(`/console/services/${id}`)}
        />
      )}
    </Card>
  );
}

function Latency({ service }: { readonly service: Service }) {
  const { t } = useConsole();
  const { latencyMs, latencies, title } = service;
  if (!latencyMs) return <span class="quiet">–</span>;
  const label = t('overview-latency-label', { title, p50: latencyMs.p50, p95: latencyMs.p95 });
  return (
    <span class="overview-latency">
      <Sparkline label={label} values={latencies.map(({ p50Ms }) => p50Ms)} width={110} />
      <span>{t('overview-ms', { value: latencyMs.p50 })}</span>
    </span>
  );
}
