import type { Account } from '../../../domain/accounts/account.ts';
import { toAccountRights } from '../../../domain/accounts/permission.ts';
import type { User } from '../../../domain/accounts/user.ts';
import { isAppError } from '../../../domain/app-error.ts';
import type { ServiceId, UserId } from '../../../domain/id.ts';
import type { AccountLinkRepository } from '../../../ports/accounts/account-link-repository.ts';
import type { UserRepository } from '../../../ports/accounts/user-repository.ts';
import type { Members } from '../../accounts/members.ts';

/** A user who may decide on every request of a server. */
export interface RequestManager {
  readonly user: User;
  /** Their account with the permission; null for an admin of the bot without one. */
  readonly account: Account | null;
}

export type RequestManagers = ReturnType<typeof createRequestManagers>;

/** Who may decide on every request of a server, wherever they are: admins, and users who manage requests there. */
export function createRequestManagers(deps: {
  readonly users: Pick<UserRepository, 'find'>;
  readonly accountLinks: Pick<AccountLinkRepository, 'findByUser'>;
  readonly members: Pick<Members, 'refreshAccount'>;
}) {
  const { users, accountLinks, members } = deps;

  return {
    /** Null if the user may not, as far as the bot knows, or is blocked. */
    find,

    /** Like `find`, after reading the user's account from the server. Throws while the server gives no answer. */
    async verify(userId: UserId, serviceId: ServiceId): Promise<RequestManager | null> {
      const account = await accountLinks.findByUser(userId, serviceId);
      try {
        if (account) await members.refreshAccount(account);
      } catch (error) {
        if (!isAppError(error, 'account-not-found')) throw error;
        return find(userId, serviceId, account);
      }
      return find(userId, serviceId);
    },
  };

  /** `gone`: an account that the server does not have anymore. */
  async function find(
    userId: UserId,
    serviceId: ServiceId,
    gone: Account | null = null,
  ): Promise<RequestManager | null> {
    const user = await users.find(userId);
    if (!user || user.isBlocked) return null;
    const own = await accountLinks.findByUser(userId, serviceId);
    const account =
      own && own.id !== gone?.id && toAccountRights(own).canManageRequests ? own : null;
    return account || user.isAdmin ? { user, account } : null;
  }
}
