import type { ServiceAccount } from '../core/account.ts';
import { isFault, toFault } from '../core/fault.ts';
import type { ServiceId } from '../core/id.ts';
import {
  isNearlyUsed,
  nextFreeAt,
  type Quota,
  type Quotas,
  remaining,
  type Scarcity,
} from '../core/quota.ts';
import type { TitleKey } from '../core/title.ts';
import type { QuotaBook } from '../ports/quotas.ts';
import type { Clock, MediaServers } from '../ports.ts';

type Whose = Pick<ServiceAccount, 'id' | 'serviceId' | 'number'>;

/** How long an account without a limit is taken to have none. */
const unlimitedMs = 6 * 60 * 60_000;

export type QuotaDesk = ReturnType<typeof createQuotaDesk>;

/** How much people may still ask for: read in the background, so that no wish waits for it. */
export function createQuotaDesk(needs: {
  readonly book: QuotaBook;
  readonly servers: MediaServers;
  readonly clock: Clock;
}) {
  const { book, servers, clock } = needs;

  return {
    read,
    freeAt,

    /** What is remembered, otherwise read now. Throws what any call to the service does. */
    async of(account: Whose): Promise<Quotas> {
      return (await book.known(account.id)) ?? read(account);
    },

    /** What is left of a quota that is nearly used up; null for any other, and while nothing is known. */
    async scarcity(
      account: ServiceAccount,
      mediaType: TitleKey['mediaType'],
    ): Promise<Scarcity | null> {
      if (!account.isLimited) return null;
      const known = await book.known(account.id);
      if (!known || !isNearlyUsed(known[mediaType])) return null;
      // Only who has nothing left is worth a call: the service may see it otherwise, and it knows the dates.
      return remaining(known[mediaType]) === 0
        ? emptiness(account, mediaType)
        : toScarcity(known[mediaType], null);
    },

    /** Reads the quotas of everybody who might ask on a service. */
    async readAll(serviceId: ServiceId): Promise<void> {
      const before = new Date(clock().getTime() - unlimitedMs);
      for (const account of await book.toRead(serviceId, servers.guest(serviceId), before)) {
        try {
          await read({ ...account, serviceId }, true);
        } catch (error) {
          if (!isFault(error, 'account-gone')) throw error;
        }
      }
    },
  };

  async function read({ id, serviceId, number }: Whose, inBackground = false): Promise<Quotas> {
    const at = clock();
    const quotas = await servers.get(serviceId).quotas(number, { inBackground });
    await book.keep(id, quotas, at);
    return quotas;
  }

  /** When a used-up quota has room again; null for one that is for ever, and while the service does not tell. */
  async function freeAt(
    { serviceId, number }: Whose,
    mediaType: TitleKey['mediaType'],
    quota: Quota,
  ): Promise<Date | null> {
    if (quota.days === null) return null;
    try {
      const counted = await servers.get(serviceId).counted(number, mediaType, quota.days);
      return nextFreeAt(quota, counted);
    } catch (error) {
      if (toFault(error).code === 'bug') throw error;
      return null;
    }
  }

  async function emptiness(account: Whose, mediaType: TitleKey['mediaType']) {
    try {
      const quota = (await read(account))[mediaType];
      const isEmpty = remaining(quota) === 0;
      return toScarcity(quota, isEmpty ? await freeAt(account, mediaType, quota) : null);
    } catch (error) {
      if (toFault(error).code === 'bug') throw error;
      return null;
    }
  }
}

function toScarcity(quota: Quota, freeAt: Date | null): Scarcity | null {
  const left = remaining(quota);
  if (quota.limit === null || left === null || !isNearlyUsed(quota)) return null;
  return { left, limit: quota.limit, freeAt };
}
