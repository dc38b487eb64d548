import type { Account } from '../../domain/accounts/account.ts';
import type { PlexUser, SignIn, SignInId, SignInResult } from '../../domain/accounts/sign-in.ts';
import { AppError, isAppError, toAppError } from '../../domain/app-error.ts';
import type { ChatAccountKey } from '../../domain/place.ts';
import type { AccountLinkRepository } from '../../ports/accounts/account-link-repository.ts';
import type { AccountRepository } from '../../ports/accounts/account-repository.ts';
import type {
  PlexAccountRepository,
  PlexTv,
  SignInNotifier,
  SignInRepository,
} from '../../ports/accounts/sign-in-repository.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';
import type { Quotas } from './quotas.ts';
import type { SignInFlow } from './sign-in-flow.ts';

const pollIntervalMs = 2_000;

/** The second half of signing in: waiting for Plex, telling the chat, naming the person in their profile. */
export function createSignInCompletion(needs: {
  readonly signInFlow: Pick<SignInFlow, 'linkVerified' | 'fail'>;
  readonly signIns: SignInRepository;
  readonly accounts: AccountRepository;
  readonly accountLinks: Pick<AccountLinkRepository, 'findByUser'>;
  readonly plexAccounts: PlexAccountRepository;
  readonly servers: OverseerrServers;
  readonly plex: PlexTv | null;
  readonly notifier: SignInNotifier;
  readonly quotas: Pick<Quotas, 'get'>;
  readonly clock: Clock;
  readonly log: Log;
  /** Whether chat ids are written into the profiles of the media server. */
  readonly writesChatIds: boolean;
  readonly pollIntervalMs?: number;
}) {
  const {
    signInFlow,
    signIns,
    accounts,
    accountLinks,
    plexAccounts,
    servers,
    plex,
    notifier,
    clock,
    log,
  } = needs;
  const { quotas } = needs;
  const stopController = new AbortController();

  return {
    /**
     * Brings an attempt to its end and tells it. Waits for as long as the attempt is open; a restart in between
     * takes the waiting up again. Throws `plex-unreachable` when it is to be taken up later.
     */
    async completeSignIn(id: SignInId): Promise<void> {
      const signIn = await signIns.find(id);
      if (!signIn) return;
      const end = signIn.result ?? (await waitForResult(signIn));
      if (end?.kind === 'linked') await enrichNewLink(signIn);
      if (end) await notify(signIn, end);
      if (end) await signIns.markNotified(id);
      if (signIn.plexPinId !== null) await plex?.signOut(signIn.serviceId, signIn.plexPinId);
    },

    /** Stops waiting; what waited comes back with the next process. */
    stop(): void {
      stopController.abort();
    },
  };

  /** Null when somebody else has ended it or a newer attempt took its place. */
  async function waitForResult(first: SignIn): Promise<SignInResult | null> {
    let signIn: SignIn | null = first;
    while (signIn && signIn.plexPinId !== null) {
      if (signIn.result) return signIn.result;
      const pinState = await checkPin(signIn, signIn.plexPinId);
      const isExpired = clock() >= signIn.expiresAt;
      if (isExpired || pinState === 'gone')
        return finish(signIn, await signInFlow.fail(signIn, 'expired'));
      if (pinState !== 'waiting') return finish(signIn, await matchAccount(signIn, pinState));
      await pause();
      signIn = await signIns.find(signIn.id);
    }
    return null;
  }

  /** Plex being away for a moment is like nobody having confirmed yet. */
  async function checkPin(signIn: SignIn, pin: number): Promise<PlexUser | 'waiting' | 'gone'> {
    try {
      return plex ? await plex.checkPin(signIn.serviceId, pin) : 'gone';
    } catch (error) {
      if (!isAppError(error, 'plex-unreachable')) throw error;
      log.info({ error }, 'plex.tv did not answer');
      return 'waiting';
    }
  }

  async function finish(signIn: SignIn, end: SignInResult): Promise<SignInResult | null> {
    if (await signIns.end(signIn.id, end)) return end;
    return (await signIns.find(signIn.id))?.result ?? null;
  }

  async function matchAccount(signIn: SignIn, plexUser: PlexUser): Promise<SignInResult> {
    const account =
      (await findAccount(signIn, plexUser)) ?? (await syncAndFindAccount(signIn, plexUser));
    return account
      ? signInFlow.linkVerified(signIn, account, 'plex')
      : signInFlow.fail(signIn, 'no-account');
  }

  /** It may have been made, or got its Plex id, since accounts were read last. */
  async function syncAndFindAccount(signIn: SignIn, plexUser: PlexUser) {
    const { serviceId } = signIn;
    await accounts.upsert(serviceId, await servers.get(serviceId).listAccountsByPlexUser(plexUser));
    return findAccount(signIn, plexUser);
  }

  /** By Plex id, then by a confirmed e-mail address that one account has; and the service still says so. */
  async function findAccount(
    { serviceId }: SignIn,
    { plexId, email, isEmailConfirmed }: PlexUser,
  ): Promise<Account | null> {
    const byId = await plexAccounts.listByPlexId(serviceId, plexId);
    const byEmail =
      byId.length === 0 && email && isEmailConfirmed
        ? await plexAccounts.listByEmail(serviceId, email)
        : [];
    const [account, ...others] = byId.length > 0 ? byId : byEmail;
    if (!account || others.length > 0) return null;
    const remote = await servers.get(serviceId).findAccount(account.remoteUserId);
    if (!remote) return null;
    await accounts.upsert(serviceId, [remote]);
    if (remote.plexId !== null) return remote.plexId === plexId ? account : null;
    const isTheirs = byId.length === 0 && remote.email?.toLowerCase() === email?.toLowerCase();
    return isTheirs ? account : null;
  }

  /** What is good to have of a new link. None of it keeps anybody from being linked. */
  async function enrichNewLink({ serviceId, userId, requester }: SignIn): Promise<void> {
    const account = await accountLinks.findByUser(userId, serviceId);
    if (!account) return;
    const tasks = [addChatIdToProfile(account, requester), quotas.get(account)];
    for (const task of await Promise.allSettled(tasks)) {
      if (task.status === 'fulfilled') continue;
      log.warn(
        { error: toAppError(task.reason) },
        'a new link is without its quota or its chat id',
      );
    }
  }

  async function addChatIdToProfile(
    { id, serviceId, remoteUserId }: Account,
    asker: ChatAccountKey,
  ) {
    if (!needs.writesChatIds) return;
    const linkedByProfile = await accounts.listByProfile(serviceId, asker);
    if (linkedByProfile.some((other) => other.id !== id)) return;
    await servers.get(serviceId).addChatIdToProfile(remoteUserId, asker);
  }

  /** Where there is nobody to tell any more, the page has told them. */
  async function notify(signIn: SignIn, end: SignInResult): Promise<void> {
    try {
      await notifier.notify(signIn, end);
    } catch (error) {
      if (toAppError(error).metadata.isRetryable) throw error;
      log.info({ error, signInId: signIn.id }, 'nobody could be told that a sign-in ended');
    }
  }

  async function pause(): Promise<void> {
    const { signal } = stopController;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(done, needs.pollIntervalMs ?? pollIntervalMs);
      signal.addEventListener('abort', done, { once: true });
      function done(): void {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        resolve();
      }
    });
    if (signal.aborted) throw new AppError('plex-unreachable', { detail: { reason: 'stopping' } });
  }
}
