import { readClusterArchive } from './cluster-archive.ts';
import type { Manifest } from './manifest.ts';
import { readSecrets } from './secrets-file.ts';
import { findWalOf, readWal } from './wal/wal-files.ts';

/**
 * Reads a whole backup: every file against its checksum, all WAL since, and the secrets if they can be read. Throws a
 * BackupError that says what is wrong. Whether it can be restored only `restoreBackup` proves.
 */
export async function verifyBackup(
  { folder, manifest }: { readonly folder: string; readonly manifest: Manifest },
  { backupDir, passphrase }: { readonly backupDir: string; readonly passphrase: string | null },
): Promise<{ readonly files: number; readonly walFiles: number }> {
  const wal = await findWalOf(backupDir, manifest);
  await readClusterArchive(folder, manifest);
  await readWal(wal, manifest.segmentBytes);
  const isLocked = manifest.secrets?.isEncrypted && passphrase === null;
  if (!isLocked) await readSecrets(folder, manifest.secrets, passphrase);
  return { files: manifest.files.length, walFiles: wal.segments.length };
}
