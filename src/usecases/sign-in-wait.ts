import type { ServiceAccount } from '../core/account.ts';
import { Fault, isFault, toFault } from '../core/fault.ts';
import type { ChatAccountKey } from '../core/place.ts';
import type { PlexPerson, SignIn, SignInEnd, SignInId } from '../core/sign-in.ts';
import type { PlexMatches, PlexTv, SignInHerald, SignIns } from '../ports/sign-in.ts';
import type { Accounts, Clock, Log, MediaServers } from '../ports.ts';
import type { QuotaDesk } from './quotas.ts';
import type { SignInDesk } from './sign-in.ts';

const lookEveryMs = 2_000;

/** The second half of signing in: waiting for Plex, telling the chat, naming the person in their profile. */
export function createSignInWait(needs: {
  readonly desk: Pick<SignInDesk, 'proved' | 'refused'>;
  readonly signIns: SignIns;
  readonly accounts: Accounts;
  readonly matches: PlexMatches;
  readonly servers: MediaServers;
  readonly plex: PlexTv | null;
  readonly herald: SignInHerald;
  readonly quotas: Pick<QuotaDesk, 'of'>;
  readonly clock: Clock;
  readonly log: Log;
  /** Whether chat ids are written into the profiles of the media server. */
  readonly writesIds: boolean;
  readonly lookEveryMs?: number;
}) {
  const { desk, signIns, accounts, matches, servers, plex, herald, clock, log } = needs;
  const { quotas } = needs;
  const stopping = new AbortController();

  return {
    /**
     * Brings an attempt to its end and tells it. Waits for as long as the attempt is open; a restart in between
     * takes the waiting up again. Throws `plex-unreachable` when it is to be taken up later.
     */
    async follow(id: SignInId): Promise<void> {
      const signIn = await signIns.find(id);
      if (!signIn) return;
      const end = signIn.end ?? (await waitFor(signIn));
      if (end?.kind === 'linked') await greet(signIn);
      if (end) await tell(signIn, end);
      if (end) await signIns.settle(id);
      if (signIn.pin !== null) await plex?.signOut(signIn.serviceId, signIn.pin);
    },

    /** Stops waiting; what waited comes back with the next process. */
    stop(): void {
      stopping.abort();
    },
  };

  /** Null when somebody else has ended it or a newer attempt took its place. */
  async function waitFor(first: SignIn): Promise<SignInEnd | null> {
    let signIn: SignIn | null = first;
    while (signIn && signIn.pin !== null) {
      if (signIn.end) return signIn.end;
      const seen = await look(signIn, signIn.pin);
      const isOver = clock() >= signIn.expiresAt;
      if (isOver || seen === 'gone') return finish(signIn, await desk.refused(signIn, 'late'));
      if (seen !== 'waiting') return finish(signIn, await match(signIn, seen));
      await pause();
      signIn = await signIns.find(signIn.id);
    }
    return null;
  }

  /** Plex being away for a moment is like nobody having confirmed yet. */
  async function look(signIn: SignIn, pin: number): Promise<PlexPerson | 'waiting' | 'gone'> {
    try {
      return plex ? await plex.look(signIn.serviceId, pin) : 'gone';
    } catch (error) {
      if (!isFault(error, 'plex-unreachable')) throw error;
      log.info({ error }, 'plex.tv did not answer');
      return 'waiting';
    }
  }

  async function finish(signIn: SignIn, end: SignInEnd): Promise<SignInEnd | null> {
    if (await signIns.end(signIn.id, end)) return end;
    return (await signIns.find(signIn.id))?.end ?? null;
  }

  async function match(signIn: SignIn, person: PlexPerson): Promise<SignInEnd> {
    const account = (await accountOf(signIn, person)) ?? (await accountMadeSince(signIn, person));
    return account ? desk.proved(signIn, account, 'plex') : desk.refused(signIn, 'stranger');
  }

  /** It may have been made, or got its Plex id, since accounts were read last. */
  async function accountMadeSince(signIn: SignIn, person: PlexPerson) {
    const { serviceId } = signIn;
    await accounts.keep(serviceId, await servers.get(serviceId).accountsWith(person));
    return accountOf(signIn, person);
  }

  /** By Plex id, then by a confirmed e-mail address that one account has; and the service still says so. */
  async function accountOf(
    { serviceId }: SignIn,
    { plexId, email, isConfirmed }: PlexPerson,
  ): Promise<ServiceAccount | null> {
    const byId = await matches.byPlexId(serviceId, plexId);
    const byEmail =
      byId.length === 0 && email && isConfirmed ? await matches.byEmail(serviceId, email) : [];
    const [account, ...others] = byId.length > 0 ? byId : byEmail;
    if (!account || others.length > 0) return null;
    const remote = await servers.get(serviceId).account(account.number);
    if (!remote) return null;
    await accounts.keep(serviceId, [remote]);
    if (remote.plexId !== null) return remote.plexId === plexId ? account : null;
    const isTheirs = byId.length === 0 && remote.email?.toLowerCase() === email?.toLowerCase();
    return isTheirs ? account : null;
  }

  /** What is good to have of a new link. None of it keeps anybody from being linked. */
  async function greet({ serviceId, userId, asker }: SignIn): Promise<void> {
    const account = await accounts.ofUser(userId, serviceId);
    if (!account) return;
    const helps = [nameInProfile(account, asker), quotas.of(account)];
    for (const help of await Promise.allSettled(helps)) {
      if (help.status === 'fulfilled') continue;
      log.warn({ error: toFault(help.reason) }, 'a new link is without its quota or its chat id');
    }
  }

  async function nameInProfile({ id, serviceId, number }: ServiceAccount, asker: ChatAccountKey) {
    if (!needs.writesIds) return;
    const named = await accounts.namedBy(serviceId, asker);
    if (named.some((other) => other.id !== id)) return;
    await servers.get(serviceId).nameInProfile(number, asker);
  }

  /** Where there is nobody to tell any more, the page has told them. */
  async function tell(signIn: SignIn, end: SignInEnd): Promise<void> {
    try {
      await herald.tell(signIn, end);
    } catch (error) {
      if (toFault(error).face.retry) throw error;
      log.info({ error, signInId: signIn.id }, 'nobody could be told that a sign-in ended');
    }
  }

  async function pause(): Promise<void> {
    const { signal } = stopping;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(done, needs.lookEveryMs ?? lookEveryMs);
      signal.addEventListener('abort', done, { once: true });
      function done(): void {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        resolve();
      }
    });
    if (signal.aborted) throw new Fault('plex-unreachable', { detail: { reason: 'stopping' } });
  }
}
