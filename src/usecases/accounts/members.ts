import type { Account, LinkedAccount, RemoteUserId } from '../../domain/accounts/account.ts';
import type { Sender } from '../../domain/accounts/sender.ts';
import type { Actor } from '../../domain/actor.ts';
import { AppError, toAppError } from '../../domain/app-error.ts';
import type { ServiceId, UserId } from '../../domain/id.ts';
import type { Space, UnlinkedPolicy } from '../../domain/spaces/space.ts';
import type { AccountLinkRepository } from '../../ports/accounts/account-link-repository.ts';
import type { AccountRepository } from '../../ports/accounts/account-repository.ts';
import type { PreferenceRepository } from '../../ports/accounts/preference-repository.ts';
import type { UserRepository } from '../../ports/accounts/user-repository.ts';
import type { Clock } from '../../ports/clock.ts';
import type { JobThrottle } from '../../ports/job-queue.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';
import type { AccountSync } from './account-sync.ts';

/**
 * The minimum time between two syncs that unlinked users cause. A sync takes a call or two per
 * account.
 */
function syncIntervalSeconds(accounts: number): number {
  return Math.max(5, accounts / 4);
}

const maxSyncRequestMs = 5_000;

/** Up to this many accounts, a member without an account waits until all of them were read again. */
const maxAwaitedAccounts = 200;

/** The account that a user requests with: their own, or the guest account. */
export type ResolvedAccount =
  | { readonly account: LinkedAccount; readonly isGuest: false }
  | { readonly account: Account; readonly isGuest: true };

export type Members = ReturnType<typeof createMembers>;

/**
 * Finds the user of a chat account, and the account of the user. Never uses the owner of the API
 * key.
 */
export function createMembers(deps: {
  readonly users: UserRepository;
  readonly accounts: AccountRepository;
  readonly accountLinks: Pick<AccountLinkRepository, 'findByUser' | 'link'>;
  readonly preferences: Pick<PreferenceRepository, 'getPreferences'>;
  readonly servers: OverseerrServers;
  readonly jobs: JobThrottle;
  readonly accountSync: Pick<AccountSync, 'hasReadAccounts' | 'readAccounts'>;
  /** What users without an account may do where a space has no setting for it. */
  readonly unlinkedPolicy: UnlinkedPolicy;
  readonly clock: Clock;
  readonly syncIntervalSeconds?: (accounts: number) => number;
}) {
  const { users, accounts, accountLinks, preferences, servers, jobs } = deps;
  const { accountSync, unlinkedPolicy, clock } = deps;
  const syncPausedUntil = new Map<ServiceId, number>();

  return {
    /**
     * The user of a sender with their accounts, and the space they are in. User and space are created
     * on first contact. Throws `user-blocked`.
     */
    async identify(
      sender: Sender,
      space: Pick<Space, 'platformSpaceId' | 'name'> | null,
    ): ReturnType<UserRepository['findOrCreateInSpace']> {
      const here = await users.findOrCreateInSpace(sender, space);
      if (here.user.isBlocked) throw new AppError('user-blocked');
      return here;
    },

    /**
     * The account that a user acts as. Throws `not-linked`, `ambiguous-account`, `account-blocked`,
     * and what the server answers if its accounts were never read.
     */
    resolveAccount,

    /**
     * Like `resolveAccount`, but does not read an account again that was read with the actor. For
     * commands and buttons that do not change links.
     */
    async resolveKnownAccount(actor: Actor, serviceId: ServiceId): Promise<ResolvedAccount> {
      const known = actor.accounts?.find((account) => account.serviceId === serviceId);
      return known ? toResolved(known) : resolveAccount(actor, serviceId);
    },

    /**
     * A user's own account, also if a profile names one of their chats and they were not linked
     * yet. Null if there is none, or if profiles disagree.
     */
    findAccount: (userId: UserId, serviceId: ServiceId): Promise<LinkedAccount | null> =>
      orNull(() => findOrLink(userId, serviceId)),

    /** Like `findAccount` for someone without an account: asks the server. */
    lookUpAccount: (userId: UserId, serviceId: ServiceId): Promise<LinkedAccount | null> =>
      orNull(() => lookUp(userId, serviceId)),

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

  async function resolveAccount(
    { userId, space }: Actor,
    serviceId: ServiceId,
  ): Promise<ResolvedAccount> {
    const own = (await findOrLink(userId, serviceId)) ?? (await lookUp(userId, serviceId));
    if (own) return toResolved(own);
    const policy = space?.settings.unlinked ?? unlinkedPolicy;
    const guestUserId = policy === 'guest' ? servers.getGuestUserId(serviceId) : null;
    if (!guestUserId) throw new AppError('not-linked');
    return { account: await loadGuestAccount(serviceId, guestUserId), isGuest: true };
  }

  async function findOrLink(userId: UserId, serviceId: ServiceId): Promise<LinkedAccount | null> {
    return (
      (await accountLinks.findByUser(userId, serviceId)) ?? (await linkByProfile(userId, serviceId))
    );
  }

  /**
   * Asks the server for a user without an account, because they may have one by now. Waits for the
   * answer if the accounts were never read, or if there are few. Anyone can cause this, so the more
   * accounts there are, the less often it is done.
   */
  async function lookUp(userId: UserId, serviceId: ServiceId): Promise<LinkedAccount | null> {
    if (!(await accountSync.hasReadAccounts(serviceId))) {
      await accountSync.readAccounts(serviceId);
      return findOrLink(userId, serviceId);
    }
    const now = clock().getTime();
    if (now < (syncPausedUntil.get(serviceId) ?? 0)) return null;
    // Users who come in the meantime do not cause another sync.
    syncPausedUntil.set(serviceId, now + maxSyncRequestMs);
    const count = await accounts.count(serviceId);
    const seconds = (deps.syncIntervalSeconds ?? syncIntervalSeconds)(count);
    if (count > maxAwaitedAccounts) {
      const job = { kind: 'sync-accounts', payload: { serviceId } } as const;
      const isEnqueued = await jobs.enqueueAtMostEvery(job, seconds);
      syncPausedUntil.set(serviceId, now + 1000 * (isEnqueued ? seconds : Math.min(1, seconds)));
      return null;
    }
    syncPausedUntil.set(serviceId, now + 1000 * seconds);
    const isRead = await orNull(async () => {
      await accountSync.readAccounts(serviceId);
      return true;
    });
    return isRead ? findOrLink(userId, serviceId) : null;
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

function toResolved(account: LinkedAccount): ResolvedAccount {
  if (account.isBlocked) throw new AppError('account-blocked');
  return { account, isGuest: false };
}

/** Null for an error that only means that there is no account to use. Throws bugs. */
async function orNull<Value>(find: () => Promise<Value | null>): Promise<Value | null> {
  try {
    return await find();
  } catch (error) {
    if (toAppError(error).code === 'internal') throw error;
    return null;
  }
}
