import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Pace } from '../../../lib/clocks/create-pace.ts';
import { isMissingFile } from '../../../lib/files/missing-file.ts';
import { writeSteadily } from '../../../lib/files/write-steadily.ts';
import { createTarEnd, createTarHeader, createTarPadding } from '../../../lib/tar.ts';
import type { BackupWatch } from '../../../ports/operator/backup-store.ts';
import type { Manifest } from '../manifest.ts';
import { watchBytes } from './watch-bytes.ts';

type ArchivedFile = Manifest['files'][number];

/** Files that PostgreSQL creates itself (PostgreSQL 15 manual, "Making a Base Backup Using the Low Level API"). */
const omittedFiles =
  /^(postmaster\.(pid|opts)|backup_label(\.old)?|tablespace_map(\.old)?)$|(^|\/)(pgsql_tmp[^/]*|pg_internal\.init)(\/|$)|\.signal$/;
/** Folders that are kept empty. */
const emptiedFolders =
  /^(pg_wal|pg_replslot|pg_dynshmem|pg_notify|pg_serial|pg_snapshots|pg_stat_tmp|pg_subtrans)\//;
/** How a running backup goes on and is ended. */
interface PackOptions extends Pick<BackupWatch, 'onProgress'> {
  readonly pace?: Pace | undefined;
  /** Ends the server's backup and returns the content of its label, which belongs in the copy. */
  readonly stopBackup: () => Promise<string>;
}

/** The copy of a cluster. */
export interface PackedCluster {
  readonly archive: ArchivedFile;
  readonly files: readonly ArchivedFile[];
}

const controlFile = 'global/pg_control';
const chunkBytes = 256 * 1024;
/** Fast: a backup must not take the processor from the bot. */
const compressionLevel = 1;

/**
 * Copies a running cluster into a compressed tar archive, between the server's start and stop of a backup. Files may
 * change meanwhile; the WAL repairs that when the backup is used. Reads files synchronously, so it needs a process of
 * its own: waiting for a thread for each of more than a thousand files takes long on a busy machine.
 */
export async function packCluster(
  cluster: string,
  target: string,
  options: PackOptions,
): Promise<PackedCluster> {
  const files: ArchivedFile[] = [];
  const hash = createHash('sha256');
  let bytes = 0;
  const archive = await open(target, 'w', 0o600);
  try {
    await pipeline(
      Readable.from(pack(cluster, files, options), { objectMode: false }),
      createGzip({ level: compressionLevel, chunkSize: chunkBytes }),
      async function* (compressed: AsyncIterable<Buffer>) {
        for await (const chunk of compressed) {
          hash.update(chunk);
          bytes += chunk.length;
          yield chunk;
        }
      },
      (compressed: AsyncIterable<Buffer>) =>
        writeSteadily(
          { write: (chunk) => archive.writeFile(chunk), flush: () => archive.datasync() },
          compressed,
        ),
    );
    await archive.sync();
  } finally {
    await archive.close();
  }
  return { archive: { path: 'cluster.tar.gz', bytes, sha256: hash.digest('hex') }, files };
}

async function* pack(
  cluster: string,
  files: ArchivedFile[],
  { stopBackup, pace, onProgress }: PackOptions,
): AsyncGenerator<Buffer> {
  for (const block of inBlocks(readCluster(cluster, files, onProgress))) {
    yield block;
    await pace?.();
  }
  // The last file, as pg_basebackup does: it says from where the copy is recovered.
  yield* inBlocks(readFile(join(cluster, controlFile), controlFile, files));
  const label = Buffer.from(await stopBackup());
  yield* inBlocks(packContent('backup_label', label, files));
  yield createTarEnd();
}

/** Small parts, such as headers, one by one would take most of the time. */
function* inBlocks(parts: Iterable<Buffer>): Generator<Buffer> {
  let block: Buffer[] = [];
  let bytes = 0;
  for (const part of parts) {
    block.push(part);
    bytes += part.length;
    if (bytes < chunkBytes) continue;
    yield Buffer.concat(block);
    block = [];
    bytes = 0;
  }
  if (bytes > 0) yield Buffer.concat(block);
}

function* readCluster(
  cluster: string,
  files: ArchivedFile[],
  onProgress: PackOptions['onProgress'],
): Generator<Buffer> {
  const entries = readdirSync(cluster, { withFileTypes: true, recursive: true });
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
  const total = onProgress ? sumBytes(copied.map(({ path }) => join(cluster, path))) : 0;
  const { onBytes } = watchBytes(total, { onProgress });
  for (const { path } of copied) {
    yield* readFile(join(cluster, path), path, files);
    onBytes?.(files.at(-1)?.bytes ?? 0);
  }
}

/** Files that were deleted meanwhile do not count. */
function sumBytes(paths: readonly string[]): number {
  let sum = 0;
  for (const path of paths) sum += statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  return sum;
}

function* readFile(source: string, path: string, files: ArchivedFile[]): Generator<Buffer> {
  const file = openIfThere(source);
  if (file === null) return;
  try {
    const { size: bytes } = fstatSync(file);
    const hash = createHash('sha256');
    yield createTarHeader({ path, kind: 'file', bytes });
    for (let done = 0; done < bytes; ) {
      const chunk = readChunk(file, done, Math.min(chunkBytes, bytes - done));
      hash.update(chunk);
      done += chunk.length;
      yield chunk;
    }
    yield createTarPadding(bytes);
    files.push({ path, bytes, sha256: hash.digest('hex') });
  } finally {
    closeSync(file);
  }
}

/** Null for a table that was deleted meanwhile. */
function openIfThere(path: string): number | null {
  try {
    return openSync(path, 'r');
  } catch (error) {
    if (isMissingFile(error)) return null;
    throw error;
  }
}

/** A file that was shortened meanwhile is filled up with zeros; the WAL repairs it. */
function readChunk(file: number, at: number, bytes: number): Buffer {
  const chunk = Buffer.alloc(bytes);
  for (let done = 0; done < bytes; ) {
    const bytesRead = readSync(file, chunk, done, bytes - done, at + done);
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
