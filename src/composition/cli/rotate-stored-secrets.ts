import { CliError, exitCodes } from '../../cli/exit-code.ts';
import type { Config } from '../../config/config.ts';
import { createBackupRuns } from '../../database/backup/backup-runs.ts';
import { createBackups } from '../../database/backup/backups.ts';
import { createLocks } from '../../database/locks/locks.ts';
import { createPrismaClient, type Database } from '../../database/prisma-client.ts';
import { createKeyFiles } from '../../database/secrets/rotation/key-files.ts';
import { rotateSecrets } from '../../database/secrets/rotation/rotate-secrets.ts';
import { loadSecretKey } from '../../database/secrets/secrets.ts';
import type { RotationReport } from '../../domain/operator/rotation-report.ts';
import type { Clock } from '../../ports/clock.ts';
import { noLog } from '../../ports/log.ts';
import { isBackupTurnedOn, toBackupPlace } from '../backup/create-backups.ts';
import { wantsDemo } from '../demo-settings.ts';
import type { DatabaseLocation } from './locate-database.ts';

const poolSize = 2;
/** Encrypts all stored secrets with a new key, while no process of the bot runs. */
export async function rotateStoredSecrets(
  config: Config,
  newKey: string | null,
  deps: {
    /** `current` are the settings with those of the console. */
    readonly open: (
      work: (location: DatabaseLocation, current: Config) => Promise<RotationReport>,
    ) => Promise<RotationReport>;
    readonly clock: Clock;
  },
): Promise<RotationReport> {
  const { open, clock } = deps;
  if (config.secretKey !== null && newKey === null) {
    throw new CliError(
      'SECRET_KEY is set, so the new key has to come from you: pass a file with it as --key-file <file>, or - for standard input.',
      { exitCode: exitCodes.usage },
    );
  }
  return open(async (location, current) => {
    const { url } = location;
    const { poolTimeoutSeconds } = config.database;
    const applicationName = 'medianest cli';
    const database = createPrismaClient({ url, poolSize, poolTimeoutSeconds, applicationName });
    const locks = createLocks({ url, log: noLog });
    const reports: RotationReport[] = [];
    try {
      await locks.isOnlyInstance(async () => {
        reports.push(await rotate(database, location, current));
      });
    } finally {
      await locks.close();
      await database.close();
    }
    const [report] = reports;
    if (report) {
      await location.close();
      return report;
    }
    throw new CliError(
      'The bot is running, and would go on with the old key. Stop all its processes, then try again.',
    );
  });

  async function rotate(
    database: Database,
    location: DatabaseLocation,
    current: Config,
  ): Promise<RotationReport> {
    const { kysely } = database;
    const oldKey = await loadSecretKey(config, { kysely, clock });
    const files = createKeyFiles(config.dataDir);
    const report = await rotateSecrets(kysely, { oldKey, newKey, files, now: clock() });
    const backupId = report.oldKeyFile === null ? null : await backUp(database, location, current);
    return { ...report, backupId };
  }

  /** An older backup has the old key, so it cannot be the base for restoring what is written from now on. */
  async function backUp(
    database: Database,
    { url, embeddedFolder }: DatabaseLocation,
    current: Config,
  ): Promise<string | null> {
    if (embeddedFolder === null || !isBackupTurnedOn(current, wantsDemo(current))) return null;
    const place = toBackupPlace(current, { url, databaseFolder: embeddedFolder });
    const runs = createBackupRuns(database);
    const backups = createBackups({ place, runs, clock, isGentle: true });
    return backups.makeBase().then(
      ({ id }) => id,
      () => null,
    );
  }
}
