import type { AccountNumber, ServiceAccount } from '../core/account.ts';
import { Fault } from '../core/fault.ts';
import type { ServiceId } from '../core/id.ts';
import type { PersonHere, Space, UnlinkedPolicy, User, Visitor } from '../core/user.ts';
import type { Identities } from '../ports/identity.ts';
import type { Accounts, Clock, MediaServers, PacedJobs, People } from '../ports.ts';

/** How many seconds apart strangers may have all accounts read anew, which costs a call or two for each of them. */
function secondsApart(accounts: number): number {
  return Math.max(5, accounts / 4);
}

const longestAskMs = 5_000;

/** As which account a user asks. */
export interface Acting {
  readonly account: ServiceAccount;
  readonly isGuest: boolean;
}

export type Members = ReturnType<typeof createMembers>;

/** Who is who: the user behind a chat account, and the account behind the user. Never the key's owner. */
export function createMembers(needs: {
  readonly people: People;
  readonly accounts: Accounts;
  readonly identities: Pick<Identities, 'preferences'>;
  readonly servers: MediaServers;
  readonly jobs: PacedJobs;
  /** What becomes of people without an account where a space has not said otherwise. */
  readonly unlinked: UnlinkedPolicy;
  readonly clock: Clock;
  readonly secondsApart?: (accounts: number) => number;
}) {
  const { people, accounts, identities, servers, jobs, unlinked, clock } = needs;
  const quietUntil = new Map<ServiceId, number>();

  return {
    /** Who does something, and in which space; both made on first contact. Throws `user-blocked`. */
    async meet(
      visitor: Visitor,
      space: Pick<Space, 'platformSpaceId' | 'name'> | null,
    ): Promise<PersonHere> {
      const here = await people.arrive(visitor, space);
      if (here.user.isBlocked) throw new Fault('user-blocked');
      return here;
    },

    /** The account somebody asks as. Throws `not-linked`, `link-ambiguous`. */
    async acting({ user, space }: PersonHere, serviceId: ServiceId): Promise<Acting> {
      const own = await accounts.ofUser(user.id, serviceId);
      if (own) return { account: own, isGuest: false };
      const named = await byProfile(user, serviceId);
      if (named) return { account: named, isGuest: false };
      await readAnew(serviceId);
      const policy = space?.settings.unlinked ?? unlinked;
      const number = policy === 'guest' ? servers.guest(serviceId) : null;
      if (!number) throw new Fault('not-linked');
      return { account: await guest(serviceId, number), isGuest: true };
    },

    /** Reads one account's rights and ids anew, after a refusal or before one. */
    async refresh(account: ServiceAccount): Promise<ServiceAccount> {
      const remote = await servers.get(account.serviceId).account(account.number);
      if (!remote) throw new Fault('account-gone');
      const [kept] = await accounts.keep(account.serviceId, [remote]);
      return kept ?? account;
    },
  };

  /** They may have an account by now. Everybody can make us look, so the more there is to read the rarer it is. */
  async function readAnew(serviceId: ServiceId): Promise<void> {
    const now = clock().getTime();
    if (now < (quietUntil.get(serviceId) ?? 0)) return;
    // Whoever comes while this one asks need not.
    quietUntil.set(serviceId, now + longestAskMs);
    const seconds = (needs.secondsApart ?? secondsApart)(await accounts.count(serviceId));
    const isIn = await jobs.tick({ kind: 'sync', payload: { serviceId } }, seconds);
    quietUntil.set(serviceId, now + 1000 * (isIn ? seconds : Math.min(1, seconds)));
  }

  async function byProfile(user: User, serviceId: ServiceId): Promise<ServiceAccount | null> {
    // Who has left an account that a profile gave them would otherwise have it back at once.
    if ((await identities.preferences(user.id)).byProfile === false) return null;
    const named: ServiceAccount[] = [];
    for (const chatAccount of await people.chatAccounts(user.id)) {
      named.push(...(await accounts.namedBy(serviceId, chatAccount)));
    }
    const [first] = named;
    if (!first) return null;
    if (named.some((other) => other.id !== first.id)) throw new Fault('link-ambiguous');
    if (first.userId && first.userId !== user.id) throw new Fault('link-ambiguous');
    await accounts.link(first.id, user.id, 'profile');
    return { ...first, userId: user.id, proof: 'profile' };
  }

  async function guest(serviceId: ServiceId, number: AccountNumber): Promise<ServiceAccount> {
    const known = await accounts.byNumber(serviceId, number);
    if (known) return known;
    const remote = await servers.get(serviceId).account(number);
    if (!remote) throw new Fault('guest-unset');
    const [kept] = await accounts.keep(serviceId, [remote]);
    if (!kept) throw new Fault('guest-unset');
    return kept;
  }
}
