import type { ApiToken } from '../../../src/domain/console/api-token.ts';
import {
  type ConsoleSession,
  isSessionOver,
  type SessionLimits,
} from '../../../src/domain/console/console-session.ts';
import type { UserId } from '../../../src/domain/id.ts';
import type { Clock } from '../../../src/ports/clock.ts';
import type { ApiTokenRepository } from '../../../src/ports/console/api-token-repository.ts';
import type { ConsoleSessionRepository } from '../../../src/ports/console/console-session-repository.ts';

type NameOf = (id: UserId) => string;

/** Sessions of the console in memory. */
export function createInMemorySessions(deps: {
  readonly sessionLimits: SessionLimits;
  readonly clock: Clock;
  readonly nameOf: NameOf;
}): ConsoleSessionRepository {
  const { sessionLimits, clock, nameOf } = deps;
  const rows = new Map<string, ConsoleSession>();
  const find = (id: string) => [...rows].find(([, session]) => session.id === id);
  return {
    async create(session, tokenHash) {
      rows.set(tokenHash, session);
    },
    findByToken: async (tokenHash) => rows.get(tokenHash) ?? null,
    findById: async (id) => find(id)?.[1] ?? null,
    async recordUse(id, at) {
      const [hash, session] = find(id) ?? [];
      if (hash && session) rows.set(hash, { ...session, lastUsedAt: at });
    },
    async list(userId, limit) {
      return [...rows.values()]
        .filter((session) => userId === null || session.userId === userId)
        .filter((session) => !isSessionOver(session, sessionLimits, clock()))
        .sort((a, b) => b.lastUsedAt.getTime() - a.lastUsedAt.getTime() || (a.id < b.id ? 1 : -1))
        .slice(0, limit)
        .map((session) => ({ ...session, userName: nameOf(session.userId) }));
    },
    async remove(id) {
      const [hash, session] = find(id) ?? [];
      if (hash) rows.delete(hash);
      return session ?? null;
    },
  };
}

/** Tokens of scripts in memory. */
export function createInMemoryTokens({ nameOf }: { readonly nameOf: NameOf }): ApiTokenRepository {
  const rows = new Map<string, ApiToken>();
  const find = (id: string) => [...rows].find(([, token]) => token.id === id);
  return {
    async create(token, tokenHash) {
      rows.set(tokenHash, token);
    },
    findByToken: async (tokenHash) => rows.get(tokenHash) ?? null,
    findById: async (id) => find(id)?.[1] ?? null,
    async recordUse(id, at) {
      const [hash, token] = find(id) ?? [];
      if (hash && token) rows.set(hash, { ...token, lastUsedAt: at });
    },
    async list(limit) {
      const revokedMs = ({ revokedAt }: ApiToken) => revokedAt?.getTime() ?? Infinity;
      return [...rows.values()]
        .sort((a, b) => (a.id < b.id ? 1 : -1))
        .sort((a, b) => (revokedMs(a) === revokedMs(b) ? 0 : revokedMs(b) - revokedMs(a)))
        .slice(0, limit)
        .map((token) => ({ ...token, userName: nameOf(token.userId) }));
    },
    async revoke(id, at) {
      const [hash, token] = find(id) ?? [];
      if (!hash || !token || token.revokedAt) return null;
      const revoked = { ...token, revokedAt: at };
      rows.set(hash, revoked);
      return revoked;
    },
  };
}
