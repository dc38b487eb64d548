import type { BackupWatch } from '../../ports/operator/backup-store.ts';
import { readBackup } from './files/read-backup.ts';
import type { Manifest } from './manifest.ts';
import { readSecrets } from './secrets-file.ts';
import { findWalOf } from './wal/wal-files.ts';

/**
 * Reads a whole backup: every file against its checksum, all WAL since, and the secrets if they can be read. Throws a
 * BackupError that says what is wrong, and the reason of the signal. Whether it can be restored only `restoreBackup` proves.
 */
export async function verifyBackup(
  { folder, manifest }: { readonly folder: string; readonly manifest: Manifest },
  {
    backupDir,
    passphrase,
    isGentle,
    ...watch
  }: BackupWatch & {
    readonly backupDir: string;
    readonly passphrase: string | null;
    /** Whether others use the machine meanwhile: it takes longer then. */
    readonly isGentle: boolean;
  },
): Promise<{ readonly files: number; readonly walFiles: number }> {
  const wal = await findWalOf(backupDir, manifest);
  // First, because a wrong passphrase would otherwise be found only after everything was read.
  const isLocked = manifest.secrets?.isEncrypted && passphrase === null;
  if (!isLocked) await readSecrets(folder, manifest.secrets, passphrase);
  await readBackup({ folder, manifest, wal }, { into: null, isGentle, ...watch });
  return { files: manifest.files.length, walFiles: wal.segments.length };
}
