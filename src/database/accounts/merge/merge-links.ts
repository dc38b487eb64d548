import type { AccountClash } from '../../../domain/accounts/identity.ts';
import type { UserId } from '../../../domain/id.ts';
import type { KyselyClient } from '../../kysely.ts';
import { toRowId } from '../../row-id.ts';
import { deleteLinks, moveLinks } from '../link-rows.ts';

/** The two users of a merge: `from` becomes `into`. */
export interface MergePair {
  readonly into: UserId;
  readonly from: UserId;
}

type LinkRow = Awaited<ReturnType<typeof readLinks>>[number];

/** The servers on which two users have different accounts. */
export async function listClashes(
  kysely: KyselyClient,
  mine: UserId,
  theirs: UserId,
): Promise<AccountClash[]> {
  const pairs = toPairs(await readLinks(kysely, [mine, theirs]), mine);
  return pairs.filter(isClash).map(([one, other]) => ({
    serviceId: toRowId(one.service_id),
    mine: one.name,
    theirs: other.name,
  }));
}

/**
 * Moves the links of `from` to `into`. If both have an account on one server, the link of `loser`
 * is deleted. If the server has removed one of the accounts, the link to that one is deleted. Of
 * two links to the same account, the one that only a profile verified is deleted.
 */
export async function mergeLinks(
  transaction: KyselyClient,
  { into, from }: MergePair,
  loser: UserId,
): Promise<void> {
  const pairs = toPairs(await readLinks(transaction, [into, from]), into);
  for (const pair of pairs) {
    const superfluous = findSuperfluous(pair, loser);
    const userId = toRowId<'user'>(superfluous.user_id);
    await deleteLinks(transaction, { userId, accountId: toRowId(superfluous.account_id) });
  }
  await moveLinks(transaction, { from, into });
}

function readLinks(kysely: KyselyClient, userIds: readonly UserId[]) {
  return kysely
    .selectFrom('account_link')
    .innerJoin('account', 'account.id', 'account_link.account_id')
    .select([
      'account_link.user_id',
      'account_link.account_id',
      'account_link.service_id',
      'account_link.verified_by',
      'account.name',
      'account.removed_at',
    ])
    .where('account_link.user_id', 'in', userIds)
    .orderBy('account_link.service_id')
    .execute();
}

/** The links of both users to the same server. Those of `first` come first. */
function toPairs(rows: readonly LinkRow[], first: UserId): (readonly [LinkRow, LinkRow])[] {
  return rows.flatMap((mine) => {
    if (mine.user_id !== first) return [];
    const theirs = rows.find((row) => row.user_id !== first && row.service_id === mine.service_id);
    return theirs ? [[mine, theirs] as const] : [];
  });
}

function isClash([one, other]: readonly [LinkRow, LinkRow]): boolean {
  return one.account_id !== other.account_id && !one.removed_at && !other.removed_at;
}

function findSuperfluous(pair: readonly [LinkRow, LinkRow], loser: UserId): LinkRow {
  const [one, other] = pair;
  if (isClash(pair)) return one.user_id === loser ? one : other;
  if (one.account_id !== other.account_id) return one.removed_at ? one : other;
  return one.verified_by === 'profile' ? one : other;
}
