import { AppError } from '../../domain/app-error.ts';
import type { AuditAction } from '../../domain/audit-action.ts';
import { toAuditEntry } from '../../domain/audit-entry.ts';
import type { Caller } from '../../domain/console/caller.ts';
import {
  type ConsoleSession,
  type ConsoleSessionId,
  type SessionLimits,
  toSessionEnd,
} from '../../domain/console/console-session.ts';
import type { UserId } from '../../domain/id.ts';
import type { AuditLog } from '../../ports/audit-log.ts';
import type { Clock } from '../../ports/clock.ts';
import type {
  ConsoleSessionRepository,
  NamedConsoleSession,
} from '../../ports/console/console-session-repository.ts';
import type { ConsoleAccess } from './console-access.ts';

/** What a sign-in has proved, and with which browser. */
export type SignInProof = Pick<ConsoleSession, 'userId' | 'accountId' | 'method' | 'browser'>;

/** More than anybody looks through. */
const mostListed = 500;

export type ConsoleSessions = ReturnType<typeof createConsoleSessions>;

/** Browsers that are signed in to the console. */
export function createConsoleSessions(deps: {
  readonly sessions: ConsoleSessionRepository;
  readonly consoleAccess: Pick<ConsoleAccess, 'findByProof'>;
  /** Whether somebody is a person of the demo page, as whom anybody may act. */
  readonly isDemoUser: (userId: UserId) => Promise<boolean>;
  readonly sessionLimits: SessionLimits;
  readonly audit: AuditLog;
  readonly newId: () => ConsoleSessionId;
  /** A token of 256 bits that is safe in a cookie. */
  readonly newToken: () => string;
  readonly hash: (text: string) => string;
  readonly clock: Clock;
}) {
  const { sessions, consoleAccess, isDemoUser, sessionLimits } = deps;
  const { audit, newId, newToken, hash, clock } = deps;

  return {
    /** Signs in. Returns the token for the browser, and how long it may keep it. Throws `no-console-rights`. */
    async open(
      proof: SignInProof,
    ): Promise<{ readonly token: string; readonly lifetimeMs: number; readonly caller: Caller }> {
      const caller = await consoleAccess.findByProof(proof);
      if (!caller) throw new AppError('no-console-rights');
      const now = clock();
      const id = newId();
      const token = newToken();
      const { lifetimeMs } = sessionLimits;
      const session = {
        ...proof,
        id,
        createdAt: now,
        lastUsedAt: now,
        expiresAt: new Date(now.getTime() + lifetimeMs),
      };
      await sessions.create(session, hash(token));
      await record(caller, 'console-sign-in', session, { method: proof.method });
      return { token, lifetimeMs, caller: { ...caller, sessionId: id } };
    },

    /** Ends the caller's own session. An API token has none. */
    async signOut(caller: Caller): Promise<void> {
      if (!caller.sessionId) throw new AppError('not-found');
      const session = await sessions.remove(caller.sessionId);
      if (session) await record(caller, 'console-sign-out', session);
    },

    /** Sessions that are not over, the 500 used last: an admin sees all of them, others only their own. */
    async list(caller: Caller): Promise<readonly NamedConsoleSession[]> {
      const all = await sessions.list(
        caller.role === 'admin' ? null : caller.actor.userId,
        mostListed,
      );
      const seen = caller.role === 'admin' ? all : all.filter(({ id }) => id === caller.sessionId);
      return seen.map((session) => ({
        ...session,
        expiresAt: toSessionEnd(session, sessionLimits),
      }));
    },

    /**
     * Ends a session; any of them with the scope of an admin. Throws `not-found`, also for one of somebody else, and
     * `forbidden` for one of a real person when anybody may act as the caller.
     */
    async revoke(caller: Caller, id: ConsoleSessionId): Promise<void> {
      if (caller.scope !== 'admin' && id !== caller.sessionId) throw new AppError('not-found');
      if (id !== caller.sessionId) await assertMayEnd(caller, id);
      const session = await sessions.remove(id);
      if (!session) throw new AppError('not-found');
      await record(caller, 'console-session-revoke', session);
    },
  };

  async function assertMayEnd({ actor }: Caller, id: ConsoleSessionId): Promise<void> {
    if (actor.userId === null || !(await isDemoUser(actor.userId))) return;
    const session = await sessions.findById(id);
    if (session && !(await isDemoUser(session.userId))) throw new AppError('forbidden');
  }

  function record(
    { actor }: Caller,
    action: AuditAction,
    { id, userId }: Pick<ConsoleSession, 'id' | 'userId'>,
    after: Readonly<Record<string, string>> = {},
  ): Promise<void> {
    const subject = { kind: 'user', id: userId } as const;
    return audit.record(toAuditEntry(actor, action, subject, { after: { session: id, ...after } }));
  }
}
