import type { KyselyClient } from '../kysely.ts';

/**
 * Locks users until the transaction ends, always in the same order. Returns how many of them exist.
 * Code that changes what a user has locks the user first, so that two changes cannot deadlock.
 */
export async function lockUsers(
  transaction: KyselyClient,
  userIds: readonly string[],
): Promise<number> {
  if (userIds.length === 0) return 0;
  const rows = await transaction
    .selectFrom('user')
    .select('id')
    .where('id', '=', ({ fn, val }) => fn.any(val([...userIds])))
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.length;
}
