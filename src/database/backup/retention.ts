import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { baseFolderOf, listManifests, type Manifest } from './manifest.ts';
import { walFolderOf } from './wal/wal-archive.ts';
import { parsePosition, parseSegmentName, segmentOf } from './wal/wal-position.ts';

const dayMs = 86_400_000;

/** How long backups are kept: `keepDays` days, and never fewer than `keepCount`. */
export interface Retention {
  readonly keepDays: number;
  readonly keepCount: number;
}

/**
 * The backups that are no longer needed. To restore to any moment of the last `keepDays` days, the newest backup before
 * that time is needed as well.
 */
export function findExpired(
  manifests: readonly Manifest[],
  { keepDays, keepCount }: Retention,
  now: Date,
): readonly Manifest[] {
  const newestFirst = [...manifests].sort((a, b) => b.startedAt.getTime() - a.startedAt.getTime());
  const horizon = now.getTime() - keepDays * dayMs;
  const firstOld = newestFirst.findIndex(({ finishedAt }) => finishedAt.getTime() <= horizon);
  if (firstOld < 0) return [];
  return newestFirst.slice(Math.max(firstOld + 1, keepCount));
}

/** Deletes expired backups, and the WAL that only they needed. Returns the names of the deleted backups. */
export async function deleteExpired(
  backupDir: string,
  retention: Retention,
  now: Date,
): Promise<readonly string[]> {
  const manifests = await listManifests(backupDir);
  const expired = findExpired(manifests, retention, now);
  for (const { id } of expired) {
    await rm(join(baseFolderOf(backupDir), id), { recursive: true, force: true });
  }
  const kept = manifests.filter((manifest) => !expired.includes(manifest));
  for (const systemId of new Set(manifests.map((manifest) => manifest.systemId))) {
    await deleteWalBefore(
      walFolderOf(backupDir, systemId),
      kept.filter((manifest) => manifest.systemId === systemId),
    );
  }
  return expired.map(({ id }) => id);
}

async function deleteWalBefore(folder: string, kept: readonly Manifest[]): Promise<void> {
  const starts = kept.map((manifest) => segmentOf(parsePosition(manifest.start), manifest));
  // Without a backup of this cluster, its WAL is of no use.
  const first = starts.reduce<bigint | null>(
    (least, start) => (least === null || start < least ? start : least),
    null,
  );
  if (first === null) {
    await rm(folder, { recursive: true, force: true });
    return;
  }
  const segmentBytes = kept[0]?.segmentBytes ?? 0;
  for (const name of await readdir(folder).catch(() => [])) {
    const parsed = parseSegmentName(name.replace(/\.gz$/, ''), segmentBytes);
    if (parsed && parsed.segment < first) await rm(join(folder, name), { force: true });
  }
}
