import type { Account } from '../../../domain/accounts/account.ts';
import { proofMs } from '../../../domain/accounts/proven-losses.ts';
import { AppError } from '../../../domain/app-error.ts';
import type { RequestId, UserId } from '../../../domain/id.ts';
import type { MediaRequest } from '../../../domain/requests/request.ts';
import type { AccountLinkRepository } from '../../../ports/accounts/account-link-repository.ts';
import type { PreferenceRepository } from '../../../ports/accounts/preference-repository.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { OverseerrServers } from '../../../ports/services/overseerr-servers.ts';

/** How long a request waits for a link that a profile no longer confirms. */
const linkWaitMs = 24 * 60 * 60_000;
/** Another process may have seen the end of an older loss. */
const longestLossMs = 2 * linkWaitMs;

/**
 * Tells a loss that may pass from a proven one, for requests whose requester no longer has the
 * account. Only a proven loss ends a request. Remembers the losses only in memory: after a restart
 * the time begins anew, which is later than needed but safe.
 */
export function createLostLinks(deps: {
  readonly accountLinks: Pick<AccountLinkRepository, 'hasLink'>;
  readonly preferences: Pick<PreferenceRepository, 'getPreferences'>;
  readonly servers: OverseerrServers;
  readonly clock: Clock;
}) {
  const { accountLinks, preferences, servers, clock } = deps;
  const lost = createStopwatch(clock);
  const refused = createStopwatch(clock);

  return {
    /** Of a user without an account on the server: `link-lost` while the loss may pass. */
    async judge({ id }: MediaRequest, account: Account, userId: UserId): Promise<AppError> {
      const lostMs = lost.measure(id);
      // The link is still there, but the server's list lacks the account.
      if (await accountLinks.hasLink(userId, account.id)) return judgeAccount(account, lostMs);
      const { linksByProfile } = await preferences.getPreferences(userId);
      const isGivenUp = linksByProfile === false;
      return new AppError(isGivenUp || lostMs >= linkWaitMs ? 'not-linked' : 'link-lost');
    },

    /** Of an account that the server has just refused as unknown. */
    judgeRefusedAccount({ id }: MediaRequest, account: Account): Promise<AppError> {
      return judgeAccount(account, refused.measure(id));
    },

    /** The requester has the account. */
    forgetLoss: (id: RequestId) => lost.forget(id),

    /** The server has accepted the account, or has not answered. */
    forgetRefusal: (id: RequestId) => refused.forget(id),
  };

  /** The account is gone if that has lasted, and the server says so as well. */
  async function judgeAccount(account: Account, lostMs: number): Promise<AppError> {
    if (lostMs < proofMs) return new AppError('link-lost');
    const remote = await servers.get(account.serviceId).findAccount(account.remoteUserId);
    return new AppError(remote ? 'link-lost' : 'account-not-found');
  }
}

/** Measures for how long something has lasted, in milliseconds. */
function createStopwatch(clock: Clock) {
  const startedAt = new Map<RequestId, number>();
  return {
    measure(id: RequestId): number {
      const now = clock().getTime();
      forgetBefore(now - longestLossMs);
      const start = startedAt.get(id) ?? now;
      startedAt.set(id, start);
      return now - start;
    },
    forget: (id: RequestId) => void startedAt.delete(id),
  };

  function forgetBefore(ms: number): void {
    for (const [id, start] of startedAt) if (start < ms) startedAt.delete(id);
  }
}
