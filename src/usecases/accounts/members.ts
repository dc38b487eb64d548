import type { Account, LinkedAccount, RemoteUserId } from '../../domain/accounts/account.ts';
import type { Sender } from '../../domain/accounts/sender.ts';
import type { User } from '../../domain/accounts/user.ts';
import type { Actor } from '../../domain/actor.ts';
import { AppError } from '../../domain/app-error.ts';
import type { ServiceId, UserId } from '../../domain/id.ts';
import type { Space, UnlinkedPolicy } from '../../domain/spaces/space.ts';
import type { AccountLinkRepository } from '../../ports/accounts/account-link-repository.ts';
import type { AccountRepository } from '../../ports/accounts/account-repository.ts';
import type { PreferenceRepository } from '../../ports/accounts/preference-repository.ts';
import type { UserRepository } from '../../ports/accounts/user-repository.ts';
import type { Clock } from '../../ports/clock.ts';
import type { JobThrottle } from '../../ports/job-queue.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';

/**
 * The minimum time between two syncs that unlinked users cause. A sync takes a call or two per
 * account.
 */
function syncIntervalSeconds(accounts: number): number {
  return Math.max(5, accounts / 4);
}

const maxSyncRequestMs = 5_000;

/** The account that a user requests with: their own, or the guest account. */
export type ResolvedAccount =
  | { readonly account: LinkedAccount; readonly isGuest: false }
  | { readonly account: Account; readonly isGuest: true };

export type Members = ReturnType<typeof createMembers>;

/**
 * Finds the user of a chat account, and the account of the user. Never uses the owner of the API
 * key.
 */
export function createMembers(needs: {
  readonly users: UserRepository;
  readonly accounts: AccountRepository;
  readonly accountLinks: Pick<AccountLinkRepository, 'findByUser' | 'link'>;
  readonly preferences: Pick<PreferenceRepository, 'getPreferences'>;
  readonly servers: OverseerrServers;
  readonly jobs: JobThrottle;
  /** What users without an account may do where a space has no setting for it. */
  readonly unlinkedPolicy: UnlinkedPolicy;
  readonly clock: Clock;
  readonly syncIntervalSeconds?: (accounts: number) => number;
}) {
  const { users, accounts, accountLinks, preferences, servers, jobs, unlinkedPolicy, clock } =
    needs;
  const syncPausedUntil = new Map<ServiceId, number>();

  return {
    /**
     * The user of a sender and the space they are in. Both are created on first contact. Throws
     * `user-blocked`.
     */
    async identify(
      sender: Sender,
      space: Pick<Space, 'platformSpaceId' | 'name'> | null,
    ): Promise<{ readonly user: User; readonly space: Space | null }> {
      const here = await users.findOrCreateInSpace(sender, space);
      if (here.user.isBlocked) throw new AppError('user-blocked');
      return here;
    },

    /**
     * The account that a user acts as. Throws `not-linked`, `ambiguous-account`, `account-blocked`.
     */
    async resolveAccount({ userId, space }: Actor, serviceId: ServiceId): Promise<ResolvedAccount> {
      const own =
        (await accountLinks.findByUser(userId, serviceId)) ??
        (await linkByProfile(userId, serviceId));
      if (own?.isBlocked) throw new AppError('account-blocked');
      if (own) return { account: own, isGuest: false };
      await requestAccountSync(serviceId);
      const policy = space?.settings.unlinked ?? unlinkedPolicy;
      const guestUserId = policy === 'guest' ? servers.getGuestUserId(serviceId) : null;
      if (!guestUserId) throw new AppError('not-linked');
      return { account: await loadGuestAccount(serviceId, guestUserId), isGuest: true };
    },

    /**
     * Reads an account from its server again, so that a refusal is based on current permissions.
     * Throws `account-not-found`.
     */
    async refreshAccount(account: Account): Promise<Account> {
      const remote = await servers.get(account.serviceId).findAccount(account.remoteUserId);
      if (!remote) throw new AppError('account-not-found');
      const [saved] = await accounts.upsert(account.serviceId, [remote]);
      return saved ?? account;
    },
  };

  /**
   * Requests a sync, because the user may have an account by now. Anyone can cause a sync, so the
   * more accounts there are, the less often one runs.
   */
  async function requestAccountSync(serviceId: ServiceId): Promise<void> {
    const now = clock().getTime();
    if (now < (syncPausedUntil.get(serviceId) ?? 0)) return;
    // Requests that arrive in the meantime do not have to ask for a sync again.
    syncPausedUntil.set(serviceId, now + maxSyncRequestMs);
    const seconds = (needs.syncIntervalSeconds ?? syncIntervalSeconds)(
      await accounts.count(serviceId),
    );
    const isEnqueued = await jobs.enqueueAtMostEvery(
      { kind: 'sync-accounts', payload: { serviceId } },
      seconds,
    );
    syncPausedUntil.set(serviceId, now + 1000 * (isEnqueued ? seconds : Math.min(1, seconds)));
  }

  /** The one account whose profile names a chat of the user. */
  async function linkByProfile(
    userId: UserId,
    serviceId: ServiceId,
  ): Promise<LinkedAccount | null> {
    if ((await preferences.getPreferences(userId)).linksByProfile === false) return null;
    const chats = await users.listChatAccounts(userId);
    const named = await Promise.all(chats.map((chat) => accounts.listByProfile(serviceId, chat)));
    const [first, ...others] = named.flat();
    if (!first) return null;
    if (others.some(({ id }) => id !== first.id)) throw new AppError('ambiguous-account');
    await accountLinks.link({ accountId: first.id, userId, verifiedBy: 'profile', by: null });
    return accountLinks.findByUser(userId, serviceId);
  }

  async function loadGuestAccount(
    serviceId: ServiceId,
    guestUserId: RemoteUserId,
  ): Promise<Account> {
    const known = await accounts.findByRemoteUserId(serviceId, guestUserId);
    if (known) return known;
    const remote = await servers.get(serviceId).findAccount(guestUserId);
    if (!remote) throw new AppError('guest-account-missing');
    const [saved] = await accounts.upsert(serviceId, [remote]);
    if (!saved) throw new AppError('guest-account-missing');
    return saved;
  }
}
