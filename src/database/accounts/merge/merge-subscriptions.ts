import type { KyselyClient, Row } from '../../kysely.ts';
import type { MergePair } from './merge-links.ts';

type SubscriptionRow = Row<'subscription'>;

/**
 * Moves the subscriptions of `from` to `into`. If both have one for a title, the one that is still
 * waiting is kept. If both are waiting, the kept one covers the seasons of both.
 */
export async function mergeSubscriptions(
  transaction: KyselyClient,
  { into, from }: MergePair,
): Promise<void> {
  const rows = await transaction
    .selectFrom('subscription')
    .selectAll()
    .where('user_id', 'in', [into, from])
    .execute();
  for (const theirs of rows.filter((row) => row.user_id === from)) {
    const mine = rows.find((row) => row.user_id === into && isSameTitle(row, theirs));
    if (!mine) continue;
    const isMineDone = mine.notified_at !== null && theirs.notified_at === null;
    const superfluous = isMineDone ? mine : theirs;
    await transaction.deleteFrom('subscription').where('id', '=', superfluous.id).execute();
    if (mine.notified_at !== null || theirs.notified_at !== null) continue;
    await transaction
      .updateTable('subscription')
      .set({ seasons: mergeSeasons(mine.seasons, theirs.seasons) })
      .where('id', '=', mine.id)
      .execute();
  }
  await transaction
    .updateTable('subscription')
    .set({ user_id: into })
    .where('user_id', '=', from)
    .execute();
}

function isSameTitle(one: SubscriptionRow, other: SubscriptionRow): boolean {
  return (
    one.service_id === other.service_id &&
    one.media_type === other.media_type &&
    one.tmdb_id === other.tmdb_id &&
    one.is_4k === other.is_4k
  );
}

/** An empty list means any season. */
function mergeSeasons(one: readonly number[], other: readonly number[]): number[] {
  if (one.length === 0 || other.length === 0) return [];
  return [...new Set([...one, ...other])].sort((a, b) => a - b);
}
