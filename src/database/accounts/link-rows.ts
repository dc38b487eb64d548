import type { VerificationMethod } from '../../domain/accounts/account.ts';
import type { AccountId, ServiceId, UserId } from '../../domain/id.ts';
import type { KyselyClient } from '../kysely.ts';
import { toRowId } from '../row-id.ts';
import { adoptRequests } from './adopt-requests.ts';

/** A link between a user and an account as it is stored. */
export interface LinkRow {
  readonly userId: UserId;
  readonly accountId: AccountId;
  readonly serviceId: ServiceId;
  readonly verifiedBy: VerificationMethod;
  readonly verifiedAt: Date;
}

/** Selects the links of a user, of an account, or of a user on a server. */
export type LinkFilter =
  | { readonly userId: UserId; readonly serviceId: ServiceId }
  | { readonly userId: UserId; readonly accountId: AccountId }
  | { readonly accountIds: readonly AccountId[] };

/** Inserts a link. The account's requests without a user become those of its users. */
export async function insertLink(transaction: KyselyClient, link: LinkRow): Promise<void> {
  const { userId, accountId, serviceId, verifiedBy, verifiedAt } = link;
  await transaction
    .insertInto('account_link')
    .values({
      user_id: userId,
      account_id: accountId,
      service_id: serviceId,
      verified_by: verifiedBy,
      verified_at: verifiedAt,
    })
    .execute();
  await adoptRequests(transaction, { serviceId, accountId });
}

/** Deletes links and returns them. Requests stay with their user. */
export async function deleteLinks(
  transaction: KyselyClient,
  filter: LinkFilter,
): Promise<{ readonly userId: UserId; readonly accountId: AccountId }[]> {
  let query = transaction.deleteFrom('account_link').returning(['user_id', 'account_id']);
  if ('userId' in filter) query = query.where('user_id', '=', filter.userId);
  if ('serviceId' in filter) query = query.where('service_id', '=', filter.serviceId);
  if ('accountId' in filter) query = query.where('account_id', '=', filter.accountId);
  if ('accountIds' in filter)
    query = query.where('account_id', '=', ({ fn, val }) => fn.any(val([...filter.accountIds])));
  const rows = await query.execute();
  return rows.map((row) => ({
    userId: toRowId<'user'>(row.user_id),
    accountId: toRowId<'account'>(row.account_id),
  }));
}

/** Gives the links of one user to another. */
export async function moveLinks(
  transaction: KyselyClient,
  { from, into }: { readonly from: UserId; readonly into: UserId },
): Promise<void> {
  await transaction
    .updateTable('account_link')
    .set({ user_id: into })
    .where('user_id', '=', from)
    .execute();
}
