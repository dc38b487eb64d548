import { createHash, randomBytes } from 'node:crypto';
import type { Hono } from 'hono';
import { v7 as newId } from 'uuid';
import { errorMessage } from '../../chat/error-message.ts';
import type { Translations } from '../../chat/i18n/translations.ts';
import type { Config } from '../../config/config.ts';
import { version } from '../../config/version.ts';
import { createAuditLog } from '../../database/audit-log.ts';
import { createAccountHolders } from '../../database/console/account-holders.ts';
import { createApiTokenRepository } from '../../database/console/api-token-repository.ts';
import { createConsoleSessionRepository } from '../../database/console/console-session-repository.ts';
import { toRowId } from '../../database/row-id.ts';
import { defaultServerTitle } from '../../domain/services/server-title.ts';
import { createConsolePages } from '../../http/console/assets.ts';
import type { ConsoleEnv } from '../../http/console/console-env.ts';
import { createConsole } from '../../http/console/create-console.ts';
import type { Log } from '../../ports/log.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';
import { createApiTokens } from '../../usecases/console/api-tokens.ts';
import { createConsoleAccess } from '../../usecases/console/console-access.ts';
import { createConsoleRefusals } from '../../usecases/console/console-refusals.ts';
import { createConsoleSessions } from '../../usecases/console/console-sessions.ts';
import { createOperationsConsole, type OperationsParts } from './create-operations-console.ts';

/** What the parts of the console are made of. A `create…Console` function picks what its subject needs. */
export interface ConsoleParts extends OperationsParts {
  readonly config: OperationsParts['config'] & Pick<Config, 'http' | 'console'>;
  readonly servers: OverseerrServers;
  readonly translations: Translations;
  readonly log: Log;
}

/** The console with its API; null if the settings switch it off. */
export function createConsoleOf(parts: ConsoleParts): Hono<ConsoleEnv> | null {
  const { config, database, servers, translations, isDemo, clock, log } = parts;
  if (!config.console.isOn) return null;
  const { prisma, kysely } = database;
  const audit = createAuditLog({ kysely });
  const hash = (text: string) => createHash('sha256').update(text).digest('hex');
  const newToken = () => randomBytes(32).toString('base64url');
  const sessions = createConsoleSessionRepository({ prisma, clock });
  const tokens = createApiTokenRepository({ prisma });
  const holders = createAccountHolders({ kysely });
  const consoleAccess = createConsoleAccess({ sessions, tokens, holders, servers, hash, clock });
  const consoleSessions = createConsoleSessions({
    sessions,
    consoleAccess,
    audit,
    newId: () => toRowId(newId()),
    newToken,
    hash,
    clock,
  });
  return createConsole({
    api: {
      session: { sessions: consoleSessions, version, isDemo },
      sessions: { sessions: consoleSessions },
      operations: createOperationsConsole(parts),
      tokens: {
        tokens: createApiTokens({
          tokens,
          sessions,
          audit,
          newId: () => toRowId(newId()),
          newToken,
          hash,
          clock,
        }),
      },
    },
    consoleAccess,
    refusals: createConsoleRefusals({ audit, clock }),
    pages: createConsolePages(),
    errorText: (error, locale) =>
      errorMessage(error, {
        t: translations.forLocale(locale),
        server: defaultServerTitle,
        now: clock(),
      }),
    publicUrl: config.http.publicUrl,
    version,
    isDemo,
    log,
  });
}
