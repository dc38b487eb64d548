import { passwordsIn } from '../../config/setting-types.ts';
import { createDatabaseClock } from '../../database/connection/database-clock.ts';
import { openDatabase } from '../../database/open-database.ts';
import { createSecretBox } from '../../database/secrets/secret-box.ts';
import { loadSecretKey } from '../../database/secrets/secrets.ts';
import { createAdjustableClock } from '../../lib/clocks/adjustable-clock.ts';
import type { Redaction } from '../../lib/redaction.ts';
import type { Log } from '../../ports/log.ts';
import { backUpBeforeMigrations } from '../backup/create-backups.ts';
import { createWhileStarting } from '../start/while-starting.ts';
import { type LoadConfig, openSettings } from './open-settings.ts';
import { readSettingsBeforeUpdate } from './read-stored-settings.ts';

export type Installation = Awaited<ReturnType<typeof openInstallation>>;

interface InstallationDeps {
  readonly loadConfig: LoadConfig;
  readonly onStop: (
    phase: 'work' | 'database',
    name: string,
    close: () => Promise<unknown> | unknown,
  ) => void;
  readonly signal: AbortSignal;
  readonly redaction: Redaction;
  readonly log: Log;
}

/** Opens what the bot needs to know its settings: the database, its clock, and the key of the stored secrets. */
export async function openInstallation(deps: InstallationDeps) {
  const { loadConfig, onStop, signal, redaction, log } = deps;
  const adjustableClock = createAdjustableClock();
  const clock = adjustableClock.now;
  // Where the database is, and the key, are never stored in the database.
  const own = loadConfig({});
  const database = await openDatabase({
    ...own.database,
    dataDir: own.dataDir,
    log: (line) => log.info({}, line),
    beforeMigrations: async (server) => {
      const read = await readSettingsBeforeUpdate(own, server.url, { loadConfig, clock });
      await backUpBeforeMigrations(read.config, server, { isDemo: read.isDemo, log, clock });
    },
    signal,
  });
  onStop('database', 'database', () => database.close());
  const whileStarting = createWhileStarting(database);
  redaction.add(passwordsIn(database.url));
  const databaseClock = createDatabaseClock({
    kysely: database.kysely,
    clock: adjustableClock,
    log,
  });
  await whileStarting(() => databaseClock.sync());
  onStop('work', 'clock', databaseClock.start());
  const secretKey = await whileStarting(() => loadSecretKey(own, { ...database, clock }));
  const secretBox = createSecretBox(secretKey);
  const settings = await whileStarting(() =>
    openSettings({ loadConfig, database, secretBox, redaction, log, clock }),
  );
  return { database, whileStarting, clock, secretKey, secretBox, settings };
}
