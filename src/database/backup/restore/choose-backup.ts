import type { RestoreMoment } from '../../../domain/operator/backup-report.ts';
import { BackupError } from '../backup-error.ts';
import { type FoundBackup, listBackups, type Manifest } from '../manifest.ts';
import { readArchiveState, walFolderOf } from '../wal/wal-archive.ts';
import type { RestoreTarget } from './restore-backup.ts';

/** A backup to restore, and up to where. */
export interface ChosenBackup {
  readonly manifest: Manifest;
  readonly target: RestoreTarget;
}

/** Finds the backup to begin with. Throws a BackupError if there is none, or if the archive does not reach that far. */
export async function chooseBackup(
  backupDir: string,
  moment: RestoreMoment,
): Promise<ChosenBackup> {
  const found = await listBackups(backupDir);
  if (moment.kind === 'backup') {
    return { manifest: requireManifest(found, moment.id, backupDir), target: { kind: 'backup' } };
  }
  const manifests = found.flatMap((each) => ('manifest' in each ? [each.manifest] : []));
  const newest = manifests.at(-1);
  if (!newest) throw new BackupError(describeNothing(found, backupDir));
  if (moment.kind === 'latest') return { manifest: newest, target: moment };
  const { time } = moment;
  const manifest = manifests.findLast(({ finishedAt }) => finishedAt <= time);
  if (!manifest) {
    throw new BackupError(
      `The oldest backup was finished at ${manifests[0]?.finishedAt.toISOString()}. Choose that time or a later one.`,
    );
  }
  const state = await readArchiveState(walFolderOf(backupDir, manifest.systemId));
  const reached = state?.at ?? manifest.finishedAt;
  if (time > reached) {
    throw new BackupError(
      `The backups reach until ${reached.toISOString()}. Choose an earlier time, or "latest".`,
    );
  }
  return { manifest, target: moment };
}

function requireManifest(found: readonly FoundBackup[], id: string, backupDir: string): Manifest {
  const backup = found.find((each) => each.id === id);
  if (!backup) throw new BackupError(`There is no backup ${id} in ${backupDir}.`);
  if ('problem' in backup) throw new BackupError(backup.problem);
  return backup.manifest;
}

function describeNothing(found: readonly FoundBackup[], backupDir: string): string {
  const [first] = found;
  return first && 'problem' in first ? first.problem : `There is no backup in ${backupDir} yet.`;
}
