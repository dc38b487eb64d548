import type { CliContext } from '../../cli/context.ts';
import { CliError } from '../../cli/exit-code.ts';
import { type Config, type Environments, loadConfig } from '../../config/config.ts';
import { describeSettings } from '../../config/describe-settings.ts';
import { migrate, readMigrationState } from '../../database/migrations/migrate.ts';
import { runDoctor, writeBundle } from '../doctor/run-doctor.ts';
import { type DatabaseLocation, locateDatabase } from './locate-database.ts';
import { createOperatorBackups, createOperatorRestores } from './operator-backups.ts';
import { createOperatorDatabase } from './operator-database.ts';
import { createOperatorJobs } from './operator-jobs.ts';
import { openOperatorWebhooks } from './operator-webhooks.ts';
import { readBotState } from './read-bot-state.ts';
import { rehearseMigrations } from './rehearse-migrations.ts';
import { rotateStoredSecrets } from './rotate-stored-secrets.ts';

/** Everything that commands use, opened when they ask for it: `config` works with settings that the bot refuses. */
export function createCliContext(environments: Environments): CliContext {
  const clock = () => new Date();
  const load = () => loadConfig([], environments);
  return {
    clock,
    listSettings: () => describeSettings(environments),
    readBotState: () => readBotState(load()),

    async openDatabase() {
      const config = load();
      const { poolTimeoutSeconds } = config.database;
      return openCurrent(config, (location) =>
        createOperatorDatabase(location, { clock, poolTimeoutSeconds }),
      );
    },

    openJobs: async () => openCurrent(load(), createOperatorJobs),

    async openWebhooks() {
      const config = load();
      const isBotRunning = async () => (await readBotState(config)) !== null;
      return openCurrent(config, (location) =>
        openOperatorWebhooks(config, location, { isBotRunning, clock }),
      );
    },

    async openBackups() {
      const config = load();
      return openCurrent(config, (location) => createOperatorBackups(config, location, clock));
    },
    rotateSecrets(newKey) {
      const config = load();
      return rotateStoredSecrets(config, newKey, {
        open: (work) => openCurrent(config, work),
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

    rehearseMigrations: (on) => rehearseMigrations(load(), on, clock),

    async migrate() {
      const location = await locateDatabase(load(), { mayCreate: true });
      try {
        return (await migrate(location.url, { log: () => undefined })).applied;
      } finally {
        await location.close();
      }
    },
  };
}

/** Opens the database if it has the schema of this version. */
async function openCurrent<Opened>(
  config: Config,
  open: (location: DatabaseLocation) => Opened | Promise<Opened>,
): Promise<Opened> {
  const location = await locateDatabase(config);
  try {
    const { pending } = await readMigrationState(location.url);
    if (pending.length > 0) {
      throw new CliError(
        `The database has the schema of an older version (${pending.length} migrations are pending). Start the bot, or run \`medianest migrate\`.`,
      );
    }
    return await open(location);
  } catch (error) {
    await location.close();
    throw error;
  }
}
