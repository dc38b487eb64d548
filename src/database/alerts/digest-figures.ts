import { sql } from 'kysely';
import type pg from 'pg';
import type { DigestFigures } from '../../domain/alerts/weekly-digest.ts';
import type { ServiceId } from '../../domain/id.ts';
import { readFreeSpace } from '../../lib/files/free-space.ts';
import type { DigestFiguresSource } from '../../ports/alerts/digest-sources.ts';
import type { ServiceChecks } from '../../ports/services/status-sources.ts';
import type { KyselyClient } from '../kysely.ts';
import { readDatabaseSize } from '../operator/database-facts.ts';
import { toFirstId } from '../row-id.ts';

const topCount = 3;

/** What happened in a week, from the rows of requests, history, and health checks. */
export function createDigestFigures(deps: {
  readonly kysely: KyselyClient;
  readonly pool: pg.Pool;
  readonly serviceChecks: Pick<ServiceChecks, 'listConditions'>;
  readonly listServiceIds: () => readonly ServiceId[];
  readonly dataDir: string;
}): DigestFiguresSource {
  const { kysely, pool, serviceChecks, listServiceIds, dataDir } = deps;
  return {
    async read(since, until) {
      return {
        since,
        until,
        requests: await countRequests(since, until),
        decisions: await countDecisions(since, until),
        waitSeconds: await readWait(since, until),
        topRequesters: await listTopRequesters(since, until),
        storage: {
          databaseBytes: (await readDatabaseSize(pool)).bytes,
          freeBytes: await readFreeSpace(dataDir).catch(() => null),
        },
        uptime: await readUptime(since, until),
      };
    },
  };

  /** IDs begin with the time, so the primary key finds the rows of a week. */
  function selectRequests(since: Date, until: Date) {
    return (
      kysely
        .selectFrom('request')
        .where('request.id', '>=', toFirstId(since))
        .where('request.id', '<', toFirstId(until))
        // Older ones that the bot has just heard of, such as all those that were there before it, are not of this week.
        .where('request.created_at', '>=', since)
    );
  }

  function selectEvents(since: Date, until: Date) {
    return kysely
      .selectFrom('request_event')
      .where('request_event.id', '>=', toFirstId(since))
      .where('request_event.id', '<', toFirstId(until));
  }

  async function countRequests(since: Date, until: Date): Promise<DigestFigures['requests']> {
    const rows = await selectRequests(since, until)
      .groupBy('media_type')
      .select(['media_type', sql<number>`count(*)::int`.as('count')])
      .execute();
    const of = (type: string) => rows.find((row) => row.media_type === type)?.count ?? 0;
    return { movies: of('movie'), series: of('tv') };
  }

  async function countDecisions(since: Date, until: Date): Promise<DigestFigures['decisions']> {
    const rows = await selectEvents(since, until)
      .where('event', 'in', ['approve', 'decline'])
      .groupBy('event')
      .select(['event', sql<number>`count(*)::int`.as('count')])
      .execute();
    const of = (event: string) => rows.find((row) => row.event === event)?.count ?? 0;
    return { approved: of('approve'), declined: of('decline') };
  }

  async function readWait(since: Date, until: Date): Promise<DigestFigures['waitSeconds']> {
    const wait = sql`extract(epoch from request_event.at - request.created_at)`;
    const percentile = (share: number) =>
      sql<number>`coalesce(percentile_cont(${sql.lit(share)}) within group (order by ${wait}), 0)::float8`;
    const { p50, p90, count } = await selectEvents(since, until)
      .innerJoin('request', 'request.id', 'request_event.request_id')
      .where('request_event.to', '=', 'available')
      // What was there before the bot knew of the request says nothing about waiting.
      .whereRef('request_event.at', '>', 'request.created_at')
      .select([
        percentile(0.5).as('p50'),
        percentile(0.9).as('p90'),
        sql<number>`count(*)::int`.as('count'),
      ])
      .executeTakeFirstOrThrow();
    return count === 0 ? null : { p50, p90, count };
  }

  async function listTopRequesters(since: Date, until: Date) {
    return selectRequests(since, until)
      .innerJoin('user', 'user.id', 'request.user_id')
      .groupBy(['user.id', 'user.display_name'])
      .select(['user.display_name as name', sql<number>`count(*)::int`.as('count')])
      .orderBy('count', 'desc')
      .orderBy('user.id')
      .limit(topCount)
      .execute();
  }

  /** From the checks, and from the rows of the hours that have replaced older ones. */
  async function readUptime(since: Date, until: Date): Promise<DigestFigures['uptime']> {
    const ids = listServiceIds();
    if (ids.length === 0) return [];
    const checks = kysely
      .selectFrom('service_check')
      .leftJoin('service_check_hour', (join) =>
        join
          .onRef('service_check_hour.service_id', '=', 'service_check.service_id')
          .on(
            'service_check_hour.hour',
            '=',
            sql<Date>`date_trunc('hour', service_check.at, 'UTC')`,
          ),
      )
      .where('service_check.service_id', 'in', [...ids])
      .where('service_check.at', '>=', since)
      .where('service_check.at', '<', until)
      // Checks that changed the status are kept beside the row of their hour.
      .where('service_check_hour.hour', 'is', null)
      .select([
        'service_check.service_id',
        sql<number>`1`.as('checks'),
        sql<number>`(not service_check.ok)::int`.as('failures'),
      ]);
    const hours = kysely
      .selectFrom('service_check_hour')
      .where('service_id', 'in', [...ids])
      .where('hour', '>=', since)
      .where('hour', '<', until)
      .select(['service_id', 'checks', 'failures']);
    const rows = await kysely
      .selectFrom(checks.unionAll(hours).as('counts'))
      .groupBy('service_id')
      .select(['service_id', sql<number>`1 - sum(failures)::float8 / sum(checks)`.as('share')])
      .execute();
    const conditions = await serviceChecks.listConditions(ids);
    return conditions.flatMap(({ id, title }) => {
      const row = rows.find(({ service_id: serviceId }) => serviceId === id);
      return row ? [{ title, share: row.share }] : [];
    });
  }
}
