import type { Account, LinkedAccount } from '../accounts/account.ts';
import { permission, toAccountRights } from '../accounts/permission.ts';
import type { User } from '../accounts/user.ts';
import type { AccountId, ServiceId } from '../id.ts';
import type { ConsoleRole } from './caller.ts';

/** A user with the accounts that they hold now. */
export interface AccountHolder {
  readonly user: User;
  readonly accounts: readonly LinkedAccount[];
}

/** What somebody may do in the console. */
export interface ConsoleRights {
  readonly role: ConsoleRole;
  /** Null: all servers. */
  readonly serviceIds: readonly ServiceId[] | null;
  /** The name of the account that gives the rights; null: the user's own. */
  readonly accountName: string | null;
}

/**
 * The rights of a user, or only those of the account that they signed in with. An account gives all rights if it has
 * ADMIN on the default server. Null: none.
 */
export function toConsoleRights(
  {
    user,
    accounts,
  }: {
    readonly user: Pick<User, 'isAdmin' | 'isBlocked'>;
    readonly accounts: readonly Account[];
  },
  {
    accountId,
    serviceIds,
  }: {
    /** The account that was proved; null: the user was. */
    readonly accountId: AccountId | null;
    /** The configured servers, the default one first. */
    readonly serviceIds: readonly ServiceId[];
  },
): ConsoleRights | null {
  if (user.isBlocked) return null;
  if (accountId === null && user.isAdmin) {
    return { role: 'admin', serviceIds: null, accountName: null };
  }
  const counted = accounts.filter(
    ({ id, serviceId }) =>
      serviceIds.includes(serviceId) && (accountId === null || id === accountId),
  );
  const accountName = accountId === null ? null : (counted[0]?.name ?? null);
  if (accountId !== null && counted.some((account) => isOwnerLike(account, serviceIds))) {
    return { role: 'admin', serviceIds: null, accountName };
  }
  const managed = counted
    .filter((account) => toAccountRights(account).canManageRequests)
    .map(({ serviceId }) => serviceId);
  return managed.length > 0 ? { role: 'approver', serviceIds: managed, accountName } : null;
}

function isOwnerLike(account: Account, [defaultServiceId]: readonly ServiceId[]): boolean {
  return (
    account.serviceId === defaultServiceId &&
    !account.isBlocked &&
    (account.permissions & permission.admin) !== 0
  );
}
