import { type Config, type Environments, loadConfig } from '../../config/config.ts';
import { migrate, readMigrationState } from '../../database/migrations/migrate.ts';
import type { Clock } from '../../ports/clock.ts';
import { noLog } from '../../ports/log.ts';
import { backUpBeforeMigrations } from '../backup/create-backups.ts';
import { readSettingsBeforeUpdate } from '../settings/read-stored-settings.ts';
import type { DatabaseLocation } from './locate-database.ts';

/**
 * Applies pending migrations and returns their names. An embedded database that was used before is backed up first, as
 * at the start of the bot, unless `isBackedUp` is false. `own` are the settings of the environment.
 */
export async function migrateDatabase(
  { url, embeddedFolder }: Pick<DatabaseLocation, 'url' | 'embeddedFolder'>,
  deps: {
    readonly own: Config;
    readonly environments: Environments;
    readonly isBackedUp: boolean;
    readonly clock: Clock;
  },
): Promise<readonly string[]> {
  const { own, environments, isBackedUp, clock } = deps;
  const { applied, pending } = await readMigrationState(url);
  if (isBackedUp && embeddedFolder !== null && applied.length > 0 && pending.length > 0) {
    const { config, isDemo } = await readSettingsBeforeUpdate(own, url, {
      loadConfig: (stored) => loadConfig([], environments, stored),
      clock,
    });
    const server = { url, databaseFolder: embeddedFolder };
    await backUpBeforeMigrations(config, server, { isDemo, log: noLog, clock });
  }
  return (await migrate(url, { log: () => undefined })).applied;
}
