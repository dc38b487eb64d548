import type { Account } from '../../domain/accounts/account.ts';
import type { Credentials, PlexUser } from '../../domain/accounts/sign-in.ts';
import { AppError, isAppError } from '../../domain/app-error.ts';
import { toAuditEntry } from '../../domain/audit-entry.ts';
import { toConsoleRights } from '../../domain/console/console-rights.ts';
import type { ConsoleSignInMethod } from '../../domain/console/console-session.ts';
import {
  type ConsoleVisitor,
  consolePlexLifetimeMs,
} from '../../domain/console/console-sign-in.ts';
import type { ServiceId, UserId } from '../../domain/id.ts';
import type { AccountRepository } from '../../ports/accounts/account-repository.ts';
import type { PlexTv } from '../../ports/accounts/sign-in-repository.ts';
import type { AuditLog } from '../../ports/audit-log.ts';
import type { Clock } from '../../ports/clock.ts';
import type { AttemptLimit, AttemptLimits } from '../../ports/console/attempt-counts.ts';
import type {
  ConsoleSignInRepository,
  ConsoleUsers,
} from '../../ports/console/console-sign-in-repository.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';
import type { AttemptLimiter } from './attempt-limits.ts';
import type { ConsoleSessions } from './console-sessions.ts';
import { createRefusalBudget } from './refusal-budget.ts';

/** The token for the browser, and how long it may keep it. */
export type SignedIn = Pick<Awaited<ReturnType<ConsoleSessions['open']>>, 'token' | 'lifetimeMs'>;

const minuteMs = 60_000;

/** How often somebody may try, by address, by what they enter, and all together. */
const limits = {
  link: { address: { max: 30, windowMs: 10 * minuteMs } },
  claim: {
    address: { max: 5, windowMs: 10 * minuteMs },
    all: { max: 30, windowMs: 10 * minuteMs },
  },
  account: {
    address: { max: 20, windowMs: 60 * minuteMs },
    name: { max: 10, windowMs: 60 * minuteMs },
  },
  plex: {
    address: { max: 20, windowMs: 10 * minuteMs },
    all: { max: 100, windowMs: 10 * minuteMs },
  },
  poll: { id: { max: 600, windowMs: 10 * minuteMs } },
} as const satisfies Record<string, Readonly<Record<string, AttemptLimit>>>;

export type ConsoleSignIn = ReturnType<typeof createConsoleSignIn>;

/** The ways into the console. Every attempt is limited, and refusals are in the audit log. */
export function createConsoleSignIn(deps: {
  readonly signIns: ConsoleSignInRepository;
  readonly users: ConsoleUsers;
  readonly sessions: Pick<ConsoleSessions, 'open'>;
  readonly servers: Pick<OverseerrServers, 'get' | 'listIds'>;
  readonly accounts: Pick<AccountRepository, 'upsert'>;
  /** Null: signing in with Plex is disabled. */
  readonly plex: PlexTv | null;
  /** The account of a Plex user, as the server confirms it. */
  readonly findPlexAccount: (serviceId: ServiceId, plexUser: PlexUser) => Promise<Account | null>;
  /** The owner of the demo. Null: this is no demo. */
  readonly findDemoOwner: (() => Promise<UserId | null>) | null;
  readonly attempts: AttemptLimiter;
  readonly audit: AuditLog;
  readonly newToken: () => string;
  readonly hash: (text: string) => string;
  readonly clock: Clock;
}) {
  const { signIns, users, sessions, servers, accounts, plex } = deps;
  const { attempts, audit, newToken, hash, clock } = deps;
  const isWithinBudget = createRefusalBudget(clock);

  return {
    /** With the link from the bot, which can be used once. Throws `sign-in-link-used`, `too-many-sign-in-attempts`. */
    async withLink(token: string, visitor: ConsoleVisitor): Promise<SignedIn> {
      await take({ [`link ${visitor.address}`]: limits.link.address });
      const link = await signIns.takeLink(hash(token));
      if (!link?.isFirstUse) {
        await refuse('link', link ? 'used' : 'unknown', { userId: link?.userId ?? null });
        throw new AppError('sign-in-link-used');
      }
      return open('link', { userId: link.userId }, visitor);
    },

    /** With the code from the log, as the first admin. Throws `invalid-code`, `too-many-code-attempts`. */
    async withClaim(
      { code, name }: { readonly code: string; readonly name: string },
      visitor: ConsoleVisitor,
    ): Promise<SignedIn> {
      try {
        await take(
          { [`claim ${visitor.address}`]: limits.claim.address, claim: limits.claim.all },
          'too-many-code-attempts',
        );
        const userId = await users.claimAsNewUser(code, name);
        return await open('claim', { userId }, visitor);
      } catch (error) {
        if (isAppError(error, 'invalid-code', 'too-many-code-attempts')) {
          await refuse('claim', error.code);
        }
        throw error;
      }
    },

    /** As the owner of the demo. Throws `not-found` if this is none. */
    async withDemo(visitor: ConsoleVisitor): Promise<SignedIn> {
      const userId = await deps.findDemoOwner?.();
      if (!userId) throw new AppError('not-found');
      return open('demo', { userId }, visitor);
    },

    /**
     * With an account of a server. The password is neither stored nor logged. Throws `wrong-password`,
     * `too-many-sign-in-attempts`, `no-console-rights`, and what the server answers.
     */
    async withAccount(
      { serviceId, ...credentials }: Credentials & { readonly serviceId: ServiceId },
      visitor: ConsoleVisitor,
    ): Promise<SignedIn> {
      const { method, name } = credentials;
      assertServer(serviceId);
      const keys = {
        [`account ${visitor.address}`]: limits.account.address,
        [`name ${hash(name.trim().toLowerCase())}`]: limits.account.name,
      };
      await take(keys);
      const found = await login(serviceId, credentials, keys);
      if (found === 'wrong-password' || found === 'no-account') {
        await refuse(method, found);
        throw new AppError('wrong-password');
      }
      await attempts.giveBack(keys);
      const remote = await servers.get(serviceId).findAccount(found);
      const [account] = remote ? await accounts.upsert(serviceId, [remote]) : [];
      if (!account) throw new AppError('no-console-rights');
      return openForAccount(method, account, visitor);
    },

    /** Starts a sign-in with Plex. The person confirms it at `url`; `id` is for `pollPlex`. */
    async startPlex(
      serviceId: ServiceId,
      visitor: ConsoleVisitor,
    ): Promise<{ readonly id: string; readonly url: string }> {
      assertServer(serviceId);
      const { signIn } = await servers.get(serviceId).getInfo();
      if (!plex || !signIn.plex) throw new AppError('sign-in-disabled');
      await take({ [`plex ${visitor.address}`]: limits.plex.address, plex: limits.plex.all });
      const { pinId, url } = await plex.createPin(serviceId, 'MediaNest console');
      const id = newToken();
      const expiresAt = new Date(clock().getTime() + consolePlexLifetimeMs);
      await signIns.createPlexSignIn({ serviceId, pinId }, { tokenHash: hash(id), expiresAt });
      return { id, url };
    },

    /** Whether a sign-in with Plex was confirmed: then it is over, and the browser gets its token. */
    async pollPlex(id: string, visitor: ConsoleVisitor): Promise<'waiting' | 'gone' | SignedIn> {
      const tokenHash = hash(id);
      const signIn = await signIns.findPlexSignIn(tokenHash);
      if (!signIn || !plex) return 'gone';
      await take({ [`poll ${tokenHash}`]: limits.poll.id });
      const { serviceId, pinId } = signIn;
      const plexUser = await plex.checkPin(serviceId, pinId);
      if (plexUser === 'waiting') return 'waiting';
      if (!(await signIns.endPlexSignIn(tokenHash)) || plexUser === 'gone') return 'gone';
      try {
        const account = await deps.findPlexAccount(serviceId, plexUser);
        if (!account) {
          await refuse('plex', 'no-account');
          throw new AppError('no-console-rights');
        }
        return await openForAccount('plex', account, visitor);
      } finally {
        await plex.signOut(serviceId, pinId);
      }
    },
  };

  /** Somebody without rights gets neither a session nor a user. */
  async function openForAccount(
    method: 'plex' | Credentials['method'],
    account: Account,
    visitor: ConsoleVisitor,
  ): Promise<SignedIn> {
    if (!hasRights(account)) {
      await refuse(method, 'no-console-rights', { account });
      throw new AppError('no-console-rights');
    }
    const verifiedBy = method === 'plex' ? 'plex' : 'password';
    const userId = await users.findOrCreateByAccount(account, verifiedBy);
    return open(method, { userId, account }, visitor);
  }

  /** Only wrong passwords count against the limits. */
  async function login(serviceId: ServiceId, credentials: Credentials, keys: AttemptLimits) {
    try {
      return await servers.get(serviceId).login(credentials);
    } catch (error) {
      await attempts.giveBack(keys);
      throw error;
    }
  }

  function hasRights(account: Account): boolean {
    const user = { isAdmin: false, isBlocked: false };
    const where = { accountId: account.id, serviceIds: servers.listIds() };
    return toConsoleRights({ user, accounts: [account] }, where) !== null;
  }

  async function open(
    method: ConsoleSignInMethod,
    { userId, account = null }: { readonly userId: UserId; readonly account?: Account | null },
    { browser }: ConsoleVisitor,
  ): Promise<SignedIn> {
    try {
      return await sessions.open({ userId, accountId: account?.id ?? null, method, browser });
    } catch (error) {
      if (isAppError(error, 'no-console-rights')) {
        await refuse(method, 'no-console-rights', { userId, account });
      }
      throw error;
    }
  }

  function assertServer(serviceId: ServiceId): void {
    if (!servers.listIds().includes(serviceId)) throw new AppError('not-found');
  }

  async function take(
    keys: AttemptLimits,
    code: 'too-many-sign-in-attempts' | 'too-many-code-attempts' = 'too-many-sign-in-attempts',
  ): Promise<void> {
    if (!(await attempts.take(keys))) throw new AppError(code);
  }

  async function refuse(
    method: ConsoleSignInMethod,
    reason: string,
    {
      userId = null,
      account = null,
    }: { readonly userId?: UserId | null; readonly account?: Account | null } = {},
  ): Promise<void> {
    if (!userId && !account && !isWithinBudget()) return;
    const actor = { userId, name: account?.name ?? 'Somebody', source: 'console' } as const;
    const subject = account
      ? ({ kind: 'account', id: account.id } as const)
      : ({ kind: 'installation', id: 'console' } as const);
    const after = { method, reason };
    await audit.record(toAuditEntry(actor, 'console-sign-in-refused', subject, { after }));
  }
}
