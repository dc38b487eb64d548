import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CliError } from '../../cli/exit-code.ts';
import type { OperatorBackups, OperatorRestores } from '../../cli/operator-backups.ts';
import type { Config } from '../../config/config.ts';
import { readBackupList, verifyBackups } from '../../database/backup/backup-catalog.ts';
import { BackupError } from '../../database/backup/backup-error.ts';
import { createBackupRuns } from '../../database/backup/backup-runs.ts';
import { createBackups } from '../../database/backup/backups.ts';
import { listManifests } from '../../database/backup/manifest.ts';
import { chooseBackup } from '../../database/backup/restore/choose-backup.ts';
import { restoreBackup } from '../../database/backup/restore/restore-backup.ts';
import { createPrismaClient } from '../../database/prisma-client.ts';
import type { Clock } from '../../ports/clock.ts';
import { backupDirOf, keepNoUnusedWal, toBackupPlace } from '../backup/create-backups.ts';
import { wantsDemo } from '../demo-settings.ts';
import type { DatabaseLocation } from './locate-database.ts';

const poolSize = 2;
const notEmbedded =
  'MediaNest backs up only its embedded database. For the database of DATABASE_URL, see docs/disaster-recovery.md.';

/** Backups of the database at a location, as the command line makes them. */
export function createOperatorBackups(
  config: Config,
  location: DatabaseLocation,
  clock: Clock,
): OperatorBackups {
  const { url, embeddedFolder } = location;
  if (embeddedFolder === null) {
    throw new CliError(notEmbedded);
  }
  const { poolTimeoutSeconds } = config.database;
  const database = createPrismaClient({ url, poolSize, poolTimeoutSeconds });
  const backups = createBackups({
    place: toBackupPlace(config, { url, databaseFolder: embeddedFolder }),
    runs: createBackupRuns(database),
    clock,
    isGentle: true,
  });
  return {
    async makeBase() {
      const { id, archive, startedAt, finishedAt } = await backups.makeBase();
      const seconds = (finishedAt.getTime() - startedAt.getTime()) / 1000;
      return { id, bytes: archive.bytes, seconds };
    },
    drill: () => backups.drill(),
    async close() {
      try {
        await keepNoUnusedWal(backups, config, wantsDemo(config));
      } finally {
        await database.close();
        await location.close();
      }
    },
  };
}

/** What can be done with backups while there is no database. */
export function createOperatorRestores(config: Config, clock: Clock): OperatorRestores {
  const backupDir = backupDirOf(config);
  const { passphrase } = config.backup;
  /** There may be backups from before DATABASE_URL was set. */
  const assertBackups = async () => {
    if (config.database.url !== null && (await listManifests(backupDir)).length === 0) {
      throw new CliError(notEmbedded);
    }
  };
  return {
    async list() {
      await assertBackups();
      return readBackupList(backupDir);
    },

    async verify(id) {
      await assertBackups();
      try {
        return await verifyBackups(id, { backupDir, passphrase, isGentle: true });
      } catch (error) {
        if (!(error instanceof BackupError)) throw error;
        throw new CliError(error.message);
      }
    },

    async restore({ to, into, isForced }) {
      await assertBackups();
      const startedAt = clock();
      const { manifest, target } = await chooseBackup(backupDir, to);
      const dataDir = resolve(into ?? freeFolder(config.dataDir));
      const {
        folder: _,
        migrations: __,
        ...restored
      } = await restoreBackup({
        backupDir,
        manifest,
        target,
        into: dataDir,
        isForced,
        isGentle: false,
        passphrase,
        log: () => undefined,
      });
      return {
        ...restored,
        backupId: manifest.id,
        isCurrentDataDir: dataDir === resolve(config.dataDir),
        seconds: (clock().getTime() - startedAt.getTime()) / 1000,
      };
    },
  };
}

function freeFolder(dataDir: string): string {
  for (let number = 1; ; number += 1) {
    const folder = join(dataDir, `restored-${number}`);
    if (!existsSync(folder)) return folder;
  }
}
