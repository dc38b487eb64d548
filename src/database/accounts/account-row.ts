import type { Account, LinkedAccount, VerificationMethod } from '../../domain/accounts/account.ts';
import type { Row } from '../kysely.ts';
import { toRowId, toRowRemoteUserId } from '../row-id.ts';
import { isLimited } from './quota-column.ts';

/** The columns of `account` that an `Account` is built from. If read as JSON, a time is text. */
type AccountRow = Pick<
  Row<'account'>,
  'id' | 'service_id' | 'remote_user_id' | 'name' | 'permissions' | 'quotas'
> & { readonly blocked_at: Date | string | null };

/** Converts a row to an account. */
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

/** Converts a row that is joined with a link to a linked account. */
export function toLinkedAccount(row: LinkedAccountRow): LinkedAccount {
  return { ...toAccount(row), verifiedBy: row.verified_by };
}
