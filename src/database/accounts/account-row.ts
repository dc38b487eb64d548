import type { Account, LinkedAccount, VerificationMethod } from '../../domain/accounts/account.ts';
import type { Row } from '../kysely.ts';
import { toRowId, toRowRemoteUserId } from '../row-id.ts';
import { isLimited } from './quota-column.ts';

/** A row of `account`, as far as an account is made of it. */
type AccountRow = Pick<
  Row<'account'>,
  'id' | 'service_id' | 'remote_user_id' | 'name' | 'permissions' | 'quotas' | 'blocked_at'
>;

/** The account of a row. */
export function toAccount(row: AccountRow): Account {
  return {
    id: toRowId(row.id),
    serviceId: toRowId(row.service_id),
    remoteUserId: toRowRemoteUserId(row.remote_user_id),
    name: row.name,
    permissions: row.permissions,
    isLimited: isLimited(row.quotas),
    isBlocked: row.blocked_at !== null,
  };
}

/** A row of `account` with the link to one of its users. */
export type LinkedAccountRow = AccountRow & { readonly verified_by: VerificationMethod };

/** The account of a row that was joined with a link to it. */
export function toLinkedAccount(row: LinkedAccountRow): LinkedAccount {
  return { ...toAccount(row), verifiedBy: row.verified_by };
}
