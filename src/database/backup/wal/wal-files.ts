import { mkdir, open, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { BackupError } from '../backup-error.ts';
import type { FileWatch } from '../files/watch-bytes.ts';
import type { Manifest } from '../manifest.ts';
import { type ArchiveState, readArchiveState, walFolderOf } from './wal-archive.ts';
import { nameOf, parsePosition, parseSegmentName, segmentOf } from './wal-position.ts';

interface ArchivedSegment {
  readonly name: string;
  readonly path: string;
}

/** The archived WAL that follows a backup. */
export interface WalOfBackup {
  readonly segments: readonly ArchivedSegment[];
  readonly histories: readonly ArchivedSegment[];
  readonly state: ArchiveState | null;
}

/**
 * The WAL that was archived from a backup on, until the segment `end` of its timeline. Throws a BackupError if what the
 * backup itself needs is missing.
 */
export async function findWalOf(
  backupDir: string,
  manifest: Manifest,
  end: bigint | null = null,
): Promise<WalOfBackup> {
  const folder = walFolderOf(backupDir, manifest.systemId);
  const names = await readdir(folder).catch(() => []);
  const state = await readArchiveState(folder);
  const known = names.flatMap((file) => {
    const name = file.replace(/\.gz$/, '');
    const parsed = file.endsWith('.gz') && parseSegmentName(name, manifest.segmentBytes);
    return parsed ? [{ ...parsed, name, path: join(folder, file) }] : [];
  });
  const first = segmentOf(parsePosition(manifest.start), manifest);
  const last = segmentOf(parsePosition(manifest.stop), manifest);
  for (let segment = first; segment <= last; segment += 1n) {
    const name = nameOf(segment, manifest);
    if (!known.some((each) => each.name === name)) {
      throw new BackupError(
        `The backup ${manifest.id} cannot be used: the WAL file ${name} is missing. Use another backup.`,
      );
    }
  }
  const segments = known
    .filter(({ timeline, segment }) => timeline >= manifest.timeline && segment >= first)
    .filter(
      ({ timeline, segment }) => end === null || (timeline === manifest.timeline && segment <= end),
    )
    .filter(({ timeline, segment }) => !isBeyond(state, { timeline, segment }, manifest))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const histories = names
    .filter((name) => name.endsWith('.history'))
    .map((name) => ({ name, path: join(folder, name) }));
  return { segments, histories, state };
}

/** Whether a segment is from before the archive was restarted, and later than its present content. */
function isBeyond(
  state: ArchiveState | null,
  { timeline, segment }: { readonly timeline: number; readonly segment: bigint },
  manifest: Manifest,
): boolean {
  return state?.timeline === timeline && segment > segmentOf(state.position, manifest);
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

/** How many bytes there are to read in a backup with its WAL. */
export function countBytes(manifest: Manifest, wal: Pick<WalOfBackup, 'segments'>): number {
  const files = manifest.files.reduce((sum, { bytes }) => sum + bytes, 0);
  return files + wal.segments.length * manifest.segmentBytes;
}
