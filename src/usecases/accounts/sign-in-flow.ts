import type { Account, RemoteUserId } from '../../domain/accounts/account.ts';
import {
  maxFailedSignIns,
  type SignIn,
  type SignInFailureReason,
  type SignInId,
  type SignInMethod,
  type SignInResult,
  signInLifetimeMs,
} from '../../domain/accounts/sign-in.ts';
import type { Actor } from '../../domain/actor.ts';
import { AppError, isAppError } from '../../domain/app-error.ts';
import { toAuditEntry } from '../../domain/audit-entry.ts';
import type { ServiceId } from '../../domain/id.ts';
import type { MessageRef, Platform } from '../../domain/place.ts';
import type { AccountLinkRepository } from '../../ports/accounts/account-link-repository.ts';
import type { AccountRepository } from '../../ports/accounts/account-repository.ts';
import type { PlexTv, SignInRepository } from '../../ports/accounts/sign-in-repository.ts';
import type { UserRepository } from '../../ports/accounts/user-repository.ts';
import type { AuditLog } from '../../ports/audit-log.ts';
import type { Clock } from '../../ports/clock.ts';
import type { JobQueue } from '../../ports/job-queue.ts';
import type { Locks } from '../../ports/locks.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';

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

/** Verifies who owns an account: by its password on our own page, or by Plex. */
export function createSignInFlow(needs: {
  readonly signIns: SignInRepository;
  readonly accounts: AccountRepository;
  readonly accountLinks: Pick<AccountLinkRepository, 'link' | 'listUsers'>;
  readonly users: UserRepository;
  readonly servers: OverseerrServers;
  /** Null: signing in with Plex is disabled. */
  readonly plex: PlexTv | null;
  readonly audit: AuditLog;
  readonly jobs: JobQueue;
  readonly locks: Locks;
  readonly clock: Clock;
  readonly newId: () => SignInId;
  /** A token of at least 128 bits that is safe in a URL. */
  readonly newToken: () => string;
  /** The hash under which a token is stored. */
  readonly hash: (token: string) => string;
  /** The base URL of our pages for browsers. Null: there are no pages. */
  readonly publicUrl: string | null;
}) {
  const { signIns, accounts, accountLinks, users, servers, plex, audit, jobs, locks, clock } =
    needs;
  const { newId, newToken, hash, publicUrl } = needs;

  return {
    /** The sign-in methods that the server and the operator allow. */
    async listMethods(serviceId: ServiceId): Promise<readonly SignInMethod[]> {
      const { signIn } = await servers.get(serviceId).getInfo();
      const methods: SignInMethod[] = [];
      if (signIn.plex && plex) methods.push('plex');
      if (signIn.password && publicUrl) methods.push('password');
      return methods;
    },

    /**
     * Starts a sign-in and returns the URL to open: our own page, or Plex's. Throws
     * `sign-in-disabled` for an unavailable method, `too-many-sign-in-attempts` after too many
     * wrong passwords, and `plex-unreachable`.
     */
    async start(method: SignInMethod, input: StartSignIn): Promise<string> {
      if (!(await this.listMethods(input.serviceId)).includes(method))
        throw new AppError('sign-in-disabled');
      if (method === 'plex') return startPlex(input);
      if ((await signIns.countFailedAttempts(input.actor.userId)) >= maxFailedSignIns)
        throw new AppError('too-many-sign-in-attempts');
      return startPassword(input);
    },

    /** The sign-in for a page's token. Null if the token is wrong, used, or expired. */
    findByToken: (token: string): Promise<SignIn | null> => signIns.findOpenByToken(hash(token)),

    /** The title of a server, even while it is down. */
    getServerTitle: (serviceId: ServiceId): string => servers.getTitle(serviceId),

    /**
     * Tries an email address and a password on the Overseerr server. Throws if the server cannot
     * answer.
     */
    async tryPassword(
      token: string,
      email: string,
      password: string,
    ): Promise<PasswordAttemptResult> {
      const open = await signIns.findOpenByToken(hash(token));
      if (!open) return { kind: 'gone' };
      // A user's attempts run one at a time. Otherwise, simultaneous attempts would all count as
      // the first.
      return locks.withLock(`sign-in ${open.userId}`, async () => {
        const signIn = await signIns.findOpenByToken(hash(token));
        if (!signIn) return { kind: 'gone' };
        if ((await signIns.countFailedAttempts(signIn.userId)) >= maxFailedSignIns)
          return finish(signIn, toFailure('too-many-attempts'));
        const server = servers.get(signIn.serviceId);
        const remoteUserId = await server.login(email, password);
        if (remoteUserId === null) return handleWrongPassword(signIn);
        return finish(signIn, await linkRemoteUser(signIn, remoteUserId, 'password'));
      });
    },

    /**
     * Records that the form of a page was sent from another site, or after the sign-in ended. An
     * unknown token is not recorded, so that guessing URLs does not fill the log.
     */
    async recordMisuse(token: string, reason: 'form' | 'used'): Promise<void> {
      const signIn = await signIns.findByToken(hash(token));
      if (signIn) await recordAudit(signIn, 'sign-in-refused', { reason });
    },

    /** Links the account that was verified. The chat is notified when the sign-in ends. */
    async linkVerified(signIn: SignIn, account: Account, verifiedBy: 'password' | 'plex') {
      return link(signIn, account, verifiedBy);
    },

    /** Records a failed sign-in. No account is linked. */
    fail: (signIn: SignIn, reason: SignInFailureReason): Promise<SignInResult> =>
      recordFailure(signIn, reason, null),
  };

  async function startPassword(input: StartSignIn): Promise<string> {
    const token = newToken();
    await signIns.create(toSignIn(input, 'password', null), hash(token));
    return `${publicUrl}/link/${token}`;
  }

  async function startPlex(input: StartSignIn): Promise<string> {
    if (!plex) throw new AppError('sign-in-disabled');
    const { pinId, url } = await plex.createPin(input.serviceId, toPlexLabel(input.actor));
    const signIn = toSignIn(input, 'plex', pinId);
    await signIns.create(signIn, null);
    await jobs.enqueue([{ kind: 'await-sign-in', payload: { signInId: signIn.id } }]);
    return url;
  }

  function toSignIn(input: StartSignIn, method: SignInMethod, plexPinId: number | null): SignIn {
    const { actor, serviceId, answer, locale } = input;
    return {
      id: newId(),
      userId: actor.userId,
      serviceId,
      method,
      requester: { ...actor.chat, name: actor.chatName },
      answer: answer?.place.kind === 'reply' ? answer : null,
      locale,
      plexPinId,
      result: null,
      expiresAt: new Date(clock().getTime() + signInLifetimeMs),
    };
  }

  async function handleWrongPassword(signIn: SignIn): Promise<PasswordAttemptResult> {
    await signIns.recordFailedAttempt(signIn.userId);
    const attemptsLeft = maxFailedSignIns - (await signIns.countFailedAttempts(signIn.userId));
    if (attemptsLeft > 0) return { kind: 'wrong', attemptsLeft };
    await recordAudit(signIn, 'sign-in-refused', { reason: 'too-many-attempts' });
    return finish(signIn, toFailure('too-many-attempts'));
  }

  async function linkRemoteUser(
    signIn: SignIn,
    remoteUserId: RemoteUserId,
    verifiedBy: 'password' | 'plex',
  ) {
    const existing = await accounts.findByRemoteUserId(signIn.serviceId, remoteUserId);
    if (existing) return link(signIn, existing, verifiedBy);
    const remote = await servers.get(signIn.serviceId).findAccount(remoteUserId);
    const [saved] = remote ? await accounts.upsert(signIn.serviceId, [remote]) : [];
    return saved ? link(signIn, saved, verifiedBy) : recordFailure(signIn, 'no-account', null);
  }

  async function link(
    signIn: SignIn,
    account: Account,
    verifiedBy: 'password' | 'plex',
  ): Promise<SignInResult> {
    const user = await users.find(signIn.userId);
    if (!user || user.isBlocked) return recordFailure(signIn, 'user-blocked', account);
    try {
      const { userId, requester: chat } = signIn;
      await accountLinks.link({ accountId: account.id, userId, verifiedBy, by: null, chat });
    } catch (error) {
      if (isAppError(error, 'not-yours')) return recordFailure(signIn, 'chat-detached', account);
      if (isAppError(error, 'account-blocked'))
        return recordFailure(signIn, 'account-blocked', account);
      throw error;
    }
    const holders = await accountLinks.listUsers(account.id);
    return {
      kind: 'linked',
      account: account.name,
      server: servers.getTitle(signIn.serviceId),
      isShared: holders.length > 1,
    };
  }

  async function recordFailure(
    signIn: SignIn,
    reason: SignInFailureReason,
    account: Account | null,
  ) {
    await recordAudit(signIn, 'sign-in-refused', {
      reason,
      ...(account ? { account: account.id } : {}),
    });
    return toFailure(reason);
  }

  function recordAudit(signIn: SignIn, action: string, after: Readonly<Record<string, string>>) {
    const { userId, requester, method } = signIn;
    const actor = { userId, name: requester.name, source: requester.platform };
    const subject = { kind: 'user', id: userId } as const;
    return audit.record(toAuditEntry(actor, action, subject, { after: { method, ...after } }));
  }

  async function finish(signIn: SignIn, end: SignInResult): Promise<SignInResult> {
    if (!(await signIns.end(signIn.id, end))) return end;
    await jobs.enqueue([{ kind: 'await-sign-in', payload: { signInId: signIn.id } }]);
    return end;
  }
}

/** Tells the person who confirms the PIN who requested it: they may be different people. */
function toPlexLabel({ chat, chatName }: Actor): string {
  return `${chatName} on ${platformNames[chat.platform]}`;
}

function toFailure(reason: SignInFailureReason): SignInResult {
  return { kind: 'refused', reason };
}
