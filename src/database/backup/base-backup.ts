import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { syncFolder } from '../../lib/durable-file.ts';
import { ensureFolder } from '../../lib/files/ensure-folder.ts';
import type { Clock } from '../../ports/clock.ts';
import type { BackupWatch } from '../../ports/operator/backup-store.ts';
import { BackupError } from './backup-error.ts';
import { copyCluster } from './files/copy-cluster.ts';
import { baseFolderOf, type Manifest, writeManifest } from './manifest.ts';
import { readKeyFiles, writeSecrets } from './secrets-file.ts';
import type { ServerSession } from './server-session.ts';
import { type AppendFile, archiveWal } from './wal/wal-archive.ts';
import { formatPosition } from './wal/wal-position.ts';

/** What a base backup is made of and where it goes. */
export interface BackupSource {
  /** A session of its own: the server ends a backup whose session ends. */
  readonly session: ServerSession;
  readonly cluster: string;
  readonly dataDir: string;
  readonly backupDir: string;
  readonly passphrase: string | null;
  readonly clock: Clock;
  /** Gives up when it aborts, and leaves nothing behind. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: BackupWatch['onProgress'];
  readonly appendFile?: AppendFile;
  /** Whether people use the bot meanwhile: the backup takes longer then. */
  readonly isGentle: boolean;
  /** The migrations that are applied, and the rows of each table. */
  readonly readContent: () => Promise<Pick<Manifest, 'migrations' | 'counts'>>;
}

/**
 * Makes a base backup of the running server: a copy of its files, which together with the WAL from then on can be
 * restored to any later moment. A backup that fails leaves nothing behind. Throws a BackupError if another one is
 * being made.
 */
export async function makeBaseBackup(source: BackupSource): Promise<Manifest> {
  const { session, cluster, dataDir, backupDir, passphrase, clock, readContent } = source;
  if (!(await session.tryLockBackup())) {
    throw new BackupError('Another backup is being made. Wait until it is finished.');
  }
  const startedAt = clock();
  const base = baseFolderOf(backupDir);
  const id = await findFreeId(base, startedAt);
  const incoming = join(base, `.incoming-${id}`);
  await removeUnfinished(base);
  await ensureFolder(incoming, 0o700);
  try {
    // From here on, the server keeps the WAL that the backup needs.
    await archiveWal(source);
    const server = await session.readState();
    const content = await readContent();
    const start = await session.startBackup(`medianest ${id}`);
    let stop = start;
    const archived = await copyCluster(cluster, join(incoming, 'cluster.tar.gz'), {
      async stopBackup() {
        const stopped = await session.stopBackup();
        stop = stopped.stop;
        return stopped.label;
      },
      signal: source.signal,
      onProgress: source.onProgress,
      isGentle: source.isGentle,
    });
    await archiveWal(source);
    const secrets = await writeSecrets(incoming, await readKeyFiles(dataDir), passphrase);
    const manifest: Manifest = {
      format: 1,
      id,
      startedAt,
      finishedAt: clock(),
      systemId: server.systemId,
      timeline: server.timeline,
      segmentBytes: server.segmentBytes,
      start: formatPosition(start),
      stop: formatPosition(stop),
      postgresVersion: server.version,
      ...content,
      archive: archived.archive,
      files: [...archived.files],
      secrets,
    };
    await writeManifest(incoming, manifest);
    await rename(incoming, join(base, id));
    await syncFolder(base);
    return manifest;
  } catch (error) {
    await rm(incoming, { recursive: true, force: true });
    throw error;
  }
}

/** The name of a backup that is begun at a moment: of the first second from then on that no other backup is named after. */
async function findFreeId(base: string, startedAt: Date): Promise<string> {
  const taken = new Set(await readdir(base).catch(() => []));
  let second = startedAt;
  while (taken.has(toBackupId(second))) second = new Date(second.getTime() + 1_000);
  return toBackupId(second);
}

function toBackupId(startedAt: Date): string {
  return startedAt
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(/[-:]/g, '');
}

/** What a process that was killed left behind. The lock guarantees that nobody works on it. */
async function removeUnfinished(base: string): Promise<void> {
  for (const name of await readdir(base).catch(() => [])) {
    if (name.startsWith('.incoming-')) await rm(join(base, name), { recursive: true, force: true });
  }
}
