import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { chmod, chown, type FileHandle, mkdir, open, readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type { Pace } from '../../lib/clocks/create-pace.ts';
import { createTarEnd, createTarHeader, createTarPadding, readTar } from '../../lib/tar.ts';
import type { BackupWatch } from '../../ports/operator/backup-store.ts';
import { BackupError } from './backup-error.ts';
import type { Manifest } from './manifest.ts';
import { type FileWatch, watchBytes } from './watch-bytes.ts';

type ArchivedFile = Manifest['files'][number];

/** Files that PostgreSQL creates itself (PostgreSQL 15 manual, "Making a Base Backup Using the Low Level API"). */
const omittedFiles =
  /^(postmaster\.(pid|opts)|backup_label(\.old)?|tablespace_map(\.old)?)$|(^|\/)(pgsql_tmp[^/]*|pg_internal\.init)(\/|$)|\.signal$/;
/** Folders that are kept empty. */
const emptiedFolders =
  /^(pg_wal|pg_replslot|pg_dynshmem|pg_notify|pg_serial|pg_snapshots|pg_stat_tmp|pg_subtrans)\//;
/** How a running backup goes on and is ended. */
interface PackOptions extends BackupWatch {
  readonly pace?: Pace | undefined;
  /** Ends the server's backup; `label` belongs into the copy. */
  readonly stopBackup: () => Promise<{ readonly label: string }>;
}

const controlFile = 'global/pg_control';
const chunkBytes = 256 * 1024;
/** Fast: a backup must not take the processor from the bot. */
const compressionLevel = 1;

/**
 * Copies a running cluster into a compressed tar archive, between the server's start and stop of a backup. Files may
 * change meanwhile; the WAL repairs that when the backup is used.
 */
export async function archiveCluster(
  cluster: string,
  target: string,
  { stopBackup, pace, ...watch }: PackOptions,
): Promise<{ readonly archive: ArchivedFile; readonly files: readonly ArchivedFile[] }> {
  const { signal } = watch;
  const files: ArchivedFile[] = [];
  const hash = createHash('sha256');
  let bytes = 0;
  const count = new Transform({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  await pipeline(
    Readable.from(packCluster(cluster, files, { stopBackup, pace, ...watch }), {
      objectMode: false,
    }),
    createGzip({ level: compressionLevel }),
    count,
    createWriteStream(target, { mode: 0o600, flush: true }),
    signal ? { signal } : {},
  );
  return { archive: { path: 'cluster.tar.gz', bytes, sha256: hash.digest('hex') }, files };
}

async function* packCluster(
  cluster: string,
  files: ArchivedFile[],
  { stopBackup, pace, ...watch }: PackOptions,
): AsyncGenerator<Buffer> {
  const entries = await readdir(cluster, { withFileTypes: true, recursive: true });
  const paths = entries
    .map((entry) => ({
      entry,
      path: join(entry.parentPath, entry.name)
        .slice(cluster.length + 1)
        .replaceAll('\\', '/'),
    }))
    .filter(({ path }) => !omittedFiles.test(path) && path !== controlFile);
  for (const { entry, path } of paths) {
    if (entry.isDirectory() && !(emptiedFolders.test(path) && path !== 'pg_wal/archive_status')) {
      yield createTarHeader({ path, kind: 'folder', bytes: 0 });
    }
  }
  const copied = paths.filter(({ entry, path }) => entry.isFile() && !emptiedFolders.test(path));
  const { onBytes } = watchBytes(
    watch.onProgress ? await sumBytes(copied.map(({ path }) => join(cluster, path))) : 0,
    watch,
  );
  for (const { path } of copied) {
    yield* packFile(join(cluster, path), { path, pace, files });
    onBytes?.(files.at(-1)?.bytes ?? 0);
  }
  // The last file, as pg_basebackup does: it says from where the copy is recovered.
  yield* packFile(join(cluster, controlFile), { path: controlFile, pace, files });
  const { label } = await stopBackup();
  yield* packContent('backup_label', Buffer.from(label), files);
  yield createTarEnd();
}

/** Files that were deleted meanwhile do not count. */
async function sumBytes(paths: readonly string[]): Promise<number> {
  let sum = 0;
  for (const path of paths) sum += (await stat(path).catch(() => null))?.size ?? 0;
  return sum;
}

async function* packFile(
  source: string,
  {
    path,
    pace,
    files,
  }: {
    readonly path: string;
    readonly pace: Pace | undefined;
    readonly files: ArchivedFile[];
  },
): AsyncGenerator<Buffer> {
  const file = await open(source, 'r').catch((error: NodeJS.ErrnoException) => {
    // A table that was deleted meanwhile.
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (file === null) return;
  try {
    const { size: bytes } = await file.stat();
    const hash = createHash('sha256');
    yield createTarHeader({ path, kind: 'file', bytes });
    for (let done = 0; done < bytes; ) {
      const chunk = await readChunk(file, done, Math.min(chunkBytes, bytes - done));
      hash.update(chunk);
      done += chunk.length;
      yield chunk;
      await pace?.();
    }
    yield createTarPadding(bytes);
    files.push({ path, bytes, sha256: hash.digest('hex') });
  } finally {
    await file.close();
  }
}

/** A file that was shortened meanwhile is filled up with zeros; the WAL repairs it. */
async function readChunk(file: FileHandle, at: number, bytes: number): Promise<Buffer> {
  const chunk = Buffer.alloc(bytes);
  for (let done = 0; done < bytes; ) {
    const { bytesRead } = await file.read(chunk, done, bytes - done, at + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return chunk;
}

function* packContent(path: string, content: Buffer, files: ArchivedFile[]): Generator<Buffer> {
  const bytes = content.length;
  yield createTarHeader({ path, kind: 'file', bytes });
  yield content;
  yield createTarPadding(bytes);
  files.push({ path, bytes, sha256: createHash('sha256').update(content).digest('hex') });
}

/**
 * Reads a whole archive and compares every file with the manifest. With `into`, it also unpacks it there, for `owner`.
 * Throws a BackupError if anything differs, and the reason of the signal.
 */
export async function readClusterArchive(
  folder: string,
  manifest: Manifest,
  {
    into,
    signal,
    onBytes,
  }: FileWatch & {
    readonly into?: {
      readonly cluster: string;
      readonly owner?: { readonly uid: number; readonly gid: number };
    };
  } = {},
): Promise<void> {
  const path = join(folder, manifest.archive.path);
  const damaged = (detail: string, cause?: unknown) =>
    new BackupError(`The backup ${manifest.id} is damaged (${detail}). Use another backup.`, {
      cause,
    });
  const size = await stat(path).catch(() => null);
  if (size?.size !== manifest.archive.bytes) throw damaged('cluster.tar.gz has another size');
  const expected = new Map(manifest.files.map((file) => [file.path, file]));
  const source = createReadStream(path, { highWaterMark: chunkBytes });
  const unpacked = createGunzip({ chunkSize: chunkBytes });
  // Both end together: an error of either fails the reading below.
  source.on('error', (error) => unpacked.destroy(error));
  try {
    for await (const entry of readTar(source.pipe(unpacked))) {
      signal?.throwIfAborted();
      if (entry.kind === 'folder') {
        if (into) await makeFolder(join(into.cluster, safePath(entry.path)), into.owner);
        continue;
      }
      const file = expected.get(entry.path);
      const hash = createHash('sha256');
      const content = hashed(entry.content, hash);
      if (into) await writeFileOf(join(into.cluster, safePath(entry.path)), content, into.owner);
      else for await (const _ of content);
      if (file?.bytes !== entry.bytes || file.sha256 !== hash.digest('hex')) {
        throw damaged(`${entry.path} differs from the manifest`);
      }
      expected.delete(entry.path);
      onBytes?.(entry.bytes);
    }
  } catch (error) {
    if (signal?.aborted) throw error;
    if (error instanceof BackupError || isDiskError(error)) throw error;
    throw damaged('cluster.tar.gz cannot be read', error);
  } finally {
    source.destroy();
    unpacked.destroy();
  }
  if (expected.size > 0) throw damaged(`${expected.size} files are missing`);
}

async function* hashed(
  content: AsyncIterable<Buffer>,
  hash: ReturnType<typeof createHash>,
): AsyncGenerator<Buffer> {
  for await (const chunk of content) {
    hash.update(chunk);
    yield chunk;
  }
}

type Owner = { readonly uid: number; readonly gid: number } | undefined;

async function makeFolder(path: string, owner: Owner): Promise<void> {
  await mkdir(path, { recursive: true });
  await chmod(path, 0o700);
  if (owner) await chown(path, owner.uid, owner.gid);
}

/** A stream for each of more than a thousand small files would take most of the time of a restore. */
async function writeFileOf(
  path: string,
  content: AsyncIterable<Buffer>,
  owner: Owner,
): Promise<void> {
  const file = await createFile(path);
  try {
    // PostgreSQL syncs the whole folder itself before it recovers.
    for await (const chunk of content) await file.writeFile(chunk);
    if (owner) await file.chown(owner.uid, owner.gid);
  } finally {
    await file.close();
  }
}

/** An archive has a folder before its files, but need not. */
async function createFile(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'w', 0o600);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    await mkdir(dirname(path), { recursive: true });
    return open(path, 'w', 0o600);
  }
}

/** A manipulated archive must not write to other folders. */
function safePath(path: string): string {
  if (path.startsWith('/') || path.split('/').includes('..')) {
    throw new BackupError(`The backup contains the unsafe path ${path}.`);
  }
  return path;
}

function isDiskError(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^E(NOSPC|DQUOT|ACCES|PERM|ROFS|IO)$/.test(code);
}
