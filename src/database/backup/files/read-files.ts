import { chown, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupWatch } from '../../../ports/operator/backup-store.ts';
import type { Manifest } from '../manifest.ts';
import { countBytes, readWal } from '../wal/read-wal.ts';
import type { WalOfBackup } from '../wal/wal-files.ts';
import { readClusterArchive } from './read-cluster.ts';
import { watchBytes } from './watch-bytes.ts';

/** The files of a backup, and the WAL that follows. */
export interface BackupFiles {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly wal: Pick<WalOfBackup, 'segments' | 'histories'>;
}

/** Where files are unpacked, and for whom. */
export interface UnpackTarget {
  readonly cluster: string;
  readonly wal: string;
  readonly owner: { readonly uid: number; readonly gid: number } | null;
}

/**
 * Reads all files of a backup and compares them with their checksums. With `into`, it also unpacks them. Throws a
 * BackupError if anything is damaged.
 */
export async function readFiles(
  { folder, manifest, wal }: BackupFiles,
  { into, onProgress }: Pick<BackupWatch, 'onProgress'> & { readonly into: UnpackTarget | null },
): Promise<void> {
  const { onBytes } = watchBytes(countBytes(manifest, wal), { onProgress });
  await readClusterArchive(folder, manifest, { into, onBytes });
  await readWal(wal, manifest.segmentBytes, { into: into?.wal ?? null, onBytes });
  if (!into?.owner) return;
  const { uid, gid } = into.owner;
  for (const name of await readdir(into.wal)) await chown(join(into.wal, name), uid, gid);
}
