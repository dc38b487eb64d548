import type { AccountId, ServiceId } from '../../domain/id.ts';
import type { KyselyClient } from '../kysely.ts';
import { erasedName } from './members/erased-name.ts';

/**
 * Gives the requests that were made on the server's own page before anybody held their account to
 * the user who has held it for the longest time, in the caller's transaction. Requests of erased
 * users stay without a user.
 */
export async function adoptRequests(
  transaction: KyselyClient,
  { serviceId, accountId }: { readonly serviceId: ServiceId; readonly accountId?: AccountId },
): Promise<void> {
  let holders = transaction
    .selectFrom('account_link')
    .innerJoin('user', 'user.id', 'account_link.user_id')
    .distinctOn('account_link.account_id')
    .select(['account_link.account_id', 'account_link.user_id', 'user.locale'])
    .where('account_link.service_id', '=', serviceId)
    .where('user.blocked_at', 'is', null)
    .orderBy('account_link.account_id')
    .orderBy('account_link.verified_at')
    .orderBy('account_link.user_id');
  if (accountId) holders = holders.where('account_link.account_id', '=', accountId);
  await transaction
    .updateTable('request')
    .from(holders.as('holder'))
    .set((request) => ({
      user_id: request.ref('holder.user_id'),
      locale: request.fn.coalesce('holder.locale', 'request.locale'),
    }))
    .whereRef('request.account_id', '=', 'holder.account_id')
    .where('request.user_id', 'is', null)
    .where('request.source', '=', 'overseerr')
    .where('request.requester_name', '!=', erasedName)
    .execute();
}
