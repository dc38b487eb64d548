import { type ApiToken, isTokenUsable } from '../../domain/console/api-token.ts';
import { type Caller, includesScope, scopeOfRole } from '../../domain/console/caller.ts';
import { toConsoleRights } from '../../domain/console/console-rights.ts';
import {
  type ConsoleSession,
  isSessionOver,
  type SessionLimits,
} from '../../domain/console/console-session.ts';
import type { Clock } from '../../ports/clock.ts';
import type { AccountHolders } from '../../ports/console/account-holders.ts';
import type { ApiTokenRepository } from '../../ports/console/api-token-repository.ts';
import type { ConsoleSessionRepository } from '../../ports/console/console-session-repository.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';

/** When a session or token was last used is not recorded more often. */
const useIntervalMs = 60_000;

export type ConsoleAccess = ReturnType<typeof createConsoleAccess>;

/** Finds out who makes a call, and what they may do at the moment. */
export function createConsoleAccess(deps: {
  readonly sessions: Pick<ConsoleSessionRepository, 'findByToken' | 'findById' | 'recordUse'>;
  readonly tokens: Pick<ApiTokenRepository, 'findByToken' | 'findById' | 'recordUse'>;
  readonly holders: AccountHolders;
  readonly servers: Pick<OverseerrServers, 'listIds'>;
  readonly sessionLimits: SessionLimits;
  readonly hash: (text: string) => string;
  readonly clock: Clock;
}) {
  const { sessions, tokens, holders, servers, sessionLimits, hash, clock } = deps;

  return {
    /** The caller of a browser's token. Null if it is wrong or its session is over, or if they have no rights now. */
    async findBySession(token: string): Promise<Caller | null> {
      const session = await sessions.findByToken(hash(token));
      const now = clock();
      if (!session || isSessionOver(session, sessionLimits, now)) return null;
      const caller = await toCaller(session);
      if (!caller) return null;
      if (isUseDue(session.lastUsedAt, now)) await sessions.recordUse(session.id, now);
      return { ...caller, sessionId: session.id };
    },

    /** The caller of a script's token. Null if it is wrong, revoked, or expired, or if its creator is no admin now. */
    async findByApiToken(text: string): Promise<Caller | null> {
      const token = await tokens.findByToken(hash(text));
      const now = clock();
      if (!token || !isTokenUsable(token, now)) return null;
      const caller = await toCaller(token);
      // Only admins have tokens: nobody may keep one as an approver that they could not create or revoke anymore.
      if (caller?.role !== 'admin') return null;
      if (isUseDue(token.lastUsedAt, now)) await tokens.recordUse(token.id, now);
      return limitToToken(caller, token);
    },

    /** Whether a caller who stays connected still has the same role. That is no use of their session, which may end. */
    async isStillAllowed({ sessionId, tokenId, role }: Caller): Promise<boolean> {
      const now = clock();
      const session = sessionId && (await sessions.findById(sessionId));
      const token = tokenId && (await tokens.findById(tokenId));
      const proof =
        (session && !isSessionOver(session, sessionLimits, now) && session) ||
        (token && isTokenUsable(token, now) && token);
      return proof ? (await toCaller(proof))?.role === role : false;
    },

    /** What somebody who has just proved who they are may do. Null: nothing. */
    findByProof: (proof: Pick<ConsoleSession, 'userId' | 'accountId'>): Promise<Caller | null> =>
      toCaller(proof),
  };

  async function toCaller({
    userId,
    accountId,
  }: Pick<ConsoleSession, 'userId' | 'accountId'>): Promise<Caller | null> {
    const holder = await holders.find(userId);
    const rights = holder && toConsoleRights(holder, { accountId, serviceIds: servers.listIds() });
    if (!holder || !rights) return null;
    const { role, serviceIds, accountName } = rights;
    return {
      actor: {
        userId,
        name: accountName ?? holder.user.displayName,
        source: 'console',
        isAdmin: role === 'admin',
      },
      role,
      scope: scopeOfRole[role],
      serviceIds,
      locale: holder.user.locale,
      sessionId: null,
      tokenId: null,
    };
  }
}

/** A token gives the smaller of its own scope and that of its creator. */
function limitToToken(caller: Caller, { id, name, scope }: ApiToken): Caller {
  const { actor } = caller;
  return {
    ...caller,
    actor: { ...actor, name: `${actor.name} (${name})` },
    scope: includesScope(caller.scope, scope) ? scope : caller.scope,
    tokenId: id,
  };
}

function isUseDue(lastUsedAt: Date | null, now: Date): boolean {
  return lastUsedAt === null || now.getTime() - lastUsedAt.getTime() >= useIntervalMs;
}
