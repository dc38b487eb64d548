import type { AccountHolders } from '../../ports/console/account-holders.ts';
import { accountColumns } from '../accounts/account-columns.ts';
import { toLinkedAccount } from '../accounts/account-row.ts';
import { toUser, userColumns } from '../accounts/user-row.ts';
import type { KyselyClient } from '../kysely.ts';

/** Users with their accounts, on PostgreSQL. */
export function createAccountHolders({
  kysely,
}: {
  readonly kysely: KyselyClient;
}): AccountHolders {
  return {
    async find(userId) {
      const user = await kysely
        .selectFrom('user')
        .select(userColumns)
        .where('id', '=', userId)
        .executeTakeFirst();
      if (!user) return null;
      const accounts = await kysely
        .selectFrom('account_link')
        .innerJoin('account', 'account.id', 'account_link.account_id')
        .select([...accountColumns, 'account_link.verified_by'])
        .where('account_link.user_id', '=', userId)
        .where('account.removed_at', 'is', null)
        .execute();
      return { user: toUser(user), accounts: accounts.map(toLinkedAccount) };
    },
  };
}
