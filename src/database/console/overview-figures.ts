import { type Expression, sql } from 'kysely';
import { z } from 'zod';
import { requestStates } from '../../domain/requests/request.ts';
import type { Clock } from '../../ports/clock.ts';
import type { OverviewFigures } from '../../ports/console/overview-figures.ts';
import type { KyselyClient } from '../kysely.ts';
import { toFirstId } from '../row-id.ts';

const dayMs = 86_400_000;
const historyDays = 30;
/** Enough for honest percentiles, and read in a few milliseconds. */
const latestEvents = 4_000;
/** An installation with more pending requests than this does not need the exact number. */
const maxPending = 10_000;

const stateColumn = z.enum(requestStates);

/** Counts requests for the overview, on PostgreSQL. */
export function createOverviewFigures({
  kysely,
  clock,
}: {
  readonly kysely: KyselyClient;
  readonly clock: Clock;
}): OverviewFigures {
  return {
    async readPending() {
      const pending = kysely.selectFrom('service_config').innerJoinLateral(
        // The index begins with the service.
        (query) =>
          query
            .selectFrom('request')
            .select(['request.created_at'])
            .whereRef('request.service_id', '=', 'service_config.id')
            .where('request.state', '=', 'pending')
            .limit(maxPending)
            .as('pending'),
        (join) => join.onTrue(),
      );
      const row = await pending
        .select([
          sql<number>`count(*)::int`.as('count'),
          sql<Date | null>`min(pending.created_at)`.as('oldest_at'),
        ])
        .executeTakeFirstOrThrow();
      return { count: row.count, oldestAt: row.oldest_at };
    },

    async countByState(since, until) {
      const rows = await kysely
        .selectFrom('request')
        // IDs begin with the time, so the primary key finds the rows of a day.
        .where('id', '>=', toFirstId(since))
        .where('id', '<', toFirstId(until))
        .groupBy('state')
        .select(['state', sql<number>`count(*)::int`.as('count')])
        .execute();
      return Object.fromEntries(rows.map(({ state, count }) => [stateColumn.parse(state), count]));
    },

    async listChangedDays(since) {
      const day = sql<string>`to_char(created_at at time zone 'UTC', 'YYYY-MM-DD')`;
      const rows = await kysely
        .selectFrom('request')
        .where('updated_at', '>=', since)
        .groupBy(day)
        .select(day.as('day'))
        .execute();
      return rows.map((row) => row.day);
    },

    async readWaitTimes() {
      const since = new Date(clock().getTime() - historyDays * dayMs);
      const latest = kysely
        .selectFrom('request_event')
        .where('id', '>=', toFirstId(since))
        .orderBy('id', 'desc')
        .limit(latestEvents)
        .select(['request_id', 'event', 'to', 'at']);
      const isArrival = sql<boolean>`latest.to = 'available'`;
      const isApproval = sql<boolean>`latest.event = 'approve'`;
      const row = await kysely
        .selectFrom(latest.as('latest'))
        .innerJoin('request', 'request.id', 'latest.request_id')
        .where((query) => query.or([isArrival, isApproval]))
        // What was there before the bot knew of the request says nothing about waiting.
        .whereRef('latest.at', '>', 'request.created_at')
        .select([
          percentile(0.5, isApproval).as('approvalP50'),
          percentile(0.9, isApproval).as('approvalP90'),
          sql<number>`(count(*) filter (where ${isApproval}))::int`.as('approvals'),
          percentile(0.5, isArrival).as('arrivalP50'),
          percentile(0.9, isArrival).as('arrivalP90'),
          sql<number>`(count(*) filter (where ${isArrival}))::int`.as('arrivals'),
        ])
        .executeTakeFirstOrThrow();
      const toTimes = (p50: number | null, p90: number | null, count: number) =>
        p50 === null || p90 === null ? null : { p50, p90, count };
      return {
        approval: toTimes(row.approvalP50, row.approvalP90, row.approvals),
        availability: toTimes(row.arrivalP50, row.arrivalP90, row.arrivals),
      };
    },
  };
}

function percentile(share: number, which: Expression<boolean>) {
  const seconds = sql`extract(epoch from latest.at - request.created_at)`;
  return sql<
    number | null
  >`(percentile_cont(${sql.lit(share)}) within group (order by ${seconds}) filter (where ${which}))::float8`;
}
