import type { AccountClash } from '../../../domain/accounts/identity.ts';
import type { UserId } from '../../../domain/id.ts';
import type { KyselyClient } from '../../kysely.ts';
import { toRowId } from '../../row-id.ts';

/** The two users of a merge: `from` becomes `into`. */
export interface MergePair {
  readonly into: UserId;
  readonly from: UserId;
}

type LinkRow = Awaited<ReturnType<typeof readLinks>>[number];

/** The servers on which two users hold different accounts. */
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
 * Gives the links of `from` to `into`. Where both hold an account of one server, that of `loser` goes, if one of them
 * was removed by the server, that one, and of two links to one account the one that only a profile verified.
 */
export async function mergeLinks(
  transaction: KyselyClient,
  { into, from }: MergePair,
  loser: UserId,
): Promise<void> {
  const pairs = toPairs(await readLinks(transaction, [into, from]), into);
  for (const pair of pairs) {
    const { user_id: userId, account_id: accountId } = findSuperfluous(pair, loser);
    await transaction
      .deleteFrom('account_link')
      .where('user_id', '=', userId)
      .where('account_id', '=', accountId)
      .execute();
  }
  await transaction
    .updateTable('account_link')
    .set({ user_id: into })
    .where('user_id', '=', from)
    .execute();
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

/** The links of both users to one server each, those of `first` first. */
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
