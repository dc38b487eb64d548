import type { Config } from '../../config/config.ts';
import { passwordsIn } from '../../config/setting-types.ts';
import { createDatabaseClock } from '../../database/connection/database-clock.ts';
import { type EmbeddedServer, openDatabase } from '../../database/open-database.ts';
import { createPrismaClient } from '../../database/prisma-client.ts';
import { createSecretBox } from '../../database/secrets/secret-box.ts';
import { loadSecretKey } from '../../database/secrets/secrets.ts';
import { createAdjustableClock } from '../../lib/clocks/adjustable-clock.ts';
import type { Redaction } from '../../lib/redaction.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import { backUpBeforeMigrations } from '../backup/create-backups.ts';
import { wantsDemo } from '../demo-settings.ts';
import { type LoadConfig, openSettings, openSettingsStore } from './open-settings.ts';
import type { WhileStarting } from './while-starting.ts';

export type Installation = Awaited<ReturnType<typeof openInstallation>>;

interface InstallationDeps {
  readonly loadConfig: LoadConfig;
  readonly whileStarting: WhileStarting;
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
  const { loadConfig, whileStarting, onStop, signal, redaction, log } = deps;
  const adjustableClock = createAdjustableClock();
  const clock = adjustableClock.now;
  // Where the database is, and the key, are never stored in the database.
  const own = loadConfig({});
  const database = await openDatabase({
    ...own.database,
    dataDir: own.dataDir,
    log: (line) => log.info({}, line),
    beforeMigrations: async (server) => {
      const config = await readConfigOf(server, own, { loadConfig, clock });
      await backUpBeforeMigrations(config, server, { isDemo: wantsDemo(config), log, clock });
    },
    signal,
  });
  onStop('database', 'database', () => database.close());
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
  return { database, clock, secretKey, secretBox, settings };
}

/** The settings with those of the console, in a database of an earlier version, which may have none. */
async function readConfigOf(
  { url }: EmbeddedServer,
  own: Config,
  { loadConfig, clock }: { readonly loadConfig: LoadConfig; readonly clock: Clock },
): Promise<Config> {
  const { poolTimeoutSeconds } = own.database;
  const database = createPrismaClient({ url, poolSize: 2, poolTimeoutSeconds });
  try {
    const secretBox = createSecretBox(await loadSecretKey(own, { ...database, clock }));
    const { values } = await openSettingsStore(database, { secretBox, clock }).readCurrent();
    return loadConfig(values);
  } catch {
    return own;
  } finally {
    await database.close();
  }
}
