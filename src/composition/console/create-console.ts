import type { Hono } from 'hono';
import type { ChatPlatform } from '../../chat/chat-platform.ts';
import { errorMessage } from '../../chat/error-message.ts';
import type { Translations } from '../../chat/i18n/translations.ts';
import type { Config } from '../../config/config.ts';
import { version } from '../../config/version.ts';
import { isDemoUser } from '../../database/demo/is-demo-user.ts';
import type { ErrorLog } from '../../database/error-log.ts';
import type { ChatAccountKey } from '../../domain/place.ts';
import { defaultServerTitle } from '../../domain/services/server-title.ts';
import { createConsolePages } from '../../http/console/assets.ts';
import type { ConsoleEnv } from '../../http/console/console-env.ts';
import type { ErrorTexts } from '../../http/console/console-errors.ts';
import { createConsole } from '../../http/console/create-console.ts';
import { every } from '../../lib/clocks/every.ts';
import type { Log } from '../../ports/log.ts';
import { createApiTokens } from '../../usecases/console/api-tokens.ts';
import { createChatCodes } from '../../usecases/console/chat-codes.ts';
import { createConsoleRefusals } from '../../usecases/console/console-refusals.ts';
import { createConsoleSessions } from '../../usecases/console/console-sessions.ts';
import { createConsoleBasics } from './console-basics.ts';
import { createLive } from './create-live.ts';
import { createOperationsConsole, type OperationsParts } from './create-operations-console.ts';
import { createOverviewConsole } from './create-overview-console.ts';
import { createPeopleConsole, type PeopleParts } from './create-people-console.ts';
import { createRequestsConsole, type RequestsParts } from './create-requests-console.ts';
import { createSettingsConsole, type SettingsParts } from './create-settings-console.ts';
import { createSignInConsole, type SignInParts } from './create-sign-in-console.ts';
import { createSpacesConsole, type SpacesParts } from './create-spaces-console.ts';

/** What the parts of the console are made of. A `create…Console` function picks what its subject needs. */
export type ConsoleParts = OperationsParts &
  RequestsParts &
  SettingsParts &
  PeopleParts &
  SpacesParts & {
    readonly config: Pick<Config, 'http' | 'console' | 'admins' | 'sessionLimits'>;
    readonly bot: SignInParts;
    readonly platforms: readonly ChatPlatform[];
    readonly translations: Translations;
    /** The owner of the demo, as whom anybody may enter; null: this is no demo, or real people use the bot as well. */
    readonly demoOwner: (ChatAccountKey & { readonly name: string }) | null;
    readonly errorLog: Pick<ErrorLog, 'record'>;
    readonly log: Log;
  };

/** The console with its API; null if the settings switch it off. `open` watches its long work, `close` stops it. */
export function createConsoleOf(
  parts: ConsoleParts,
): { readonly app: Hono<ConsoleEnv>; open(): void; close(): Promise<void> } | null {
  const { config, translations, clock, log } = parts;
  if (!config.console.isOn) return null;
  const isDemo = parts.demoOwner !== null;
  const basics = createConsoleBasics(parts);
  const { consoleAccess, audit } = basics;
  const sessions = createConsoleSessions({
    ...basics,
    isDemoUser: (userId) => isDemoUser(parts.database.kysely, userId),
  });
  const { tasks, events } = createLive({ ...basics, ...parts });
  const settings = createSettingsConsole(parts);
  const errorText: ErrorTexts = (error, locale) =>
    errorMessage(error, {
      t: translations.forLocale(locale),
      server: defaultServerTitle,
      now: clock(),
    });
  const app = createConsole({
    api: {
      requests: createRequestsConsole({ ...parts, tasks, errorText }),
      signIn: createSignInConsole({ ...basics, ...parts, sessions }),
      operations: createOperationsConsole({ ...parts, tasks }),
      settings,
      setup: settings,
      people: createPeopleConsole(parts),
      spaces: createSpacesConsole(parts),
      session: {
        sessions,
        chatCodes: createChatCodes({ ...basics, ...parts.bot }),
        version,
        isDemo,
      },
      sessions: { sessions },
      tokens: { tokens: createApiTokens(basics) },
      overview: createOverviewConsole(parts),
      tasks: { tasks },
      events: { events, consoleAccess, every },
    },
    consoleAccess,
    refusals: createConsoleRefusals({ audit, clock }),
    pages: createConsolePages(),
    errorText,
    recordBug: async (error, where) =>
      (await parts.errorLog.record(error.cause ?? error, where, { where })).fingerprint,
    publicUrl: config.http.publicUrl,
    version,
    isDemo,
    log,
  });
  return { app, open: tasks.open, close: tasks.close };
}
