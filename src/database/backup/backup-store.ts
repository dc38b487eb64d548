import { join } from 'node:path';
import { AppError } from '../../domain/app-error.ts';
import type { BackupAttempt } from '../../domain/operator/backup-report.ts';
import type { BackupStore } from '../../ports/operator/backup-store.ts';
import type { PrismaClient } from '../generated/client.ts';
import { readBackupList, verifyBackups } from './backup-catalog.ts';
import { BackupError } from './backup-error.ts';
import type { Backups } from './backups.ts';
import { packBackup } from './download-backup.ts';
import { baseFolderOf, readManifest } from './manifest.ts';
import { chooseBackup } from './restore/choose-backup.ts';

/**
 * Backups as the console uses them. `backups` makes them; null if the database is not the bot's own, for which there
 * are none. With `isScheduled` false, the server keeps no WAL for later.
 */
export function createBackupStore(deps: {
  readonly prisma: PrismaClient;
  readonly backups: Pick<Backups, 'makeBase' | 'drill' | 'turnOff'> | null;
  readonly isScheduled: boolean;
  readonly backupDir: string;
  readonly passphrase: string | null;
}): BackupStore {
  const { prisma, backups, isScheduled, backupDir, passphrase } = deps;
  return {
    mode: backups === null ? 'external' : isScheduled ? 'scheduled' : 'off',

    list: () => readBackupList(backupDir),

    async listAttempts(limit) {
      const rows = await prisma.backupRun.findMany({ orderBy: { startedAt: 'desc' }, take: limit });
      return rows.map(({ id: _, ...row }): BackupAttempt => row);
    },

    makeBase: (watch) =>
      withBackups(async ({ makeBase }) => {
        const { id, archive, startedAt, finishedAt } = await makeBase(watch);
        const seconds = (finishedAt.getTime() - startedAt.getTime()) / 1000;
        return { id, bytes: archive.bytes, seconds };
      }),

    drill: (watch) => withBackups(({ drill }) => drill(watch)),

    verify: (id, watch) =>
      explained(async () => {
        const [result] = await verifyBackups(toKnownId(id), {
          backupDir,
          passphrase,
          isGentle: true,
          ...watch,
        });
        if (!result) throw new AppError('not-found');
        return result;
      }),

    plan: (moment) =>
      explained(async () => {
        const { manifest } = await chooseBackup(backupDir, moment);
        return {
          backupId: manifest.id,
          to:
            moment.kind === 'time'
              ? moment.time.toISOString()
              : moment.kind === 'backup'
                ? moment.id
                : 'latest',
          needsPassphrase: manifest.secrets?.isEncrypted ?? false,
        };
      }),

    download: (id) =>
      explained(async () => {
        const folder = join(baseFolderOf(backupDir), toKnownId(id));
        const manifest = await readManifest(folder);
        const packed = await packBackup({ folder, manifest }, backupDir);
        const hasReadableKeys = manifest.secrets !== null && !manifest.secrets.isEncrypted;
        return { fileName: `medianest-${id}.tar`, hasReadableKeys, ...packed };
      }),
  };

  function withBackups<Result>(
    work: (backups: Pick<Backups, 'makeBase' | 'drill'>) => Promise<Result>,
  ): Promise<Result> {
    return explained(async () => {
      if (backups === null) {
        throw new BackupError('MediaNest backs up only its own, embedded database.');
      }
      try {
        return await work(backups);
      } finally {
        // Otherwise the server would keep all WAL from now on, which nobody archives.
        if (!isScheduled) await backups.turnOff();
      }
    });
  }
}

/** The name of a backup; everything else could be a path. Throws `not-found`. */
function toKnownId(id: string): string {
  if (!/^\d{8}T\d{6}Z$/.test(id)) throw new AppError('not-found');
  return id;
}

/** What went wrong, as an error that says so. */
async function explained<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    if (!(cause instanceof BackupError)) throw cause;
    throw new AppError('backup-failed', { detail: { reason: cause.message }, cause });
  }
}
