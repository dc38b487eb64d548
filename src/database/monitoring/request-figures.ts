import { sql } from 'kysely';
import type { RequestState } from '../../domain/requests/request.ts';
import type { Clock } from '../../ports/clock.ts';
import type { KyselyClient } from '../kysely.ts';
import {
  messageAgeMs,
  selectOutdatedCards,
  selectUnpostedCards,
} from '../notifications/cards-behind.ts';

/** A card that is being updated is not behind. */
const graceMs = 30_000;

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
      const period = { since: new Date(now - messageAgeMs), before: new Date(now - graceMs) };
      const outdated = await selectOutdatedCards(kysely, period)
        .where('card.shown_version', '>', 0)
        .select(sql<string>`count(*)`.as('count'))
        .executeTakeFirst();
      const unposted = await selectUnpostedCards(kysely, period)
        .select(sql<string>`count(*)`.as('count'))
        .executeTakeFirst();
      return Number(outdated?.count ?? 0) + Number(unposted?.count ?? 0);
    },
  };
}
