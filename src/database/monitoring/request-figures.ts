import { sql } from 'kysely';
import type { RequestState } from '../../domain/requests/request.ts';
import type { Clock } from '../../ports/clock.ts';
import type { KyselyClient } from '../kysely.ts';
import { toFirstId } from '../row-id.ts';

/** A card that is being updated is not behind. */
const graceMs = 30_000;
/** Cards of older changes are not updated any more (see `createUnfinishedWork`). */
const messageAgeMs = 2 * 24 * 3_600_000;

/** Counts requests and cards for monitoring. */
export function createRequestFigures({
  kysely,
  clock,
}: {
  readonly kysely: KyselyClient;
  readonly clock: Clock;
}) {
  return {
    /** How many requests there are in each state. Reads an index of all requests. */
    async countByState(): Promise<readonly { state: RequestState; count: number }[]> {
      const rows = await kysely
        .selectFrom('request')
        .select(['state', (eb) => eb.fn.countAll<string>().as('count')])
        .groupBy('state')
        .execute();
      return rows.map(({ state, count }) => ({ state, count: Number(count) }));
    },

    /** How many cards should show something else, or should have been posted. */
    async countCardsBehind(): Promise<number> {
      const now = clock().getTime();
      const before = new Date(now - graceMs);
      const since = new Date(now - messageAgeMs);
      const outdated = await kysely
        .selectFrom('request')
        .innerJoin('card', 'card.request_id', 'request.id')
        .where('request.updated_at', '>', since)
        .where('request.updated_at', '<=', before)
        .where('card.lost_reason', 'is', null)
        .where('card.role', '<>', 'notification')
        .where('card.shown_version', '>', 0)
        .whereRef('card.shown_version', '<', 'request.version')
        .select(sql<string>`count(*)`.as('count'))
        .executeTakeFirst();
      const unposted = await kysely
        .selectFrom('card')
        .where('id', '>=', toFirstId(since))
        .where('id', '<=', toFirstId(before))
        .where('lost_reason', 'is', null)
        .where('shown_version', '=', 0)
        .select(sql<string>`count(*)`.as('count'))
        .executeTakeFirst();
      return Number(outdated?.count ?? 0) + Number(unposted?.count ?? 0);
    },
  };
}
