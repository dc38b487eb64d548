import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createTarEnd, createTarHeader, createTarPadding, type TarEntry } from '../../lib/tar.ts';
import { BackupError } from './backup-error.ts';
import type { Manifest } from './manifest.ts';
import { formatArchiveState } from './wal/wal-archive.ts';
import { findWalOf, type WalOfBackup } from './wal/wal-files.ts';
import { nameOf, segmentOf, startOf } from './wal/wal-position.ts';

/** A file of the archive: on the disk, of which the first `bytes` are taken, or its content. */
type Part = TarEntry & { readonly source: string | Buffer };

/**
 * A backup with all WAL since, as one tar archive that can be unpacked and used as BACKUP_DIR. Nothing is copied
 * before it is read. WAL that is archived meanwhile is left out: files only grow, so their lengths now are enough.
 * Throws a BackupError for a backup that cannot be used, or that the format cannot hold.
 */
export async function packBackup(
  { folder, manifest }: { readonly folder: string; readonly manifest: Manifest },
  backupDir: string,
): Promise<{ readonly bytes: number; readonly content: AsyncIterable<Uint8Array> }> {
  const wal = await findWalOf(backupDir, manifest);
  const base = `base/${manifest.id}`;
  const { archive, secrets } = manifest;
  const names = ['manifest.json', archive.path, ...(secrets ? [secrets.path] : [])];
  const parts = [
    ...(await Promise.all(names.map((name) => toPart(join(folder, name), `${base}/${name}`)))),
    ...(await listWalParts(wal, manifest)),
  ];
  try {
    for (const part of parts) createTarHeader(part);
  } catch (cause) {
    throw new BackupError(
      `The backup ${manifest.id} is too large for one file. Copy the folder of the backups instead.`,
      { cause },
    );
  }
  const bytes = parts.reduce((sum, part) => sum + toTarBytes(part), createTarEnd().length);
  return { bytes, content: pack(parts) };
}

async function listWalParts(wal: WalOfBackup, manifest: Manifest): Promise<readonly Part[]> {
  const folder = `wal/${manifest.systemId}`;
  const { state, segments, histories } = wal;
  const last = state && segmentOf(state.position, manifest);
  const growing =
    last === null ? null : nameOf(last, { ...manifest, timeline: state?.timeline ?? 0 });
  const parts: Part[] = [];
  for (const { name, path } of segments) {
    const part = await toPart(path, `${folder}/${name}.gz`);
    if (name !== growing || state === null || last === null) parts.push(part);
    // What follows is from an interrupted write, or was archived since.
    else if (state.position > startOf(last, manifest)) parts.push({ ...part, bytes: state.bytes });
  }
  for (const { name, path } of histories) parts.push(await toPart(path, `${folder}/${name}`));
  if (state) {
    const source = Buffer.from(formatArchiveState(state));
    parts.push({ path: `${folder}/state.json`, kind: 'file', bytes: source.length, source });
  }
  return parts;
}

async function toPart(source: string, path: string): Promise<Part> {
  const { size } = await stat(source).catch((cause: unknown) => {
    throw new BackupError(`A file of the backup is missing: ${path}. Use another backup.`, {
      cause,
    });
  });
  return { path, kind: 'file', bytes: size, source };
}

async function* pack(parts: readonly Part[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) {
    yield createTarHeader(part);
    yield* readPart(part);
    yield createTarPadding(part.bytes);
  }
  yield createTarEnd();
}

async function* readPart({ source, bytes, path }: Part): AsyncGenerator<Uint8Array> {
  if (typeof source !== 'string') {
    yield source;
    return;
  }
  if (bytes === 0) return;
  let read = 0;
  for await (const chunk of createReadStream(source, { end: bytes - 1 })) {
    const part: Uint8Array = chunk;
    read += part.length;
    yield part;
  }
  // The length is announced already: a file that is too short would shift all that follow.
  if (read !== bytes) throw new Error(`${path} became shorter while it was read`);
}

function toTarBytes(part: Part): number {
  return createTarHeader(part).length + part.bytes + createTarPadding(part.bytes).length;
}
