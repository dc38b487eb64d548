import type { CliContext } from '../../cli/context.ts';
import { CliError } from '../../cli/exit-code.ts';
import { type Config, type Environments, loadConfig } from '../../config/config.ts';
import { describeSettings } from '../../config/describe-settings.ts';
import { version } from '../../config/version.ts';
import { readMigrationState } from '../../database/migrations/migrate.ts';
import { runDoctor, writeBundle } from '../doctor/run-doctor.ts';
import { changeStoredSettings } from './change-settings.ts';
import { type DatabaseLocation, locateDatabase } from './locate-database.ts';
import { migrateDatabase } from './migrate-database.ts';
import { createOperatorBackups, createOperatorRestores } from './operator-backups.ts';
import { createOperatorDatabase } from './operator-database.ts';
import { createOperatorJobs } from './operator-jobs.ts';
import { openOperatorWebhooks } from './operator-webhooks.ts';
import { readBotState } from './read-bot-state.ts';
import { rehearseMigrations } from './rehearse-migrations.ts';
import { rotateStoredSecrets } from './rotate-stored-secrets.ts';
import { findStoredValues, readEffectiveConfig } from './stored-config.ts';

/** Everything that commands use, opened when they ask for it: `config` works with settings that the bot refuses. */
export function createCliContext(
  environments: Environments,
  confirm: CliContext['confirm'] = null,
): CliContext {
  const clock = () => new Date();
  const load = () => loadConfig([], environments);
  return {
    clock,
    version,
    confirm,
    async listSettings() {
      const stored = await findStoredValues(environments, clock);
      return describeSettings({ ...environments, stored });
    },
    changeSettings: (changes) =>
      openCurrent(environments, ({ location, config }) =>
        changeStoredSettings(changes, config, { location, environments, clock }),
      ),
    readBotState: () => readBotState(load()),

    async openDatabase() {
      return openCurrent(environments, ({ location, config }) => {
        const { poolTimeoutSeconds } = config.database;
        return createOperatorDatabase(location, { clock, poolTimeoutSeconds });
      });
    },

    openJobs: () => openCurrent(environments, ({ location }) => createOperatorJobs(location)),

    async openWebhooks() {
      return openCurrent(environments, ({ location, config }) => {
        const isBotRunning = async () => (await readBotState(config)) !== null;
        return openOperatorWebhooks(config, location, { isBotRunning, clock });
      });
    },

    async openBackups() {
      return openCurrent(environments, ({ location, config }) =>
        createOperatorBackups(config, location, clock),
      );
    },
    rotateSecrets(newKey) {
      const config = load();
      return rotateStoredSecrets(config, newKey, {
        open: (work) =>
          openCurrent(environments, ({ location, config: current }) => work(location, current)),
        clock,
      });
    },

    openRestores: () => createOperatorRestores(load(), clock),

    runDoctor: ({ isRepairing }) => runDoctor({ environments, isRepairing, clock }),
    writeBundle: (path) => writeBundle(path, { environments, clock }),

    async readMigrationState() {
      const location = await locateDatabase(load());
      try {
        return await readMigrationState(location.url);
      } finally {
        await location.close();
      }
    },

    async rehearseMigrations(on) {
      const stored = on === null ? await findStoredValues(environments, clock) : {};
      return rehearseMigrations(loadConfig([], environments, stored), on, clock);
    },

    async migrate({ isBackedUp }) {
      const own = load();
      const location = await locateDatabase(own, { mayCreate: true });
      try {
        return await migrateDatabase(location, {
          own,
          environments,
          isBackedUp,
          clock,
        });
      } finally {
        await location.close();
      }
    },
  };
}

/** Opens the database if it has the schema of this version, and the settings with those of the console. */
async function openCurrent<Opened>(
  environments: Environments,
  open: (opened: {
    readonly location: DatabaseLocation;
    readonly config: Config;
  }) => Opened | Promise<Opened>,
): Promise<Opened> {
  const own = loadConfig([], environments);
  const location = await locateDatabase(own);
  try {
    const { pending } = await readMigrationState(location.url);
    if (pending.length > 0) {
      throw new CliError(
        `The database has the schema of an older version (${pending.length} migrations are pending). Start the bot, or run \`medianest migrate\`.`,
      );
    }
    const config = await readEffectiveConfig(own, location.url, {
      environments,
      clock: () => new Date(),
    });
    return await open({ location, config });
  } catch (error) {
    await location.close();
    throw error;
  }
}
