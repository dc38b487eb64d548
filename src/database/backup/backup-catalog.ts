import type {
  BackupList,
  ListedBackup,
  VerifiedBackup,
} from '../../domain/operator/backup-report.ts';
import { BackupError } from './backup-error.ts';
import { type FoundBackup, listBackups } from './manifest.ts';
import { verifyBackup } from './verify-backup.ts';
import { readArchiveState, walFolderOf } from './wal/wal-archive.ts';

/** The backups in a folder, and until when everything can be restored. Needs no database. */
export async function readBackupList(backupDir: string): Promise<BackupList> {
  const found = await listBackups(backupDir);
  const newest = found.findLast((each) => 'manifest' in each);
  const state =
    newest && 'manifest' in newest
      ? await readArchiveState(walFolderOf(backupDir, newest.manifest.systemId))
      : null;
  return { folder: backupDir, backups: found.map(toListed), restorableUntil: state?.at ?? null };
}

/** Reads backups whole and compares them with their checksums: one, or all for null. */
export async function verifyBackups(
  id: string | null,
  place: Parameters<typeof verifyBackup>[1],
): Promise<readonly VerifiedBackup[]> {
  const found = (await listBackups(place.backupDir)).filter(
    (each) => id === null || each.id === id,
  );
  if (id !== null && found.length === 0) {
    throw new BackupError(`There is no backup ${id} in ${place.backupDir}.`);
  }
  const results: VerifiedBackup[] = [];
  for (const backup of found) {
    results.push({ id: backup.id, problem: await findProblem(backup, place) });
  }
  return results;
}

async function findProblem(
  backup: FoundBackup,
  place: Parameters<typeof verifyBackup>[1],
): Promise<string | null> {
  if ('problem' in backup) return backup.problem;
  try {
    await verifyBackup(backup, place);
    return null;
  } catch (error) {
    if (!(error instanceof BackupError)) throw error;
    return error.message;
  }
}

function toListed(backup: FoundBackup): ListedBackup {
  const manifest = 'manifest' in backup ? backup.manifest : null;
  return {
    id: backup.id,
    startedAt: manifest?.startedAt ?? null,
    finishedAt: manifest?.finishedAt ?? null,
    bytes: manifest?.archive.bytes ?? null,
    isEncrypted: manifest?.secrets?.isEncrypted ?? false,
    problem: 'problem' in backup ? backup.problem : null,
  };
}
