import { sql } from 'kysely';
import { z } from 'zod';
import type { ServiceId } from '../../../domain/id.ts';
import type {
  LatencyPoint,
  ReportPeriod,
  StoredService,
} from '../../../domain/operator/service-report.ts';
import { serviceStatuses } from '../../../domain/services/service-status.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { ServiceReports } from '../../../ports/operator/service-reports.ts';
import type { KyselyClient } from '../../kysely.ts';
import { toRowId } from '../../row-id.ts';
import { splitCredentials } from '../../services/url-credentials.ts';

const hourMs = 3_600_000;
const hourSeconds = 3_600;
/** How long each period is, and how long the intervals of its points. */
const periods = {
  day: { hours: 24, pointSeconds: 600 },
  week: { hours: 7 * 24, pointSeconds: hourSeconds },
  month: { hours: 30 * 24, pointSeconds: hourSeconds },
} as const satisfies Record<ReportPeriod, { hours: number; pointSeconds: number }>;
const sparklineSeconds = 1_800;

const statusColumn = z.enum(serviceStatuses);

/** What is stored about services, and their health checks as series. */
export function createServiceReports({
  kysely,
  clock,
}: {
  readonly kysely: KyselyClient;
  readonly clock: Clock;
}): ServiceReports {
  return {
    async listStored(ids) {
      if (ids.length === 0) return [];
      const rows = await kysely
        .selectFrom('service_config')
        .where('id', 'in', [...ids])
        .select((eb) => [
          'id',
          'name',
          'base_url',
          'version',
          eb
            .selectFrom('account')
            .whereRef('account.service_id', '=', 'service_config.id')
            .where('account.removed_at', 'is', null)
            .select((count) => count.cast<number>(count.fn.countAll(), 'integer').as('count'))
            .as('accounts'),
          eb
            .selectFrom('space')
            .whereRef('space.service_id', '=', 'service_config.id')
            .where('space.left_at', 'is', null)
            .select((count) => count.cast<number>(count.fn.countAll(), 'integer').as('count'))
            .as('spaces'),
        ])
        .execute();
      const stored = rows.map(
        (row): StoredService => ({
          id: toRowId(row.id),
          name: row.name.replace(/^http:/, ''),
          // Earlier versions stored them in the address.
          address: splitCredentials(row.base_url).address,
          version: row.version,
          accounts: row.accounts ?? 0,
          spaces: row.spaces ?? 0,
        }),
      );
      return ids.flatMap((id) => stored.find((each) => each.id === id) ?? []);
    },

    async listLatencies(ids) {
      const rows = await readChecks(ids, hoursAgo(24), sparklineSeconds);
      return Map.groupBy(rows, ({ serviceId }) => serviceId);
    },

    async readLatency(id, period) {
      const { hours, pointSeconds } = periods[period];
      const since = hoursAgo(hours);
      const points = await readChecks([id], since, pointSeconds);
      if (period !== 'month') return points.map(toPoint);
      const first = points[0]?.at ?? clock();
      const older = await kysely
        .selectFrom('service_check_hour')
        .where('service_id', '=', id)
        .where('hour', '>=', since)
        .where('hour', '<', first)
        .orderBy('hour')
        .select(['hour as at', 'checks', 'failures'])
        .select(['latency_p50_ms as p50Ms', 'latency_p95_ms as p95Ms'])
        .execute();
      return [...older, ...points.map(toPoint)];
    },

    async listChanges(id, limit) {
      const rows = await kysely
        .selectFrom('service_check')
        .where('service_id', '=', id)
        .where('changed_to', 'is not', null)
        .orderBy('at', 'desc')
        .limit(limit)
        .select(['at', 'changed_to', 'detail'])
        .execute();
      return rows.map(({ at, changed_to, detail }) => ({
        at,
        status: statusColumn.catch('unknown').parse(changed_to),
        detail,
      }));
    },
  };

  function hoursAgo(hours: number): Date {
    return new Date(clock().getTime() - hours * hourMs);
  }

  /** The checks since a time, in intervals of some seconds, the oldest first. */
  async function readChecks(ids: readonly ServiceId[], since: Date, pointSeconds: number) {
    if (ids.length === 0) return [];
    const width = sql.lit(pointSeconds);
    const point = sql<Date>`to_timestamp(floor(extract(epoch from at) / ${width}) * ${width})`;
    const rows = await kysely
      .selectFrom('service_check')
      .where('service_id', 'in', [...ids])
      .where('at', '>=', since)
      .groupBy(['service_id', point])
      .orderBy(point)
      .select([
        'service_id',
        point.as('at'),
        sql<number>`count(*)::int`.as('checks'),
        sql<number>`(count(*) filter (where not ok))::int`.as('failures'),
        percentile(0.5).as('p50Ms'),
        percentile(0.95).as('p95Ms'),
      ])
      .execute();
    return rows.map(({ service_id, ...row }) => ({
      serviceId: toRowId<'service'>(service_id),
      ...row,
    }));
  }
}

function percentile(share: number) {
  return sql<number>`percentile_disc(${sql.lit(share)}) within group (order by latency_ms)`;
}

function toPoint({ at, checks, failures, p50Ms, p95Ms }: LatencyPoint): LatencyPoint {
  return { at, checks, failures, p50Ms, p95Ms };
}
