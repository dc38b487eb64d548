import { createHash } from 'node:crypto';
import {
  closeSync,
  createReadStream,
  fchownSync,
  fdatasyncSync,
  mkdirSync,
  openSync,
  writeFileSync,
} from 'node:fs';
import { chmod, chown, mkdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createGunzip } from 'node:zlib';
import { isMissingFile } from '../../../lib/files/missing-file.ts';
import { writeSteadily } from '../../../lib/files/write-steadily.ts';
import { readTar } from '../../../lib/tar.ts';
import { BackupError } from '../backup-error.ts';
import type { Manifest } from '../manifest.ts';
import type { UnpackTarget } from './read-files.ts';
import type { FileWatch } from './watch-bytes.ts';

const chunkBytes = 256 * 1024;

/**
 * Reads a whole archive and compares every file with the manifest. With `into`, it also unpacks it there. Throws a
 * BackupError if anything differs. Writes files synchronously, as `packCluster` reads them.
 */
export async function readClusterArchive(
  folder: string,
  manifest: Manifest,
  { into, onBytes }: FileWatch & { readonly into: Pick<UnpackTarget, 'cluster' | 'owner'> | null },
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

async function makeFolder(path: string, owner: UnpackTarget['owner']): Promise<void> {
  await mkdir(path, { recursive: true });
  await chmod(path, 0o700);
  if (owner) await chown(path, owner.uid, owner.gid);
}

async function writeFileOf(
  path: string,
  content: AsyncIterable<Buffer>,
  owner: UnpackTarget['owner'],
): Promise<void> {
  const file = createFile(path);
  try {
    // Small files may wait: PostgreSQL syncs the whole folder itself before it recovers.
    await writeSteadily(
      {
        write: (chunk) => writeFileSync(file, chunk),
        flush: () => fdatasyncSync(file),
      },
      content,
    );
    if (owner) fchownSync(file, owner.uid, owner.gid);
  } finally {
    closeSync(file);
  }
}

/** An archive has a folder before its files, but need not. */
function createFile(path: string): number {
  try {
    return openSync(path, 'w', 0o600);
  } catch (error) {
    if (!isMissingFile(error)) throw error;
    mkdirSync(dirname(path), { recursive: true });
    return openSync(path, 'w', 0o600);
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
