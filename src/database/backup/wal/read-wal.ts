import { mkdir, open, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { BackupError } from '../backup-error.ts';
import type { FileWatch } from '../files/watch-bytes.ts';
import type { Manifest } from '../manifest.ts';
import type { ArchivedSegment, WalOfBackup } from './wal-files.ts';

/**
 * Reads all segments. With `into`, it writes them there as PostgreSQL's restore_command needs them. Throws a
 * BackupError for a damaged one.
 */
export async function readWal(
  wal: Pick<WalOfBackup, 'segments' | 'histories'>,
  segmentBytes: number,
  { into, onBytes }: FileWatch & { readonly into: string | null },
): Promise<void> {
  if (into) await mkdir(into, { recursive: true });
  for (const segment of wal.segments) {
    const content = await readSegment(segment);
    if (content.length > segmentBytes) {
      throw new BackupError(`The archived WAL file ${segment.name} is too long.`);
    }
    if (into) await writeSegment(join(into, segment.name), content, segmentBytes);
    onBytes?.(segmentBytes);
  }
  for (const { name, path } of wal.histories) {
    const content = await readFile(path);
    if (into) await writeFile(join(into, name), content);
  }
}

/** How many bytes there are to read in a backup with its WAL. */
export function countBytes(manifest: Manifest, wal: Pick<WalOfBackup, 'segments'>): number {
  const files = manifest.files.reduce((sum, { bytes }) => sum + bytes, 0);
  return files + wal.segments.length * manifest.segmentBytes;
}

/** A segment's content. The part that is not archived yet is missing at its end. Throws if the file is damaged. */
async function readSegment({ name, path }: ArchivedSegment): Promise<Buffer> {
  const bytes = await readFile(path);
  try {
    return await promisify(gunzip)(bytes);
  } catch (cause) {
    throw new BackupError(
      `The archived WAL file ${name} is damaged. Restore to a time before it, or use another backup.`,
      { cause },
    );
  }
}

/** PostgreSQL refuses a segment of another size; what follows the last record is zeros. */
async function writeSegment(path: string, content: Buffer, segmentBytes: number): Promise<void> {
  const file = await open(path, 'w', 0o644);
  try {
    await file.writeFile(content);
    await file.truncate(segmentBytes);
  } finally {
    await file.close();
  }
}
