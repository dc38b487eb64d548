import type { KyselyClient, Row } from '../../kysely.ts';
import type { MergePair } from './merge-links.ts';

type SubscriptionRow = Row<'subscription'>;

/**
 * Moves the subscriptions of `from` to `into`. If both have one for a title, the one that is still
 * waiting is kept. If both are waiting, the kept one covers what both wait for. A message that is being sent for the
 * other one is sent again for the kept one if the process dies: twice is better than never.
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
      .set(mergeWaiting(mine, theirs))
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

function mergeWaiting(mine: SubscriptionRow, theirs: SubscriptionRow) {
  const isAny = [mine, theirs].some((row) => row.seasons.length === 0 && row.future_after === null);
  const futures = [mine, theirs].flatMap((row) => row.future_after ?? []);
  const waiting = {
    // An empty list without future seasons means any season.
    seasons: isAny && futures.length === 0 ? [] : union(mine.seasons, theirs.seasons),
    future_after: futures.length > 0 ? Math.min(...futures) : null,
    told_seasons: union(mine.told_seasons, theirs.told_seasons),
  };
  if (mine.is_sending || theirs.due_at === null) return waiting;
  return {
    ...waiting,
    arrived_seasons: union(mine.arrived_seasons, theirs.arrived_seasons),
    noticed_at: mine.noticed_at ?? theirs.noticed_at,
    due_at: mine.due_at ?? theirs.due_at,
  };
}

function union(one: readonly number[], other: readonly number[]): number[] {
  return [...new Set([...one, ...other])].sort((a, b) => a - b);
}
