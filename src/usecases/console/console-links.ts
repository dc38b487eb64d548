import type { Actor } from '../../domain/actor.ts';
import { AppError } from '../../domain/app-error.ts';
import { toAuditEntry } from '../../domain/audit-entry.ts';
import { consoleLinkLifetimeMs } from '../../domain/console/console-sign-in.ts';
import type { AuditLog } from '../../ports/audit-log.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ConsoleSignInRepository } from '../../ports/console/console-sign-in-repository.ts';
import type { ConsoleAccess } from './console-access.ts';

/** Where the console is. */
export interface ConsoleAddress {
  /** Without a trailing slash. */
  readonly url: string;
  /** Whether it can only be opened on the machine that the bot runs on. */
  readonly isLocal: boolean;
}

export type ConsoleLinks = ReturnType<typeof createConsoleLinks>;

/** The links with which people open the console from their chat. */
export function createConsoleLinks(deps: {
  readonly signIns: Pick<ConsoleSignInRepository, 'createLink'>;
  readonly consoleAccess: Pick<ConsoleAccess, 'findByProof'>;
  readonly audit: AuditLog;
  readonly newToken: () => string;
  readonly hash: (text: string) => string;
  readonly clock: Clock;
  /** Null: the console is switched off. */
  readonly address: ConsoleAddress | null;
}) {
  const { signIns, consoleAccess, audit, newToken, hash, clock, address } = deps;

  return {
    /** Whether a user may do anything in the console. */
    async isFor({ userId }: Pick<Actor, 'userId'>): Promise<boolean> {
      if (address === null) return false;
      return (await consoleAccess.findByProof({ userId, accountId: null })) !== null;
    },

    /**
     * A link that signs in the actor, and nobody else, once within five minutes. The token is behind a `#`, which
     * browsers do not send, so that chats that fetch the address cannot use it up. Throws `console-off` and
     * `no-console-rights`.
     */
    async issue(actor: Actor): Promise<ConsoleAddress> {
      if (address === null) throw new AppError('console-off');
      const { userId } = actor;
      const caller = await consoleAccess.findByProof({ userId, accountId: null });
      if (!caller) throw new AppError('no-console-rights');
      const token = newToken();
      const expiresAt = new Date(clock().getTime() + consoleLinkLifetimeMs);
      await signIns.createLink(userId, { tokenHash: hash(token), expiresAt });
      await audit.record(toAuditEntry(actor, 'console-link', { kind: 'user', id: userId }));
      return { ...address, url: `${address.url}/sign-in#token=${token}` };
    },
  };
}
