import { readJson } from '../../api/api-client.ts';
import { useAction } from '../../api/use-action.ts';
import { useConsole } from '../../app/console-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { formatNumber, formatPercent } from '../../ui/data/format.ts';
import { RelativeTime } from '../../ui/data/relative-time.tsx';
import { Sparkline } from '../../ui/data/sparkline.tsx';
import { Card, Facts } from '../../ui/data/stat.tsx';
import { Badge, type Tone } from '../../ui/feedback/badge.tsx';
import {
  type AddableKind,
  canRemove,
  findDeciding,
  findPlace,
  type SettingState,
} from './service-settings.ts';

/** A service as the API sends it. */
export interface Service {
  readonly id: string;
  readonly kind: AddableKind;
  readonly name: string;
  readonly title: string;
  readonly address: string;
  readonly version: string | null;
  readonly status: 'unknown' | 'up' | 'down';
  readonly since: string | null;
  readonly checkedAt: string | null;
  readonly detail: string | null;
  readonly uptime: { readonly day: number | null; readonly month: number | null };
  readonly latencyMs: { readonly p50: number; readonly p95: number } | null;
  readonly accounts: number;
  readonly spaces: number;
  readonly latency: readonly { readonly p50Ms: number; readonly failures: number }[];
}

/** The color of each status. */
export const statusTones = {
  unknown: 'neutral',
  up: 'good',
  down: 'bad',
} as const satisfies Record<Service['status'], Tone>;

/** How a service is, and what can be done about it. */
export function ServiceCard(props: {
  readonly service: Service;
  /** Null: they are not known yet. */
  readonly settings: readonly SettingState[] | null;
  readonly isAdmin: boolean;
  readonly onOpen: () => void;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
  readonly onChecked: () => void;
}) {
  const { t, api, locale, toast } = useConsole();
  const { service, settings, isAdmin, onOpen, onEdit, onRemove, onChecked } = props;
  const place = findPlace(service);
  const deciding = place && settings ? findDeciding(place, settings) : null;
  const canEdit = isAdmin && place !== null && settings !== null && deciding === null;
  const check = useAction(async () => {
    const call = api.services[':id'].check.$post({ param: { id: service.id } });
    const { isUp, detail } = await readJson(call);
    toast({ tone: isUp ? 'good' : 'bad', text: detail });
    onChecked();
  }, 'read');
  const share = (value: number | null) => (value === null ? '–' : formatPercent(value, locale));
  const ms = (value: number) => t('services-ms', { ms: formatNumber(value, locale) });

  return (
    <Card
      title={service.title}
      action={<Badge tone={statusTones[service.status]}>{t(`service-${service.status}`)}</Badge>}
    >
      <div class="stack">
        <div class="row row-between">
          <span class="quiet">
            {t(`services-kind-${service.kind}`)}
            {service.version && ` · ${service.version}`}
          </span>
          <Sparkline
            values={service.latency.map((point) => point.p50Ms)}
            label={t('services-sparkline', { name: service.title })}
          />
        </div>
        {service.status === 'down' && service.detail && (
          <p class="service-fault">{service.detail}</p>
        )}
        <Facts
          facts={[
            { name: t('services-since'), value: <RelativeTime at={service.since} /> },
            {
              name: t('services-uptime'),
              value: t('services-uptime-value', {
                day: share(service.uptime.day),
                month: share(service.uptime.month),
              }),
            },
            {
              name: t('services-latency'),
              value: service.latencyMs
                ? t('services-latency-value', {
                    p50: ms(service.latencyMs.p50),
                    p95: ms(service.latencyMs.p95),
                  })
                : '–',
            },
            {
              name: t('services-address'),
              value: <code class="service-address">{service.address}</code>,
            },
          ]}
        />
        {deciding !== null && (
          <p class="quiet">{t('services-from-environment', { name: deciding })}</p>
        )}
        {place === null && <p class="quiet">{t('services-from-demo')}</p>}
        <div class="row">
          <Button size="small" onClick={onOpen}>
            {t('services-details')}
          </Button>
          {isAdmin && (
            <Button
              size="small"
              icon="refresh"
              isBusy={check.isRunning}
              onClick={() => void check.run()}
            >
              {t('services-check')}
            </Button>
          )}
          {canEdit && (
            <Button size="small" icon="edit" onClick={onEdit}>
              {t('services-edit')}
            </Button>
          )}
          {canEdit && canRemove(place) && (
            <Button size="small" style="danger" icon="trash" onClick={onRemove}>
              {t('services-remove')}
            </Button>
          )}
        </div>
      </div>
    </Card>
  );
}
