import type { Account } from '../../../domain/accounts/account.ts';
import { AppError } from '../../../domain/app-error.ts';
import type { MediaRequest } from '../../../domain/requests/request.ts';
import type { AccountLinkRepository } from '../../../ports/accounts/account-link-repository.ts';
import type { AccountRepository } from '../../../ports/accounts/account-repository.ts';
import type { UserRepository } from '../../../ports/accounts/user-repository.ts';

/** Approvers who have requested for other members. */
export function createMakers(deps: {
  readonly accounts: Pick<AccountRepository, 'find'>;
  readonly accountLinks: Pick<AccountLinkRepository, 'findByUser'>;
  readonly users: Pick<UserRepository, 'find'>;
}) {
  const { accounts, accountLinks, users } = deps;
  return {
    /** The approver may have lost the account since, or been blocked. The server checks the permissions. */
    async findRefusal({ madeBy, serviceId }: MediaRequest): Promise<AppError | null> {
      if (!madeBy) return null;
      const [account, user] = await Promise.all([
        accountLinks.findByUser(madeBy.userId, serviceId),
        users.find(madeBy.userId),
      ]);
      const isHeld = account?.id === madeBy.accountId && !account.isBlocked && !user?.isBlocked;
      return isHeld ? null : new AppError('on-behalf-not-permitted');
    },

    /** Whose call creates the request: the approver's, or that of its own account. */
    async findCaller({ madeBy }: MediaRequest, account: Account): Promise<Account> {
      const maker = madeBy ? await accounts.find(madeBy.accountId) : account;
      if (!maker) throw new AppError('on-behalf-not-permitted');
      return maker;
    },
  };
}
