import { createHash, randomBytes } from 'node:crypto';
import type { Config } from '../../config/config.ts';
import { createAuditLog, createRefusalLog } from '../../database/audit-log.ts';
import { createAccountHolders } from '../../database/console/account-holders.ts';
import { createApiTokenRepository } from '../../database/console/api-token-repository.ts';
import { createConsoleSessionRepository } from '../../database/console/console-session-repository.ts';
import { createConsoleSignInRepository } from '../../database/console/console-sign-in-repository.ts';
import type { OpenDatabase } from '../../database/open-database.ts';
import { toRowId } from '../../database/row-id.ts';
import type { Id } from '../../domain/id.ts';
import { newId } from '../../lib/ids/new-id.ts';
import type { Clock } from '../../ports/clock.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';
import { createConsoleAccess } from '../../usecases/console/console-access.ts';
import { type ConsoleAddress, createConsoleLinks } from '../../usecases/console/console-links.ts';

interface BasicParts {
  readonly config: Pick<Config, 'sessionLimits'>;
  readonly database: Pick<OpenDatabase, 'prisma' | 'kysely'>;
  readonly servers: OverseerrServers;
  readonly clock: Clock;
}

/** What both the console and the chat command that opens it are made of. */
export function createConsoleBasics({ config, database, servers, clock }: BasicParts) {
  const { sessionLimits } = config;
  const { prisma, kysely } = database;
  const hash = (text: string) => createHash('sha256').update(text).digest('hex');
  const sessions = createConsoleSessionRepository({ prisma, sessionLimits, clock });
  const tokens = createApiTokenRepository({ prisma });
  const holders = createAccountHolders({ kysely });
  return {
    sessions,
    tokens,
    signIns: createConsoleSignInRepository({ kysely, clock, newId }),
    consoleAccess: createConsoleAccess({
      sessions,
      tokens,
      holders,
      servers,
      sessionLimits,
      hash,
      clock,
    }),
    audit: createAuditLog({ kysely }),
    refusals: createRefusalLog({ kysely }),
    sessionLimits,
    hash,
    newToken: () => randomBytes(32).toString('base64url'),
    newId: <Kind extends string>(): Id<Kind> => toRowId<Kind>(newId()),
    clock,
  };
}

/** The links to the console in chats. */
export function createConsoleLinksOf(
  parts: BasicParts & { readonly consoleAddress: ConsoleAddress | null },
) {
  return createConsoleLinks({ ...createConsoleBasics(parts), address: parts.consoleAddress });
}

/** Where people open the console; null: it is switched off. `localAddress` is that of the bot on its own machine. */
export function findConsoleAddress(
  { console, http }: Pick<Config, 'console' | 'http'>,
  localAddress: string,
): ConsoleAddress | null {
  if (!console.isOn) return null;
  const base = http.publicUrl ?? localAddress;
  return { url: `${base.replace(/\/$/, '')}/console`, isLocal: http.publicUrl === null };
}
