import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { BackupError } from '../backup-error.ts';
import type { Manifest } from '../manifest.ts';
import { type ArchiveState, readArchiveState, walFolderOf } from './wal-archive.ts';
import { nameOf, parsePosition, parseSegmentName, segmentOf } from './wal-position.ts';

/** A WAL file in the archive. */
export interface ArchivedSegment {
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
