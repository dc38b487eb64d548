import type { KyselyClient } from '../kysely.ts';

/**
 * Holds users until the transaction ends, always in the same order; returns how many of them exist. Whoever changes
 * what a user has holds the user first, so that no two changes wait for each other.
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
