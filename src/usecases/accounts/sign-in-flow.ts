import {
  type Credentials,
  maxFailedSignIns,
  type SignIn,
  type SignInId,
  type SignInMethod,
  type SignInOptions,
  type SignInResult,
  type SignInStart,
  signInLifetimeMs,
  signInMethods,
} from '../../domain/accounts/sign-in.ts';
import type { Actor } from '../../domain/actor.ts';
import { AppError } from '../../domain/app-error.ts';
import type { ServiceId } from '../../domain/id.ts';
import type { MessageRef, Platform } from '../../domain/place.ts';
import type { MediaServer } from '../../domain/services/media-server.ts';
import type { PlexTv, SignInRepository } from '../../ports/accounts/sign-in-repository.ts';
import type { Clock } from '../../ports/clock.ts';
import type { JobQueue } from '../../ports/job-queue.ts';
import type { Locks } from '../../ports/locks.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';
import type { VerifiedLinks } from './verified-links.ts';

/** Who wants to sign in to which server, and the message that shows the result. */
export interface StartSignIn {
  readonly actor: Actor;
  readonly serviceId: ServiceId;
  readonly answer: MessageRef | null;
  readonly locale: string;
}

/** The result of one attempt on the page. `attemptsLeft` is the number of remaining attempts. */
export type PasswordAttemptResult =
  | SignInResult
  | { readonly kind: 'wrong'; readonly attemptsLeft: number }
  | { readonly kind: 'gone' };

const platformNames = {
  discord: 'Discord',
  telegram: 'Telegram',
  web: 'the demo page',
} as const satisfies Record<Platform, string>;

export type SignInFlow = ReturnType<typeof createSignInFlow>;

/**
 * Verifies who owns an account: by a password on our own page, by Plex, or by Quick Connect in Jellyfin.
 */
export function createSignInFlow(deps: {
  readonly signIns: SignInRepository;
  readonly verifiedLinks: Pick<VerifiedLinks, 'linkRemoteUser' | 'fail' | 'recordRefusal'>;
  readonly servers: OverseerrServers;
  /** Null: signing in with Plex is disabled. */
  readonly plex: PlexTv | null;
  readonly jobs: JobQueue;
  readonly locks: Locks;
  readonly clock: Clock;
  readonly newId: () => SignInId;
  /** A token of at least 128 bits that is safe in a URL. */
  readonly newToken: () => string;
  /** The hash under which a token or a name is stored. */
  readonly hash: (text: string) => string;
  /** The base URL of our pages for browsers. Null: there are no pages. */
  readonly publicUrl: string | null;
}) {
  const { signIns, verifiedLinks, servers, plex, jobs, locks, clock } = deps;
  const { newId, newToken, hash, publicUrl } = deps;

  return {
    /** The sign-in methods that the server and the operator allow. */
    getOptions,

    /**
     * Starts a sign-in. Throws `sign-in-disabled` for an unavailable method, `too-many-sign-in-attempts` after too many
     * wrong passwords, `plex-unreachable`, and `quick-connect-unavailable`.
     */
    async start(method: SignInMethod, input: StartSignIn): Promise<SignInStart> {
      const { methods, mediaServer } = await getOptions(input.serviceId);
      if (!methods.includes(method)) throw new AppError('sign-in-disabled');
      const signIn = toSignIn(method, mediaServer, input);
      if (method === 'plex') return startPlex(signIn, input.actor);
      if (method === 'quick-connect') return startQuickConnect(signIn);
      if ((await signIns.countFailedAttempts(input.actor.userId)) >= maxFailedSignIns)
        throw new AppError('too-many-sign-in-attempts');
      return startPage(signIn);
    },

    /** The sign-in for a page's token. Null if the token is wrong, used, or expired. */
    findByToken: (token: string): Promise<SignIn | null> => signIns.findOpenByToken(hash(token)),

    /** The title of a server, even while it is down. */
    getServerTitle: (serviceId: ServiceId): string => servers.getTitle(serviceId),

    /**
     * Tries a name and a password on the Overseerr server. Throws if the server cannot answer.
     */
    async tryPassword(
      token: string,
      name: string,
      password: string,
    ): Promise<PasswordAttemptResult> {
      const open = await signIns.findOpenByToken(hash(token));
      if (!open) return { kind: 'gone' };
      // A user's attempts run one at a time. Otherwise, simultaneous attempts would all count as
      // the first.
      return locks.withLock(`sign-in ${open.userId}`, async () => {
        const signIn = await signIns.findOpenByToken(hash(token));
        const { method } = signIn ?? {};
        if (!signIn || (method !== 'password' && method !== 'jellyfin')) return { kind: 'gone' };
        return tryCredentials(signIn, { method, name, password });
      });
    },

    /**
     * Records that the form of a page was sent from another site, or after the sign-in ended. An
     * unknown token is not recorded, so that guessing URLs does not fill the log.
     */
    async recordMisuse(token: string, reason: 'form' | 'used'): Promise<void> {
      const signIn = await signIns.findByToken(hash(token));
      if (signIn) await verifiedLinks.recordRefusal(signIn, { reason });
    },
  };

  async function getOptions(serviceId: ServiceId): Promise<SignInOptions> {
    const { signIn, mediaServer } = await servers.get(serviceId).getInfo();
    const isAllowed = {
      plex: signIn.plex && plex !== null,
      'quick-connect': signIn.quickConnect,
      jellyfin: signIn.jellyfin && publicUrl !== null,
      password: signIn.password && publicUrl !== null,
    } as const satisfies Record<SignInMethod, boolean>;
    return { methods: signInMethods.filter((method) => isAllowed[method]), mediaServer };
  }

  async function startPage(signIn: SignIn): Promise<SignInStart> {
    const token = newToken();
    await signIns.create(signIn, hash(token));
    return { kind: 'address', url: `${publicUrl}/link/${token}` };
  }

  async function startPlex(signIn: SignIn, actor: Actor): Promise<SignInStart> {
    if (!plex) throw new AppError('sign-in-disabled');
    const { pinId, url } = await plex.createPin(signIn.serviceId, toPlexLabel(actor));
    await createAwaited({ ...signIn, plexPinId: pinId });
    return { kind: 'address', url };
  }

  async function startQuickConnect(signIn: SignIn): Promise<SignInStart> {
    const { code, secret } = await servers.get(signIn.serviceId).startQuickConnect();
    await createAwaited({ ...signIn, quickConnectSecret: secret });
    return { kind: 'code', code };
  }

  async function createAwaited(signIn: SignIn): Promise<void> {
    await signIns.create(signIn, null);
    await enqueueCompletion(signIn);
  }

  function toSignIn(
    method: SignInMethod,
    mediaServer: MediaServer | null,
    { actor, serviceId, answer, locale }: StartSignIn,
  ): SignIn {
    return {
      id: newId(),
      userId: actor.userId,
      serviceId,
      method,
      mediaServer,
      requester: { ...actor.chat, name: actor.chatName },
      answer: answer?.place.kind === 'reply' ? answer : null,
      locale,
      plexPinId: null,
      quickConnectSecret: null,
      result: null,
      expiresAt: new Date(clock().getTime() + signInLifetimeMs),
    };
  }

  /**
   * The attempt is recorded as failed before it is made, so that many users who try the same name at once share its
   * limit, however slow the server is.
   */
  async function tryCredentials(
    signIn: SignIn,
    credentials: Credentials,
  ): Promise<PasswordAttemptResult> {
    const { userId, serviceId } = signIn;
    const nameHash = hash(`${serviceId} ${normalizeName(credentials.name)}`);
    const attempt = await locks.withLock('sign-in attempts', () =>
      signIns.reserveAttempt({ userId, nameHash }),
    );
    if (!attempt) return endAfterTooMany(signIn);
    let isWrong = false;
    try {
      const found = await servers.get(serviceId).login(credentials);
      isWrong = found === 'wrong-password';
      if (found === 'wrong-password') return await handleWrongPassword(signIn);
      return await finish(
        signIn,
        found === 'no-account'
          ? await verifiedLinks.fail(signIn, 'no-account')
          : await verifiedLinks.linkRemoteUser(signIn, found, 'password'),
      );
    } finally {
      if (!isWrong) await signIns.takeBackAttempt(attempt);
    }
  }

  async function handleWrongPassword(signIn: SignIn): Promise<PasswordAttemptResult> {
    const attemptsLeft = maxFailedSignIns - (await signIns.countFailedAttempts(signIn.userId));
    return attemptsLeft > 0 ? { kind: 'wrong', attemptsLeft } : endAfterTooMany(signIn);
  }

  async function endAfterTooMany(signIn: SignIn): Promise<SignInResult> {
    return finish(signIn, await verifiedLinks.fail(signIn, 'too-many-attempts'));
  }

  async function finish(signIn: SignIn, end: SignInResult): Promise<SignInResult> {
    if (await signIns.end(signIn.id, end)) await enqueueCompletion(signIn);
    return end;
  }

  async function enqueueCompletion({ id: signInId }: SignIn): Promise<void> {
    await jobs.enqueue([{ kind: 'await-sign-in', payload: { signInId } }]);
  }
}

/** Servers ignore the case of names and email addresses, so other spellings allow no more attempts. */
function normalizeName(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}

/** Tells the person who confirms the PIN who requested it: they may be different people. */
function toPlexLabel({ chat, chatName }: Actor): string {
  return `${chatName} on ${platformNames[chat.platform]}`;
}
