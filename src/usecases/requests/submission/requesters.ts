import type { Account, LinkedAccount } from '../../../domain/accounts/account.ts';
import type { User } from '../../../domain/accounts/user.ts';
import type { ServiceId, UserId } from '../../../domain/id.ts';
import type { MediaRequest } from '../../../domain/requests/request.ts';
import type { AccountRepository } from '../../../ports/accounts/account-repository.ts';
import type { LockedReads } from '../../../ports/locks.ts';

/** The user of a request, and the account that they have on its server now; null if there is none. */
export interface Requester {
  readonly user: User | null;
  readonly own: LinkedAccount | null;
}

type Reads = Pick<LockedReads, 'accountLinks' | 'users'>;

/** Finds for whom a request is made. */
export function createRequesters({
  accounts,
}: {
  readonly accounts: Pick<AccountRepository, 'find'>;
}) {
  return {
    async find(
      { accountLinks, users }: Reads,
      serviceId: ServiceId,
      userId: UserId | null,
    ): Promise<Requester> {
      if (!userId) return { user: null, own: null };
      const [user, own] = await Promise.all([
        users.find(userId),
        accountLinks.findByUser(userId, serviceId),
      ]);
      return { user, own };
    },

    /** The account with which a request was made, which its user may no longer have. */
    async findAccount(
      { accountId }: Pick<MediaRequest, 'accountId'>,
      { own }: Requester,
    ): Promise<Account | null> {
      return own?.id === accountId ? own : accountId && accounts.find(accountId);
    },
  };
}
