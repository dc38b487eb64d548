import type { Config, Environments } from '../../config/config.ts';
import type { OpenDatabase } from '../../database/open-database.ts';
import { toKeptDays } from '../../database/retention.ts';
import type { SettingsRouteDeps } from '../../http/console/api/settings/settings-routes.ts';
import type { SetupRouteDeps } from '../../http/console/api/settings/setup-routes.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Locks } from '../../ports/locks.ts';
import type { SettingsStore, SetupDraftStore } from '../../ports/settings/settings-store.ts';
import { createConnectionTests } from '../settings/connection-tests.ts';
import { createSettingsUseCases } from '../settings/create-settings-use-cases.ts';
import type { SettingsWatch } from '../settings/watch-settings.ts';

/** What the settings of the console need of the process. */
export interface SettingsParts {
  readonly config: Pick<Config, 'chatApiUrls' | 'retentionDays'>;
  readonly stored: {
    readonly environments: Environments;
    readonly store: SettingsStore & SetupDraftStore;
    readonly settingsWatch: Pick<SettingsWatch, 'check'>;
  };
  readonly database: Pick<OpenDatabase, 'kysely'>;
  readonly bot: { readonly locks: Pick<Locks, 'withLock'> };
  readonly clock: Clock;
}

/** The settings and the setup in the console. */
export function createSettingsConsole(parts: SettingsParts): SettingsRouteDeps & SetupRouteDeps {
  const { config, stored, database, bot, clock } = parts;
  return {
    keptDays: toKeptDays(config.retentionDays),
    ...createSettingsUseCases({
      ...stored,
      tests: createConnectionTests({ apiUrls: config.chatApiUrls, clock }),
      kysely: database.kysely,
      locks: bot.locks,
    }),
  };
}
