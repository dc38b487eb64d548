import type { Account } from '../../domain/accounts/account.ts';
import type { PlexUser, SignIn, SignInId, SignInResult } from '../../domain/accounts/sign-in.ts';
import { AppError, toAppError } from '../../domain/app-error.ts';
import type { ChatAccountKey } from '../../domain/place.ts';
import type { AccountLinkRepository } from '../../ports/accounts/account-link-repository.ts';
import type { AccountRepository } from '../../ports/accounts/account-repository.ts';
import type {
  PlexTv,
  SignInNotifier,
  SignInRepository,
} from '../../ports/accounts/sign-in-repository.ts';
import type { Clock } from '../../ports/clock.ts';
import type { JobDelay } from '../../ports/job-queue.ts';
import type { Log } from '../../ports/log.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';
import type { PlexAccounts } from './plex-accounts.ts';
import type { Quotas } from './quotas.ts';
import type { VerifiedLinks } from './verified-links.ts';

/** After how many seconds Plex or Jellyfin is asked again: longer if it did not answer. */
const pollSeconds = { waiting: 2, failed: 10 } as const;
type Pending = keyof typeof pollSeconds;

/** What Plex or Jellyfin says about a sign-in; `link` links the account of the person who confirmed it. */
type Confirmation = 'waiting' | 'gone' | { readonly link: () => Promise<SignInResult> };

/**
 * The second half of a sign-in: asks Plex or Jellyfin, notifies the chat, and adds the chat ID to the
 * profile.
 */
export function createSignInCompletion(deps: {
  readonly verifiedLinks: Pick<VerifiedLinks, 'link' | 'linkRemoteUser' | 'fail'>;
  readonly signIns: SignInRepository;
  readonly accounts: AccountRepository;
  readonly accountLinks: Pick<AccountLinkRepository, 'findByUser'>;
  readonly plexAccounts: PlexAccounts;
  readonly servers: OverseerrServers;
  readonly plex: PlexTv | null;
  readonly notifier: SignInNotifier;
  readonly quotas: Pick<Quotas, 'get'>;
  readonly jobs: JobDelay;
  readonly clock: Clock;
  readonly log: Log;
  /** Whether chat IDs are written into the profiles on the Overseerr server. */
  readonly writesChatIds: boolean;
}) {
  const {
    verifiedLinks,
    signIns,
    accounts,
    accountLinks,
    plexAccounts,
    servers,
    plex,
    notifier,
    clock,
    log,
  } = deps;
  const { quotas, jobs } = deps;

  return {
    /**
     * Completes a sign-in and notifies the user. While nobody has confirmed it, the job is added again for later, so
     * that no worker is held up. Throws an error that can be retried if the job has to continue.
     */
    async completeSignIn(id: SignInId): Promise<void> {
      const signIn = await signIns.find(id);
      if (!signIn) return;
      const end = signIn.result ?? (await findResult(signIn));
      if (end === 'waiting' || end === 'failed') {
        const job = { kind: 'await-sign-in', payload: { signInId: id } } as const;
        return jobs.enqueueLater(job, pollSeconds[end]);
      }
      if (end?.kind === 'linked') await enrichNewLink(signIn);
      if (end) await notify(signIn, end);
      if (end) await signIns.markNotified(id);
      if (signIn.plexPinId !== null) await plex?.signOut(signIn.serviceId, signIn.plexPinId);
    },
  };

  /** The result, if there is one now. Null if it has ended without one, such as when a newer one replaced it. */
  async function findResult(signIn: SignIn): Promise<SignInResult | null | Pending> {
    if (!isAwaited(signIn)) return null;
    // Nobody is asked after that: signing in could create an account.
    const isExpired = clock() >= signIn.expiresAt;
    const confirmation = isExpired ? 'gone' : await check(signIn);
    if (confirmation === 'waiting' || confirmation === 'failed') return confirmation;
    return finish(
      signIn,
      confirmation === 'gone'
        ? await verifiedLinks.fail(signIn, 'expired')
        : await confirmation.link(),
    );
  }

  /** While Plex or the Overseerr server is unreachable for a moment, the sign-in counts as not confirmed yet. */
  async function check(signIn: SignIn): Promise<Confirmation | 'failed'> {
    try {
      return signIn.plexPinId === null
        ? await checkQuickConnect(signIn)
        : await checkPin(signIn, signIn.plexPinId);
    } catch (error) {
      if (!(error instanceof AppError) || !error.metadata.isRetryable) throw error;
      log.info({ error, method: signIn.method }, 'Could not ask whether a sign-in was confirmed');
      return 'failed';
    }
  }

  async function checkPin(signIn: SignIn, pin: number): Promise<Confirmation> {
    const plexUser = plex ? await plex.checkPin(signIn.serviceId, pin) : 'gone';
    if (plexUser === 'waiting' || plexUser === 'gone') return plexUser;
    return { link: () => matchAccount(signIn, plexUser) };
  }

  async function checkQuickConnect(signIn: SignIn): Promise<Confirmation> {
    const { quickConnectSecret: secret, serviceId } = signIn;
    if (secret === null) return 'gone';
    const server = servers.get(serviceId);
    const state = await server.checkQuickConnect(secret);
    if (state !== 'approved') return state;
    const found = await server.finishQuickConnect(secret);
    if (found === 'gone') return found;
    return {
      link: () =>
        found === 'no-account'
          ? verifiedLinks.fail(signIn, 'no-account')
          : verifiedLinks.linkRemoteUser(signIn, found, 'quick-connect'),
    };
  }

  async function finish(signIn: SignIn, end: SignInResult): Promise<SignInResult | null> {
    if (await signIns.end(signIn.id, end)) return end;
    return (await signIns.find(signIn.id))?.result ?? null;
  }

  async function matchAccount(signIn: SignIn, plexUser: PlexUser): Promise<SignInResult> {
    const account = await plexAccounts.find(signIn.serviceId, plexUser);
    return account
      ? verifiedLinks.link(signIn, account, 'plex')
      : verifiedLinks.fail(signIn, 'no-account');
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
        'Could not add the quota or the chat ID to a new link',
      );
    }
  }

  async function addChatIdToProfile(
    { id, serviceId, remoteUserId }: Account,
    asker: ChatAccountKey,
  ) {
    if (!deps.writesChatIds) return;
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
      log.info({ error, signInId: signIn.id }, 'A user was not notified that a sign-in ended');
    }
  }
}

/** Whether somebody has to confirm it elsewhere. */
function isAwaited({ method }: SignIn): boolean {
  return method === 'plex' || method === 'quick-connect';
}
