import type { Account, LinkedAccount } from '../../domain/accounts/account.ts';
import { isAppError, toAppError } from '../../domain/app-error.ts';
import type { AccountId, ServiceId, UserId } from '../../domain/id.ts';
import type { AccountLinkRepository } from '../../ports/accounts/account-link-repository.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Members } from './members.ts';

/** How long `refreshPermissions` does not read an account again after a read. */
const minIntervalMs = 60_000;
const maxAccounts = 1_000;

export type PermissionRefresh = ReturnType<typeof createPermissionRefresh>;

/**
 * Rereads a user's permissions on a server when they are refused, because the stored ones are
 * minutes old.
 */
export function createPermissionRefresh(deps: {
  readonly accountLinks: Pick<AccountLinkRepository, 'findByUser'>;
  readonly members: Pick<Members, 'lookUpAccount' | 'refreshAccount'>;
  readonly clock: Clock;
}) {
  const { accountLinks, members, clock } = deps;
  const readAt = new Map<AccountId, number>();

  return {
    /**
     * Reads the user's account from the server again, and looks for one if they have none. Null if
     * there is none, if it was read a moment ago, or if the server gives no answer. The stored permissions apply then.
     */
    async refreshPermissions(userId: UserId, serviceId: ServiceId): Promise<Account | null> {
      const account = await accountLinks.findByUser(userId, serviceId);
      if (!account) return members.lookUpAccount(userId, serviceId);
      const elapsedMs = clock().getTime() - (readAt.get(account.id) ?? Number.NEGATIVE_INFINITY);
      return elapsedMs < minIntervalMs ? null : read(account, userId);
    },

    /**
     * Runs `work` with a user's account. If the account lacks the permission, reads the account
     * again.
     */
    async refreshOnDenial<Result>(
      userId: UserId,
      serviceId: ServiceId,
      work: () => Promise<Result>,
    ): Promise<Result> {
      try {
        return await work();
      } catch (error) {
        const account =
          isAppError(error, 'no-permission') && (await accountLinks.findByUser(userId, serviceId));
        if (account) await read(account, userId);
        throw error;
      }
    },
  };

  async function read(account: LinkedAccount, userId: UserId): Promise<Account | null> {
    markRead(account.id);
    try {
      await members.refreshAccount(account);
      // If the remote user ID now belongs to another person, the user no longer holds the account.
      return await accountLinks.findByUser(userId, account.serviceId);
    } catch (error) {
      if (toAppError(error).code === 'internal') throw error;
      return null;
    }
  }

  function markRead(id: AccountId): void {
    readAt.delete(id);
    readAt.set(id, clock().getTime());
    const [oldest] = readAt.keys();
    if (oldest !== undefined && readAt.size > maxAccounts) readAt.delete(oldest);
  }
}
