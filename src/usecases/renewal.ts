import type { ServiceAccount } from '../core/account.ts';
import { isFault, toFault } from '../core/fault.ts';
import type { AccountId, ServiceId, UserId } from '../core/id.ts';
import type { Accounts, Clock } from '../ports.ts';
import type { Members } from './members.ts';

/** How long an account that was read for a refusal is not read for another one. */
const pauseMs = 60_000;
const mostAccounts = 1_000;

export type Renewal = ReturnType<typeof createRenewal>;

/** Reading anew what somebody may do on a service when they are refused: what is on record is some minutes old. */
export function createRenewal(needs: {
  readonly accounts: Pick<Accounts, 'ofUser'>;
  readonly members: Pick<Members, 'refresh'>;
  readonly clock: Clock;
}) {
  const { accounts, members, clock } = needs;
  const readAt = new Map<AccountId, number>();

  return {
    /**
     * A person's account as the service has it now. Null when they have none, when it was read a moment ago, and
     * while the service does not tell: what is on record stands then.
     */
    async renew(userId: UserId, serviceId: ServiceId): Promise<ServiceAccount | null> {
      const account = await accounts.ofUser(userId, serviceId);
      if (!account) return null;
      const since = clock().getTime() - (readAt.get(account.id) ?? Number.NEGATIVE_INFINITY);
      return since < pauseMs ? null : read(account, userId);
    },

    /** Does something with a person's account. When it may not do that any more, we know so from then on. */
    async heeding<Result>(
      userId: UserId,
      serviceId: ServiceId,
      work: () => Promise<Result>,
    ): Promise<Result> {
      try {
        return await work();
      } catch (error) {
        const account = isFault(error, 'no-right') && (await accounts.ofUser(userId, serviceId));
        if (account) await read(account, userId);
        throw error;
      }
    },
  };

  async function read(account: ServiceAccount, userId: UserId): Promise<ServiceAccount | null> {
    remember(account.id);
    try {
      const fresh = await members.refresh(account);
      // Its number may be another person's by now.
      return fresh.userId === userId ? fresh : null;
    } catch (error) {
      if (toFault(error).code === 'bug') throw error;
      return null;
    }
  }

  function remember(id: AccountId): void {
    readAt.delete(id);
    readAt.set(id, clock().getTime());
    const [oldest] = readAt.keys();
    if (oldest !== undefined && readAt.size > mostAccounts) readAt.delete(oldest);
  }
}
