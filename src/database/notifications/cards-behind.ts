import type { KyselyClient } from '../kysely.ts';
import { toFirstId } from '../row-id.ts';

/** As long as jobs that post messages are tried: nobody waits for an older message. */
export const messageAgeMs = 2 * 24 * 3_600_000;

/** When requests changed, or cards were created. */
interface Period {
  readonly since: Date;
  readonly before: Date;
}

/** Cards that show an older version of a request that changed lately, or were not posted. */
export function selectOutdatedCards(kysely: KyselyClient, { since, before }: Period) {
  return kysely
    .selectFrom('request')
    .innerJoin('card', 'card.request_id', 'request.id')
    .where('request.updated_at', '>', since)
    .where('request.updated_at', '<=', before)
    .where('card.lost_reason', 'is', null)
    .where('card.role', '<>', 'notification')
    .whereRef('card.shown_version', '<', 'request.version');
}

/** Cards that were never posted. Their ids begin with the time, so the primary key finds them. */
export function selectUnpostedCards(kysely: KyselyClient, { since, before }: Period) {
  return kysely
    .selectFrom('card')
    .where('id', '>=', toFirstId(since))
    .where('id', '<=', toFirstId(before))
    .where('lost_reason', 'is', null)
    .where('shown_version', '=', 0);
}
