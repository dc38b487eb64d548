import type { Account, LinkedAccount } from '../../domain/accounts/account.ts';
import { isAppError, toAppError } from '../../domain/app-error.ts';
import type { AccountId, ServiceId, UserId } from '../../domain/id.ts';
import type { AccountLinkRepository } from '../../ports/accounts/account-link-repository.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Members } from './members.ts';

/** How long an account that was read for a refusal is not read for another one. */
const minIntervalMs = 60_000;
const maxAccounts = 1_000;

export type PermissionRefresh = ReturnType<typeof createPermissionRefresh>;

/** Reading anew what somebody may do on a service when they are refused: what is on record is some minutes old. */
export function createPermissionRefresh(needs: {
  readonly accountLinks: Pick<AccountLinkRepository, 'findByUser'>;
  readonly members: Pick<Members, 'refreshAccount'>;
  readonly clock: Clock;
}) {
  const { accountLinks, members, clock } = needs;
  const readAt = new Map<AccountId, number>();

  return {
    /**
     * A person's account as the service has it now. Null when they have none, when it was read a moment ago, and
     * while the service does not tell: what is on record stands then.
     */
    async refreshPermissions(userId: UserId, serviceId: ServiceId): Promise<Account | null> {
      const account = await accountLinks.findByUser(userId, serviceId);
      if (!account) return null;
      const elapsedMs = clock().getTime() - (readAt.get(account.id) ?? Number.NEGATIVE_INFINITY);
      return elapsedMs < minIntervalMs ? null : read(account, userId);
    },

    /** Does something with a person's account. When it may not do that any more, we know so from then on. */
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
      // Its remote user id may be another person's by now: then the user holds it no more.
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
