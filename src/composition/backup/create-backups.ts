import { join } from 'node:path';
import type { BackupWatch } from '../../config/bot-config.ts';
import type { Config } from '../../config/config.ts';
import { BackupError } from '../../database/backup/backup-error.ts';
import { createBackupRuns } from '../../database/backup/backup-runs.ts';
import { createBackupSchedule } from '../../database/backup/backup-schedule.ts';
import { type BackupPlace, type Backups, createBackups } from '../../database/backup/backups.ts';
import type { EmbeddedServer, OpenDatabase } from '../../database/open-database.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import { createPartLog } from '../monitoring/part-log.ts';

/**
 * Starts regular backups; null if there is nothing to back up: the database is not embedded, backups are turned off,
 * or this is only a demo whose operator did not ask for backups.
 */
export async function startBackups(
  config: Pick<Config, 'backup' | 'dataDir'>,
  database: Pick<OpenDatabase, 'url' | 'embeddedFolder' | 'prisma'>,
  deps: {
    readonly isDemo: boolean;
    readonly signal: AbortSignal;
    readonly watch: ReturnType<typeof createBackupWatch>;
    readonly log: Log;
    readonly clock: Clock;
  },
) {
  const { embeddedFolder, url, prisma } = database;
  if (embeddedFolder === null) return null;
  const { isDemo, signal, watch, log, clock } = deps;
  const { intervalHours } = config.backup;
  const runs = createBackupRuns({ prisma });
  const place = toBackupPlace(config, { url, databaseFolder: embeddedFolder });
  const backups = createBackups({ place, runs, clock, signal, isGentle: true });
  if (!isBackupTurnedOn(config, isDemo)) {
    await backups.turnOff();
    return null;
  }
  const schedule = createBackupSchedule({
    backups,
    runs,
    intervalHours,
    onArchived: (at) => watch?.noteArchived(at),
    clock,
    log: createPartLog(log, 'backups'),
  });
  // From now on, archiving is late if it does not work.
  watch?.noteArchived(clock());
  schedule.start();
  return schedule;
}

/**
 * Makes a base backup before an update changes the database, so that the time before it can be restored. Throws a
 * BackupError if it cannot: an update without a way back is the operator's decision.
 */
export async function backUpBeforeMigrations(
  config: Pick<Config, 'backup' | 'dataDir'>,
  server: EmbeddedServer,
  deps: { readonly isDemo: boolean; readonly log: Log; readonly clock: Clock },
): Promise<void> {
  const { isDemo, log, clock } = deps;
  if (!isBackupTurnedOn(config, isDemo)) return;
  try {
    const place = toBackupPlace(config, server);
    const { id } = await createBackups({ place, runs: null, clock, isGentle: false }).makeBase();
    log.info({ backup: id }, 'Made a backup before updating the database');
  } catch (cause) {
    const reason = cause instanceof BackupError ? cause.message : `${String(cause)}.`;
    throw new BackupError(
      `The database was not updated, because it could not be backed up first. ${reason} Then try again, or update without a backup: run \`medianest migrate --without-backup\` while the bot is stopped.`,
      { cause },
    );
  }
}

/** What the bot knows about its backups, which start after it; null where none are made. */
export function createBackupWatch(
  config: Pick<Config, 'backup' | 'dataDir'>,
  { embeddedFolder }: Pick<OpenDatabase, 'embeddedFolder'>,
  isDemo: boolean,
): (BackupWatch & { noteArchived(at: Date): void }) | null {
  if (embeddedFolder === null || !isBackupTurnedOn(config, isDemo)) return null;
  let archivedAt: Date | null = null;
  return {
    intervalHours: config.backup.intervalHours,
    dir: backupDirOf(config),
    readArchivedAt: () => archivedAt,
    noteArchived(at) {
      archivedAt = at;
    },
  };
}

/** Whether backups are made regularly. A demo is backed up only if its operator asks for it. */
export function isBackupTurnedOn({ backup }: Pick<Config, 'backup'>, isDemo: boolean): boolean {
  return backup.intervalHours > 0 && !(isDemo && backup.dir === null);
}

/**
 * After a backup by hand: lets the server delete WAL again if backups are turned off, because no bot archives it then.
 */
export async function keepNoUnusedWal(
  backups: Pick<Backups, 'turnOff'>,
  config: Pick<Config, 'backup'>,
  isDemo: boolean,
): Promise<void> {
  if (!isBackupTurnedOn(config, isDemo)) await backups.turnOff();
}

/** The folder of the backups. */
export function backupDirOf({ backup, dataDir }: Pick<Config, 'backup' | 'dataDir'>): string {
  return backup.dir ?? join(dataDir, 'backups');
}

/** Where backups are made from and where they go. */
export function toBackupPlace(
  config: Pick<Config, 'backup' | 'dataDir'>,
  server: Pick<BackupPlace, 'url' | 'databaseFolder'>,
): BackupPlace {
  const { keepDays, keepCount, passphrase } = config.backup;
  return {
    ...server,
    dataDir: config.dataDir,
    backupDir: backupDirOf(config),
    passphrase,
    retention: { keepDays, keepCount },
  };
}
