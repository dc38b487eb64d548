import type { BackupWatch } from '../../../ports/operator/backup-store.ts';
import type { BackupFiles, UnpackTarget } from './read-files.ts';
import { runFileProcess } from './run-file-process.ts';

interface ReadOptions extends BackupWatch {
  /** Where the files are unpacked; null: they are only compared with their checksums. */
  readonly into: UnpackTarget | null;
  /** Whether others use the machine meanwhile: reading takes longer then. */
  readonly isGentle: boolean;
}

/**
 * Reads all files of a backup, as `readFiles` does, in a process of its own. Throws a BackupError if anything is damaged,
 * and the reason of the signal.
 */
export async function readBackup(
  { folder, manifest, wal: { segments, histories } }: BackupFiles,
  { into, isGentle, signal, onProgress }: ReadOptions,
): Promise<void> {
  const backup = { folder, manifest, wal: { segments, histories } };
  const hasProgress = onProgress !== undefined;
  await runFileProcess(
    { kind: 'read', backup, into, isGentle, hasProgress },
    { signal, onProgress },
  );
}
