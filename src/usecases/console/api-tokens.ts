import { AppError } from '../../domain/app-error.ts';
import type { AuditAction } from '../../domain/audit-action.ts';
import { toAuditEntry } from '../../domain/audit-entry.ts';
import { type ApiToken, type ApiTokenId, apiTokenPrefix } from '../../domain/console/api-token.ts';
import type { ApiScope, Caller } from '../../domain/console/caller.ts';
import type { AccountId } from '../../domain/id.ts';
import type { AuditLog } from '../../ports/audit-log.ts';
import type { Clock } from '../../ports/clock.ts';
import type {
  ApiTokenRepository,
  NamedApiToken,
} from '../../ports/console/api-token-repository.ts';
import type { ConsoleSessionRepository } from '../../ports/console/console-session-repository.ts';
import type { RefusalLog } from '../../ports/refusal-log.ts';
import { assertAdmin } from '../assert-admin.ts';

const dayMs = 86_400_000;
/** More than anybody has. Without a limit, a script that creates tokens could make every look at them slow. */
const mostListed = 500;

/** What a new token is for. */
export interface NewApiToken {
  readonly name: string;
  readonly scope: ApiScope;
  /** Null: it never expires. */
  readonly days: number | null;
}

export type ApiTokens = ReturnType<typeof createApiTokens>;

/** Tokens for scripts, which admins create in the console. */
export function createApiTokens(deps: {
  readonly tokens: ApiTokenRepository;
  readonly sessions: Pick<ConsoleSessionRepository, 'findById'>;
  readonly audit: AuditLog;
  readonly refusals: RefusalLog;
  readonly newId: () => ApiTokenId;
  /** A token of 256 bits that is safe in a header. */
  readonly newToken: () => string;
  readonly hash: (text: string) => string;
  readonly clock: Clock;
}) {
  const { tokens, sessions, audit, refusals, newId, newToken, hash, clock } = deps;

  return {
    /** Tokens, those that are not revoked first; at most 500. Throws `admins-only`. */
    async list(caller: Caller): Promise<readonly NamedApiToken[]> {
      await assertAdmin(refusals, caller.actor, 'api-token-list');
      return tokens.list(mostListed);
    },

    /**
     * Creates a token. Returns its text, which is not stored. Throws `admins-only`, and `forbidden` for a token: one that
     * was stolen could otherwise create others that outlive it.
     */
    async create(
      caller: Caller,
      { name, scope, days }: NewApiToken,
    ): Promise<{ readonly token: ApiToken; readonly text: string }> {
      await assertAdmin(refusals, caller.actor, 'api-token-create');
      const now = clock();
      const token: ApiToken = {
        id: newId(),
        name,
        scope,
        userId: caller.actor.userId,
        accountId: await findProvedAccount(caller),
        createdAt: now,
        lastUsedAt: null,
        expiresAt: days === null ? null : new Date(now.getTime() + days * dayMs),
        revokedAt: null,
      };
      const text = `${apiTokenPrefix}${newToken()}`;
      await tokens.create(token, hash(text));
      await record(caller, 'api-token-create', token);
      return { token, text };
    },

    /** Revokes a token. Throws `admins-only`, and `not-found` if there is none that is not revoked. */
    async revoke(caller: Caller, id: ApiTokenId): Promise<void> {
      await assertAdmin(refusals, caller.actor, 'api-token-revoke');
      const token = await tokens.revoke(id, clock());
      if (!token) throw new AppError('not-found');
      await record(caller, 'api-token-revoke', token);
    },
  };

  /** The account that gives the caller their rights, so that the token has them only as long as the account does. */
  async function findProvedAccount({ sessionId }: Caller): Promise<AccountId | null> {
    const session = sessionId && (await sessions.findById(sessionId));
    if (!session) throw new AppError('forbidden');
    return session.accountId;
  }

  function record(
    { actor }: Caller,
    action: AuditAction,
    { id, name, scope }: ApiToken,
  ): Promise<void> {
    const subject = { kind: 'installation', id: 'console' } as const;
    return audit.record(
      toAuditEntry(actor, action, subject, { after: { token: id, name, scope } }),
    );
  }
}
