import type { Config } from '../../config/config.ts';
import { createAttemptCounts } from '../../database/console/attempt-counts.ts';
import { createConsoleUsers } from '../../database/console/console-users.ts';
import type { OpenDatabase } from '../../database/open-database.ts';
import type { ChatAccountKey } from '../../domain/place.ts';
import type { SignInRouteDeps } from '../../http/console/api/sign-in/sign-in-routes.ts';
import type { AccountRepository } from '../../ports/accounts/account-repository.ts';
import type { CodeRepository } from '../../ports/accounts/code-repository.ts';
import type { PlexTv } from '../../ports/accounts/sign-in-repository.ts';
import type { UserRepository } from '../../ports/accounts/user-repository.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';
import type { PlexAccounts } from '../../usecases/accounts/plex-accounts.ts';
import { createAttemptLimiter } from '../../usecases/console/attempt-limits.ts';
import type { ConsoleSessions } from '../../usecases/console/console-sessions.ts';
import { createConsoleSignIn } from '../../usecases/console/console-sign-in.ts';
import { createConsoleSignInOptions } from '../../usecases/console/console-sign-in-options.ts';
import type { createConsoleBasics } from './console-basics.ts';

/** The parts of the bot with which people sign in to the console. */
export interface SignInParts {
  readonly accounts: AccountRepository;
  readonly users: Pick<UserRepository, 'findOrCreate' | 'listChatAccounts'>;
  readonly codes: Pick<CodeRepository, 'issue'>;
  readonly plex: PlexTv | null;
  readonly plexAccounts: PlexAccounts;
}

/** The ways into the console. */
export function createSignInConsole(
  parts: {
    readonly bot: SignInParts;
    readonly config: Pick<Config, 'admins'>;
    readonly database: Pick<OpenDatabase, 'kysely'>;
    readonly servers: OverseerrServers;
    readonly demoOwner: (ChatAccountKey & { readonly name: string }) | null;
    readonly sessions: ConsoleSessions;
  } & Pick<
    ReturnType<typeof createConsoleBasics>,
    'signIns' | 'audit' | 'hash' | 'newToken' | 'newId' | 'clock'
  >,
): SignInRouteDeps {
  const { bot, config, database, servers, demoOwner, sessions } = parts;
  const { signIns, audit, hash, newToken, newId, clock } = parts;
  const users = createConsoleUsers({ kysely: database.kysely, clock, newId });
  return {
    signIn: createConsoleSignIn({
      signIns,
      users,
      sessions,
      servers,
      accounts: bot.accounts,
      plex: bot.plex,
      findPlexAccount: bot.plexAccounts.find,
      findDemoOwner:
        demoOwner &&
        (async () => {
          const owner = await bot.users.findOrCreate({ ...demoOwner, locale: null, roles: [] });
          return owner.id;
        }),
      attempts: createAttemptLimiter({
        counts: createAttemptCounts({ kysely: database.kysely, hash, clock }),
        clock,
      }),
      audit,
      newToken,
      hash,
      clock,
    }),
    options: createConsoleSignInOptions({
      users,
      servers,
      hasPlex: bot.plex !== null,
      hasClaimCode: config.admins.length === 0 || demoOwner !== null,
      isDemo: demoOwner !== null,
    }),
  };
}
