import type { Account } from '../../domain/accounts/account.ts';
import {
  calculateResetAt,
  getRemaining,
  isNearlyUsed,
  type Quota,
  type QuotaSet,
  type QuotaWarning,
} from '../../domain/accounts/quota.ts';
import { isAppError, toAppError } from '../../domain/app-error.ts';
import type { ServiceId } from '../../domain/id.ts';
import type { TitleKey } from '../../domain/titles/title.ts';
import type { QuotaCache } from '../../ports/accounts/quota-cache.ts';
import type { Clock } from '../../ports/clock.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';

type QuotaAccount = Pick<Account, 'id' | 'serviceId' | 'remoteUserId'>;

/** How long we assume that an account without a limit still has none. */
const unlimitedCacheMs = 6 * 60 * 60_000;

export type Quotas = ReturnType<typeof createQuotas>;

/**
 * How much users can still request. Quotas are read in the background, so that no request waits for
 * them.
 */
export function createQuotas(deps: {
  readonly quotaCache: QuotaCache;
  readonly servers: OverseerrServers;
  readonly clock: Clock;
}) {
  const { quotaCache, servers, clock } = deps;

  return {
    refresh,
    findResetAt,

    /**
     * The cached quotas; if there are none, reads them now. Throws whatever a call to the server
     * throws.
     */
    async get(account: QuotaAccount): Promise<QuotaSet> {
      return (await quotaCache.find(account.id)) ?? refresh(account);
    },

    /**
     * Reads the cached quota. What it returns finds what is left of it, if it is nearly used up or too small for `needed`
     * units; null for any other quota, and if none is cached.
     */
    async prepareWarning(
      account: Account,
      mediaType: TitleKey['mediaType'],
    ): Promise<(needed: number) => Promise<QuotaWarning | null>> {
      const cached = account.isLimited ? await quotaCache.find(account.id) : null;
      return async (needed) => {
        if (!cached) return null;
        // Only a quota that is too small is worth a call: the server may count differently, and it
        // knows the dates.
        return hasRoom(cached[mediaType], needed)
          ? toQuotaWarning(cached[mediaType], needed, null)
          : findExhaustedWarning(account, mediaType, needed);
      };
    },

    /** Reads the quotas of all accounts that may be used for requests on a server. */
    async refreshAll(serviceId: ServiceId): Promise<void> {
      const unlimitedReadBefore = new Date(clock().getTime() - unlimitedCacheMs);
      for (const account of await quotaCache.listDue(
        serviceId,
        servers.getGuestUserId(serviceId),
        unlimitedReadBefore,
      )) {
        try {
          await refresh({ ...account, serviceId }, true);
        } catch (error) {
          if (!isAppError(error, 'account-not-found')) throw error;
        }
      }
    },
  };

  async function refresh(
    { id, serviceId, remoteUserId }: QuotaAccount,
    inBackground = false,
  ): Promise<QuotaSet> {
    const at = clock();
    const quotas = await servers.get(serviceId).getQuotas(remoteUserId, { inBackground });
    await quotaCache.save(id, quotas, at);
    return quotas;
  }

  /**
   * When a used-up quota has room again. Null for a quota that never resets, and if the server
   * gives no answer.
   */
  async function findResetAt(
    { serviceId, remoteUserId }: QuotaAccount,
    mediaType: TitleKey['mediaType'],
    quota: Quota,
  ): Promise<Date | null> {
    if (quota.days === null) return null;
    try {
      const counted = await servers
        .get(serviceId)
        .listCountedRequests(remoteUserId, mediaType, quota.days);
      return calculateResetAt(quota, counted);
    } catch (error) {
      if (toAppError(error).code === 'internal') throw error;
      return null;
    }
  }

  async function findExhaustedWarning(
    account: QuotaAccount,
    mediaType: TitleKey['mediaType'],
    needed: number,
  ) {
    try {
      const quota = (await refresh(account))[mediaType];
      const isEmpty = getRemaining(quota) === 0;
      const resetsAt = isEmpty ? await findResetAt(account, mediaType, quota) : null;
      return toQuotaWarning(quota, needed, resetsAt);
    } catch (error) {
      if (toAppError(error).code === 'internal') throw error;
      return null;
    }
  }
}

function hasRoom(quota: Quota, needed: number): boolean {
  const left = getRemaining(quota);
  return left === null || left >= needed;
}

function toQuotaWarning(quota: Quota, needed: number, resetsAt: Date | null): QuotaWarning | null {
  const left = getRemaining(quota);
  if (quota.limit === null || left === null) return null;
  if (hasRoom(quota, needed) && !isNearlyUsed(quota)) return null;
  return { left, limit: quota.limit, resetsAt };
}
