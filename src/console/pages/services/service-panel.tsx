import { useMemo, useState } from 'preact/hooks';
import { readJson } from '../../api/api-client.ts';
import { useQuery } from '../../api/use-query.ts';
import { useConsole } from '../../app/console-context.ts';
import { Segments } from '../../ui/controls/tabs.tsx';
import { Chart } from '../../ui/data/chart.tsx';
import { formatDateTime, formatNumber } from '../../ui/data/format.ts';
import { RelativeTime } from '../../ui/data/relative-time.tsx';
import { Facts } from '../../ui/data/stat.tsx';
import { Badge } from '../../ui/feedback/badge.tsx';
import { SidePanel } from '../../ui/feedback/dialog.tsx';
import { EmptyState, QueryView } from '../../ui/feedback/states.tsx';
import { type Service, statusTones } from './service-card.tsx';
import { WebhookSection } from './webhook-section.tsx';

const periods = ['day', 'week', 'month'] as const;
type Period = (typeof periods)[number];

interface Point {
  readonly at: string;
  readonly checks: number;
  readonly failures: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
}

/** Everything about one service: its history, and the webhook of an Overseerr server. */
export function ServicePanel(props: {
  readonly service: Service;
  readonly isAdmin: boolean;
  readonly onClose: () => void;
}) {
  const { t, api, locale } = useConsole();
  const { service, isAdmin, onClose } = props;
  const [period, setPeriod] = useState<Period>('day');
  const history = useQuery(
    `${service.id} ${period}`,
    (signal) =>
      readJson(
        api.services[':id'].history.$get(
          { param: { id: service.id }, query: { period } },
          { init: { signal } },
        ),
      ),
    ['services'],
  );
  return (
    <SidePanel title={service.title} onClose={onClose}>
      <div class="stack">
        <Facts
          facts={[
            { name: t('services-last-check'), value: <RelativeTime at={service.checkedAt} /> },
            { name: t('services-last-result'), value: service.detail ?? '–' },
            ...(service.kind === 'overseerr'
              ? [
                  {
                    name: t('services-uses'),
                    value: t('services-uses-value', {
                      accounts: service.accounts,
                      spaces: service.spaces,
                    }),
                  },
                ]
              : []),
          ]}
        />
        <Segments
          label={t('services-period')}
          value={period}
          choices={periods.map((value) => ({ value, label: t(`services-period-${value}`) }))}
          onChange={setPeriod}
        />
        <QueryView query={history}>
          {({ points, changes }) => (
            <div class="stack">
              {points.length < 2 ? (
                <EmptyState icon="clock" title={t('services-no-history-title')}>
                  {t('services-no-history')}
                </EmptyState>
              ) : (
                <LatencyChart points={points} />
              )}
              <h3>{t('services-changes')}</h3>
              {changes.length === 0 && <p class="quiet">{t('services-no-changes')}</p>}
              <ol class="service-changes">
                {changes.map(({ at, status, detail }) => (
                  <li key={at}>
                    <Badge tone={statusTones[status]}>{t(`service-${status}`)}</Badge>
                    <time dateTime={at}>{formatDateTime(new Date(at), locale)}</time>
                    {detail && <span class="quiet">{detail}</span>}
                  </li>
                ))}
              </ol>
            </div>
          )}
        </QueryView>
        {service.kind === 'overseerr' && <WebhookSection id={service.id} isAdmin={isAdmin} />}
      </div>
    </SidePanel>
  );
}

function LatencyChart({ points }: { readonly points: readonly Point[] }) {
  const { t, locale } = useConsole();
  const times = useMemo(() => points.map(({ at }) => Date.parse(at)), [points]);
  const series = useMemo(
    () => [
      {
        label: t('services-median'),
        color: '--chart-1' as const,
        values: points.map(({ p50Ms, checks, failures }) => (checks > failures ? p50Ms : null)),
      },
      {
        label: t('services-p95'),
        color: '--chart-2' as const,
        values: points.map(({ p95Ms, checks, failures }) => (checks > failures ? p95Ms : null)),
      },
    ],
    [points, t],
  );
  return (
    <Chart
      label={t('services-chart')}
      times={times}
      series={series}
      height={180}
      formatValue={(value) => t('services-ms', { ms: formatNumber(Math.round(value), locale) })}
    />
  );
}
