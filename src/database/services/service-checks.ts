import { sql } from 'kysely';
import { z } from 'zod';
import type { ServiceId } from '../../domain/id.ts';
import { serviceFaultCodes } from '../../domain/services/service-fault.ts';
import {
  type ServiceCondition,
  type ServiceOverview,
  serviceKinds,
  serviceStatuses,
} from '../../domain/services/service-status.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ServiceChecks } from '../../ports/services/status-sources.ts';
import type { KyselyClient } from '../kysely.ts';
import { toRowId } from '../row-id.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Older checks are kept as one row for each hour. */
const rawDays = 7;
const monthDays = 30;

const kindColumn = z.enum(serviceKinds);
const faultColumn = z
  .object({ code: z.enum(serviceFaultCodes), reason: z.string().nullable() })
  .nullable()
  // A later version may know more codes.
  .catch(null);
const statusColumn = z.enum(serviceStatuses);
const configColumn = z.object({ title: z.string().nullish() });

/** The health checks of services: what they show, and how they are kept. */
export function createServiceChecks({
  kysely,
  clock,
}: {
  readonly kysely: KyselyClient;
  readonly clock: Clock;
}): ServiceChecks & {
  /** Replaces checks that are older than a week by one row for each service and hour. Returns how many were replaced. */
  rollUp(): Promise<number>;
} {
  return {
    listConditions,

    async listOverviews(ids) {
      if (ids.length === 0) return [];
      const now = clock().getTime();
      const [conditions, day, month] = await Promise.all([
        listConditions(ids),
        readDay(ids, new Date(now - dayMs)),
        readMonth(ids, new Date(now - monthDays * dayMs)),
      ]);
      return conditions.map((condition): ServiceOverview => {
        const today = day.get(condition.id);
        return {
          ...condition,
          uptime: { day: toShare(today), month: toShare(month.get(condition.id)) },
          latencyMs: today?.latencyMs ?? null,
        };
      });
    },

    async rollUp() {
      const before = findFirstRaw();
      return kysely.transaction().execute(async (transaction) => {
        const hourOf = sql<Date>`date_trunc('hour', at, 'UTC')`;
        await transaction
          .insertInto('service_check_hour')
          .columns(['service_id', 'hour', 'checks', 'failures', 'latency_p50_ms', 'latency_p95_ms'])
          .expression((eb) =>
            eb
              .selectFrom('service_check')
              .where('at', '<', before)
              .groupBy(['service_id', hourOf])
              .select([
                'service_id',
                hourOf.as('hour'),
                sql<number>`count(*)::int`.as('checks'),
                sql<number>`(count(*) filter (where not ok))::int`.as('failures'),
                percentile(0.5).as('latency_p50_ms'),
                percentile(0.95).as('latency_p95_ms'),
              ]),
          )
          // Kept changes are in a row of their hour already, and so is everything if another process was faster.
          .onConflict((conflict) => conflict.columns(['service_id', 'hour']).doNothing())
          .execute();
        const { numDeletedRows } = await transaction
          .deleteFrom('service_check')
          .where('at', '<', before)
          // The changes of the status are kept as a history.
          .where('changed_to', 'is', null)
          .executeTakeFirst();
        return Number(numDeletedRows);
      });
    },
  };

  async function listConditions(ids: readonly ServiceId[]): Promise<readonly ServiceCondition[]> {
    if (ids.length === 0) return [];
    const rows = await kysely
      .selectFrom('service_config')
      .where('id', 'in', [...ids])
      .selectAll()
      .execute();
    const conditions = rows.map(
      (row): ServiceCondition => ({
        id: toRowId(row.id),
        kind: kindColumn.parse(row.kind),
        title: configColumn.parse(row.config).title ?? row.name.replace(/^http:/, ''),
        status: statusColumn.parse(row.status),
        since: row.status_since,
        checkedAt: row.status_at,
        detail: row.status_detail,
        fault: faultColumn.parse(row.status_fault),
        missingUsers: row.users_missing,
      }),
    );
    return ids.flatMap((id) => conditions.find((condition) => condition.id === id) ?? []);
  }

  /** The beginning of the hour a week ago. */
  function findFirstRaw(): Date {
    return new Date(Math.floor((clock().getTime() - rawDays * dayMs) / hourMs) * hourMs);
  }

  /** Counts the checks since a time within the last week. */
  function selectCounts(ids: readonly ServiceId[], since: Date) {
    return kysely
      .selectFrom('service_check')
      .where('service_id', 'in', [...ids])
      .where('at', '>=', since)
      .groupBy('service_id')
      .select([
        'service_id',
        sql<number>`count(*)::int`.as('checks'),
        sql<number>`(count(*) filter (where not ok))::int`.as('failures'),
      ]);
  }

  /** Counts and latencies. */
  async function readDay(ids: readonly ServiceId[], since: Date) {
    const rows = await selectCounts(ids, since)
      .select([percentile(0.5, sql`where ok`).as('p50'), percentile(0.95, sql`where ok`).as('p95')])
      .execute();
    return new Map(
      rows.map(({ service_id: id, checks, failures, p50, p95 }) => [
        id,
        { checks, failures, latencyMs: checks > failures ? { p50, p95 } : null },
      ]),
    );
  }

  /** The checks of the last week, and the hours before. */
  async function readMonth(ids: readonly ServiceId[], since: Date) {
    const recent = await selectCounts(ids, findFirstRaw()).execute();
    const hours = await kysely
      .selectFrom('service_check_hour')
      .where('service_id', 'in', [...ids])
      .where('hour', '>=', since)
      .groupBy('service_id')
      .select([
        'service_id',
        sql<number>`sum(checks)::int`.as('checks'),
        sql<number>`sum(failures)::int`.as('failures'),
      ])
      .execute();
    const all = new Map<string, { checks: number; failures: number }>();
    for (const { service_id: id, checks, failures } of [...recent, ...hours]) {
      const sum = all.get(id) ?? { checks: 0, failures: 0 };
      all.set(id, { checks: sum.checks + checks, failures: sum.failures + failures });
    }
    return all;
  }
}

function percentile(share: number, filter = sql`where true`) {
  return sql<number>`coalesce(percentile_disc(${sql.lit(share)}) within group (order by latency_ms)
    filter (${filter}), 0)::int`;
}

function toShare(counts?: { readonly checks: number; readonly failures: number }): number | null {
  if (!counts || counts.checks === 0) return null;
  return (counts.checks - counts.failures) / counts.checks;
}
