import { chmod, chown, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { platform } from 'node:os';
import { join } from 'node:path';
import { ensureFolder } from '../../../lib/files/ensure-folder.ts';
import { isMissingFile } from '../../../lib/files/missing-file.ts';
import type { BackupWatch } from '../../../ports/operator/backup-store.ts';
import { EmbeddedDatabaseError } from '../../embedded/embedded-database-error.ts';
import { findExistingHome, findHome, type Home } from '../../embedded/home.ts';
import { isServing, readPostmaster } from '../../embedded/postmaster.ts';
import { startEmbedded } from '../../embedded/start-embedded.ts';
import { findProjectRoot, readMigrations } from '../../migrations/migrations-folder.ts';
import { BackupError } from '../backup-error.ts';
import { withExplainedFiles } from '../explain-file-error.ts';
import { readBackup } from '../files/read-backup.ts';
import { baseFolderOf, listManifests, type Manifest } from '../manifest.ts';
import { readSecrets } from '../secrets-file.ts';
import { findWalOf } from '../wal/wal-files.ts';
import { parsePosition, segmentOf } from '../wal/wal-position.ts';
import { checkDatabase, type DatabaseCheck } from './database-content.ts';

/** What to restore: everything that is archived, up to a moment, or the backup exactly as it was made. */
export type RestoreTarget =
  | { readonly kind: 'latest' }
  | { readonly kind: 'time'; readonly time: Date }
  | { readonly kind: 'backup' };

export interface RestoreOptions extends BackupWatch {
  readonly backupDir: string;
  readonly manifest: Manifest;
  readonly target: RestoreTarget;
  /** The data folder that gets the restored database and keys. */
  readonly into: string;
  /** Replaces a database that is there. It is renamed, not deleted. */
  readonly isForced: boolean;
  /** Whether others use the machine meanwhile: it takes longer then. */
  readonly isGentle: boolean;
  readonly passphrase: string | null;
  readonly log: (line: string) => void;
}

/** A restored database, stopped and ready to be used. */
export interface Restored extends DatabaseCheck {
  readonly dataDir: string;
  /** The folder that holds the database; it may be outside `dataDir` when root runs MediaNest. */
  readonly folder: string;
  /** Where the replaced database was moved to; null if there was none. */
  readonly replaced: string | null;
}

const recoveryTimeoutMs = 30 * 60_000;

/**
 * Restores a backup and checks the result. Nothing is replaced before everything was read and found undamaged, and if
 * it cannot be recovered, the replaced database is put back. Throws a BackupError whose one line says what to do.
 */
export function restoreBackup(options: RestoreOptions): Promise<Restored> {
  return withExplainedFiles(options, () => restoreUnexplained(options));
}

async function restoreUnexplained(options: RestoreOptions): Promise<Restored> {
  const { backupDir, manifest, target, into, isForced, passphrase, log } = options;
  await requireKnownSchema(manifest);
  await requireFree(into, isForced);
  const folder = join(baseFolderOf(backupDir), manifest.id);
  const keys = await readSecrets(folder, manifest.secrets, passphrase);
  const wal = await findWalOf(backupDir, manifest, await findWalEnd(backupDir, manifest, target));
  const home = await findHome(into, log);
  const building = join(home.folder, 'restoring');
  const walFolder = join(home.folder, 'restoring-wal');
  try {
    await rm(building, { recursive: true, force: true });
    await rm(walFolder, { recursive: true, force: true });
    await makeFolder(building, home);
    await makeFolder(walFolder, home);
    const owner = home.osUser ? { uid: home.osUser.uid, gid: home.osUser.gid } : null;
    await readBackup(
      { folder, manifest, wal },
      { ...options, into: { cluster: building, wal: walFolder, owner } },
    );
    await writeFile(join(building, 'recovery.signal'), '');
    const { replaced, undo } = await putInPlace(home, { building, dataDir: into, keys });
    try {
      const checked = await recover(options, walFolder);
      return { ...checked, dataDir: into, folder: home.folder, replaced };
    } catch (error) {
      await undo();
      throw error;
    }
  } finally {
    await rm(building, { recursive: true, force: true });
    await rm(walFolder, { recursive: true, force: true });
  }
}

/** The last segment that a restore needs; null: all. Later WAL is neither read nor checked. */
async function findWalEnd(
  backupDir: string,
  manifest: Manifest,
  target: RestoreTarget,
): Promise<bigint | null> {
  switch (target.kind) {
    case 'latest':
      return null;
    case 'backup':
      return segmentOf(parsePosition(manifest.stop), manifest);
    case 'time': {
      const later = (await listManifests(backupDir)).find(
        ({ systemId, timeline, startedAt }) =>
          systemId === manifest.systemId &&
          timeline === manifest.timeline &&
          startedAt > target.time,
      );
      return later ? segmentOf(parsePosition(later.start), later) : null;
    }
  }
}

/** A schema that this version does not know would be refused only after the old database was replaced. */
async function requireKnownSchema(manifest: Manifest): Promise<void> {
  const folder = join(await findProjectRoot(), 'prisma', 'migrations');
  const known = new Set((await readMigrations(folder)).map(({ name }) => name));
  const unknown = manifest.migrations.find((name) => !known.has(name));
  if (unknown !== undefined) {
    throw new BackupError(
      `The backup ${manifest.id} was made by a newer MediaNest (migration ${unknown}). Install that version to restore it.`,
    );
  }
}

async function requireFree(dataDir: string, isForced: boolean): Promise<void> {
  const home = await findExistingHome(dataDir);
  if (home === null) return;
  if (!isForced) {
    throw new BackupError(
      `There is a database in ${dataDir}. Choose another folder with --into, or replace that database with --force.`,
    );
  }
  const postmaster = await readPostmaster(home.cluster);
  if (postmaster && (await isServing(home.cluster, postmaster.pid))) {
    throw new BackupError(`The database in ${dataDir} is running. Stop the bot first.`);
  }
}

async function makeFolder(path: string, { osUser }: Home): Promise<void> {
  await ensureFolder(path);
  await chmod(path, 0o700);
  if (osUser) await chown(path, osUser.uid, osUser.gid);
}

/** Moves what is there aside, and the unpacked cluster and its keys to where they belong. */
async function putInPlace(
  home: Home,
  {
    building,
    dataDir,
    keys,
  }: { building: string; dataDir: string; keys: Readonly<Record<string, string>> },
): Promise<{ readonly replaced: string | null; undo(): Promise<void> }> {
  const moved: { readonly from: string; readonly aside: string | null }[] = [];
  const replace = async (path: string, put: () => Promise<void>): Promise<string | null> => {
    const aside = await moveAside(path);
    moved.unshift({ from: path, aside });
    await put();
    return aside;
  };
  const undo = async () => {
    for (const { from, aside } of moved) {
      await rm(from, { recursive: true, force: true });
      if (aside !== null) await rename(aside, from);
    }
  };
  try {
    const replaced = await replace(home.cluster, () => rename(building, home.cluster));
    for (const [name, content] of Object.entries(keys)) {
      const path = join(dataDir, name);
      await replace(path, () => writeFile(path, content, { mode: 0o600, flush: true }));
    }
    return { replaced, undo };
  } catch (error) {
    await undo();
    throw error;
  }
}

/** Renames what is there; null if nothing is. */
async function moveAside(path: string): Promise<string | null> {
  const aside = await freeName(`${path}.replaced`);
  return rename(path, aside).then(
    () => aside,
    (error: unknown) => {
      if (isMissingFile(error)) return null;
      throw error;
    },
  );
}

async function freeName(path: string): Promise<string> {
  const parent = join(path, '..');
  const names = new Set(await readdir(parent).catch(() => []));
  for (let number = 1; ; number += 1) {
    const candidate = `${path}-${number}`;
    if (!names.has(candidate.slice(parent.length + 1))) return candidate;
  }
}

/** Lets PostgreSQL replay the WAL up to the target, checks the result, and stops it. */
async function recover(
  { manifest, target, into, isGentle, log, signal }: RestoreOptions,
  walFolder: string,
): Promise<DatabaseCheck> {
  const copy = platform() === 'win32' ? 'copy' : 'cp';
  const commonSettings = {
    restore_command: `${copy} "${join(walFolder, '%f').replaceAll('"', '\\"')}" "%p"`,
    recovery_target_action: 'promote',
    // Otherwise the server counts as ready while it still replays the WAL.
    hot_standby: 'off',
    ...(isGentle && { max_parallel_workers_per_gather: '0' }),
  };
  const start = (recovery: Readonly<Record<string, string>>) =>
    startEmbedded({
      dataDir: into,
      log,
      settings: recovery,
      readyTimeoutMs: recoveryTimeoutMs,
      isGentle,
      ...(signal ? { signal } : {}),
    });
  const server = await start({ ...commonSettings, ...toRecoverySettings(target) }).catch(
    (error: unknown) => {
      // Nothing was committed between the target and the end of the archive: the end is the same.
      if (!isTargetNotReached(error) || target.kind !== 'time')
        throw explainFailure(error, manifest);
      return start(commonSettings);
    },
  );
  try {
    return await checkDatabase(server.url, manifest.counts);
  } finally {
    await server.stop();
  }
}

function toRecoverySettings(target: RestoreTarget): Readonly<Record<string, string>> {
  switch (target.kind) {
    case 'latest':
      return {};
    case 'time':
      // PostgreSQL does not know time zones by name here, not even Z.
      return { recovery_target_time: target.time.toISOString().replace('Z', '+00') };
    case 'backup':
      return { recovery_target: 'immediate' };
  }
}

function isTargetNotReached(error: unknown): boolean {
  return (
    error instanceof EmbeddedDatabaseError && /recovery ended before configured/.test(error.message)
  );
}

function explainFailure(error: unknown, { id }: Manifest): unknown {
  if (!(error instanceof EmbeddedDatabaseError)) return error;
  return new BackupError(`The backup ${id} could not be restored: ${error.message}`, {
    cause: error,
  });
}
