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

/**
 * The second half of a sign-in: waits for Plex, notifies the chat, and adds the chat ID to the
 * profile.
 */
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
  /** Whether chat IDs are written into the profiles on the Overseerr server. */
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
     * Completes a sign-in and notifies the user. Waits while the sign-in is open; after a restart,
     * the job waits again. Throws `plex-unreachable` if the job has to be retried later.
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

    /** Stops waiting. The next process continues the open sign-ins. */
    stop(): void {
      stopController.abort();
    },
  };

  /** Null if the sign-in ended without a result, such as when a newer one replaced it. */
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

  /** If Plex is unreachable for a moment, the PIN counts as not confirmed yet. */
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

  /**
   * Finds the account by Plex ID, then by a confirmed email address that only one account has. The
   * server must still confirm the match.
   */
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

  /** Adds optional data to a new link. If any of it fails, the user is still linked. */
  async function enrichNewLink({ serviceId, userId, requester }: SignIn): Promise<void> {
    const account = await accountLinks.findByUser(userId, serviceId);
    if (!account) return;
    const tasks = [addChatIdToProfile(account, requester), quotas.get(account)];
    for (const task of await Promise.allSettled(tasks)) {
      if (task.status === 'fulfilled') continue;
      log.warn(
        { error: toAppError(task.reason) },
        'could not add the quota or the chat id to a new link',
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

  /** If the user cannot be notified in the chat, the sign-in page has already shown the result. */
  async function notify(signIn: SignIn, end: SignInResult): Promise<void> {
    try {
      await notifier.notify(signIn, end);
    } catch (error) {
      if (toAppError(error).metadata.isRetryable) throw error;
      log.info({ error, signInId: signIn.id }, 'a user was not notified that a sign-in ended');
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
