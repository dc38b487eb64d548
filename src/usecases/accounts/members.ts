import type { Account, RemoteUserId } from '../../domain/accounts/account.ts';
import type { Sender } from '../../domain/accounts/sender.ts';
import type { User } from '../../domain/accounts/user.ts';
import type { Actor } from '../../domain/actor.ts';
import { AppError } from '../../domain/app-error.ts';
import type { ServiceId, UserId } from '../../domain/id.ts';
import type { Space, UnlinkedPolicy } from '../../domain/spaces/space.ts';
import type { AccountRepository } from '../../ports/accounts/account-repository.ts';
import type { IdentityRepository } from '../../ports/accounts/identity-repository.ts';
import type { UserRepository } from '../../ports/accounts/user-repository.ts';
import type { Clock } from '../../ports/clock.ts';
import type { JobThrottle } from '../../ports/job-queue.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';

/** How many seconds apart strangers may have all accounts read anew, which costs a call or two for each of them. */
function syncIntervalSeconds(accounts: number): number {
  return Math.max(5, accounts / 4);
}

const maxSyncRequestMs = 5_000;

/** The account that a user requests with. */
export interface ResolvedAccount {
  readonly account: Account;
  readonly isGuest: boolean;
}

export type Members = ReturnType<typeof createMembers>;

/** Who is who: the user behind a chat account, and the account behind the user. Never the key's owner. */
export function createMembers(needs: {
  readonly users: UserRepository;
  readonly accounts: AccountRepository;
  readonly identities: Pick<IdentityRepository, 'getPreferences'>;
  readonly servers: OverseerrServers;
  readonly jobs: JobThrottle;
  /** What becomes of people without an account where a space has not said otherwise. */
  readonly unlinkedPolicy: UnlinkedPolicy;
  readonly clock: Clock;
  readonly syncIntervalSeconds?: (accounts: number) => number;
}) {
  const { users, accounts, identities, servers, jobs, unlinkedPolicy, clock } = needs;
  const syncPausedUntil = new Map<ServiceId, number>();

  return {
    /** Who does something, and in which space; both made on first contact. Throws `user-blocked`. */
    async identify(
      sender: Sender,
      space: Pick<Space, 'platformSpaceId' | 'name'> | null,
    ): Promise<{ readonly user: User; readonly space: Space | null }> {
      const here = await users.findOrCreateInSpace(sender, space);
      if (here.user.isBlocked) throw new AppError('user-blocked');
      return here;
    },

    /** The account somebody asks as. Throws `not-linked`, `ambiguous-account`. */
    async resolveAccount({ userId, space }: Actor, serviceId: ServiceId): Promise<ResolvedAccount> {
      const own = await accounts.findByUser(userId, serviceId);
      if (own) return { account: own, isGuest: false };
      const linkedByProfile = await linkByProfile(userId, serviceId);
      if (linkedByProfile) return { account: linkedByProfile, isGuest: false };
      await requestAccountSync(serviceId);
      const policy = space?.settings.unlinked ?? unlinkedPolicy;
      const guestUserId = policy === 'guest' ? servers.getGuestUserId(serviceId) : null;
      if (!guestUserId) throw new AppError('not-linked');
      return { account: await loadGuestAccount(serviceId, guestUserId), isGuest: true };
    },

    /** Reads one account's rights and ids anew, after a refusal or before one. */
    async refreshAccount(account: Account): Promise<Account> {
      const remote = await servers.get(account.serviceId).findAccount(account.remoteUserId);
      if (!remote) throw new AppError('account-not-found');
      const [saved] = await accounts.upsert(account.serviceId, [remote]);
      return saved ?? account;
    },
  };

  /** They may have an account by now. Everybody can make us look, so the more there is to read the rarer it is. */
  async function requestAccountSync(serviceId: ServiceId): Promise<void> {
    const now = clock().getTime();
    if (now < (syncPausedUntil.get(serviceId) ?? 0)) return;
    // Whoever comes while this one asks need not.
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

  async function linkByProfile(userId: UserId, serviceId: ServiceId): Promise<Account | null> {
    // Who has left an account that a profile gave them would otherwise have it back at once.
    if ((await identities.getPreferences(userId)).linksByProfile === false) return null;
    const linkedByProfile: Account[] = [];
    for (const chatAccount of await users.listChatAccounts(userId)) {
      linkedByProfile.push(...(await accounts.listByProfile(serviceId, chatAccount)));
    }
    const [first] = linkedByProfile;
    if (!first) return null;
    if (linkedByProfile.some((other) => other.id !== first.id))
      throw new AppError('ambiguous-account');
    if (first.userId && first.userId !== userId) throw new AppError('ambiguous-account');
    await accounts.link(first.id, userId, 'profile');
    return { ...first, userId, verifiedBy: 'profile' };
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
