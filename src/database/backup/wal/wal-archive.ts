import { open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { z } from 'zod';
import { createPace, type Pace } from '../../../lib/clocks/create-pace.ts';
import { replaceFile } from '../../../lib/durable-file.ts';
import { ensureFolder } from '../../../lib/files/ensure-folder.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { ServerSession, ServerState } from '../server-session.ts';
import { formatPosition, nameOf, parsePosition, segmentOf, startOf } from './wal-position.ts';

const stateSchema = z.object({
  timeline: z.number(),
  /** Everything before it is archived. */
  position: z.string().transform(parsePosition),
  /** The length of the last segment's file after its last complete write. */
  bytes: z.number(),
  /** Everything that was committed before this moment is archived. */
  at: z.coerce.date(),
  /** Where the archive begins without a gap. */
  since: z.string().transform(parsePosition),
});

/** How far the archive of a cluster reaches. */
export type ArchiveState = z.output<typeof stateSchema>;

/** Writes bytes into the archive; replaced in tests to fill the disk. */
export type AppendFile = (path: string, at: number, bytes: Uint8Array) => Promise<void>;

const pieceBytes = 256 * 1024;
/** Fast: the WAL of a busy bot is several megabytes every ten seconds. */
const compressionLevel = 1;

/** The folder with a cluster's WAL in the backup folder. */
export function walFolderOf(backupDir: string, systemId: string): string {
  return join(backupDir, 'wal', systemId);
}

/** How far the archive of a cluster reaches; null if there is none. */
export async function readArchiveState(folder: string): Promise<ArchiveState | null> {
  const text = await readFile(join(folder, 'state.json'), 'utf8').catch(() => null);
  return text === null ? null : stateSchema.parse(JSON.parse(text));
}

/**
 * Copies the WAL that was written since the last call into the archive, compressed, also of a segment that is not
 * complete yet. Safe from several processes at once. Why not `archive_command`: docs/decisions.md, "Backups".
 */
export async function archiveWal(deps: {
  readonly session: ServerSession;
  readonly cluster: string;
  readonly backupDir: string;
  readonly clock: Clock;
  /** Whether people use the bot meanwhile: it takes longer then. */
  readonly isGentle: boolean;
  readonly appendFile?: AppendFile;
}): Promise<ArchiveState> {
  const { session, cluster, backupDir, clock, isGentle, appendFile = appendToFile } = deps;
  const pace = isGentle ? createPace() : null;
  await session.lockArchive();
  try {
    const at = clock();
    const server = await session.readState();
    const folder = walFolderOf(backupDir, server.systemId);
    await ensureFolder(folder, 0o700);
    await copyHistories(join(cluster, 'pg_wal'), folder);
    let state = await findStart(session, { server, folder, at });
    while (state.position < server.flushed) {
      const segment = segmentOf(state.position, server);
      const start = startOf(segment, server);
      const end = start + BigInt(server.segmentBytes);
      const until = server.flushed < end ? server.flushed : end;
      const name = nameOf(segment, server);
      const isNew = state.position === start;
      const part = { from: Number(state.position - start), until: Number(until - start) };
      const compressed = await compressPart(join(cluster, 'pg_wal', name), part, pace);
      const offset = isNew ? 0 : state.bytes;
      await appendFile(join(folder, `${name}.gz`), offset, compressed);
      const isLast = until === server.flushed;
      state = {
        ...state,
        position: until,
        bytes: offset + compressed.length,
        at: isLast ? at : state.at,
      };
      await writeState(folder, state);
    }
    if (state.at < at) {
      state = { ...state, at };
      await writeState(folder, state);
    }
    await session.releaseBefore(state.position);
    return state;
  } finally {
    await session.unlockArchive();
  }
}

/** Where to go on; at the beginning of a segment if the archive is new or the server has not kept what is missing. */
async function findStart(
  session: ServerSession,
  { server, folder, at }: { server: ServerState; folder: string; at: Date },
): Promise<ArchiveState> {
  const kept = (await session.readKept()) ?? (await session.startKeeping());
  const first = startOf(segmentOf(kept, server), server);
  const state = await readArchiveState(folder);
  const fits =
    state?.timeline === server.timeline &&
    state.position >= first &&
    state.position <= server.flushed;
  if (state && fits) return state;
  return { timeline: server.timeline, position: first, bytes: 0, at, since: first };
}

async function writeState(folder: string, state: ArchiveState): Promise<void> {
  await replaceFile(join(folder, 'state.json'), formatArchiveState(state));
}

/** The content of `state.json`. */
export function formatArchiveState(state: ArchiveState): string {
  return JSON.stringify({
    ...state,
    position: formatPosition(state.position),
    since: formatPosition(state.since),
  });
}

/** What a timeline branched off from; needed to restore across a restore. */
async function copyHistories(pgWal: string, folder: string): Promise<void> {
  const known = new Set(await readdir(folder));
  for (const name of await readdir(pgWal)) {
    if (!/^[0-9A-F]{8}\.history$/.test(name) || known.has(name)) continue;
    await replaceFile(join(folder, name), await readFile(join(pgWal, name)));
  }
}

/** In small pieces, because megabytes at once would keep the processor and the memory from those who wait for answers. */
async function compressPart(
  path: string,
  { from, until }: { readonly from: number; readonly until: number },
  pace: Pace | null,
): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const compressed: Buffer[] = [];
    const piece = Buffer.alloc(Math.min(pieceBytes, until - from));
    for (let at = from; at < until; ) {
      const wanted = Math.min(piece.length, until - at);
      const { bytesRead } = await file.read(piece, 0, wanted, at);
      if (bytesRead !== wanted) throw new Error(`${path} is shorter than expected`);
      // Several compressed pieces in one file are one compressed file (RFC 1952).
      compressed.push(
        await promisify(gzip)(piece.subarray(0, wanted), { level: compressionLevel }),
      );
      at += wanted;
      await pace?.();
    }
    return Buffer.concat(compressed);
  } finally {
    await file.close();
  }
}

/** Cuts off what an interrupted write left after `at`, then writes and waits for the disk. */
async function appendToFile(path: string, at: number, bytes: Uint8Array): Promise<void> {
  const file = await open(path, at === 0 ? 'w' : 'r+', 0o600);
  try {
    await file.truncate(at);
    for (let written = 0; written < bytes.length; ) {
      const rest = bytes.length - written;
      written += (await file.write(bytes, written, rest, at + written)).bytesWritten;
    }
    await file.sync();
  } finally {
    await file.close();
  }
}
