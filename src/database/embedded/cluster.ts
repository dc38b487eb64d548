import { execFile, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chown, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { whenEnded } from '../../lib/processes/when-ended.ts';
import type { Binaries } from './binaries.ts';
import { EmbeddedDatabaseError } from './embedded-database-error.ts';
import type { Home } from './home.ts';

/** The database superuser of an embedded cluster. */
export const superuser = 'medianest';

/**
 * Creates the cluster if there is none. Throws for a cluster of another major version. The cluster is created under
 * another name and then renamed, so that a crash or a race never leaves an incomplete one.
 */
export async function ensureCluster(options: {
  home: Home;
  binaries: Binaries;
  password: string;
  walFileMegabytes?: number;
  /** Ends the creation. */
  signal?: AbortSignal;
}): Promise<void> {
  const { home, binaries, password, walFileMegabytes, signal } = options;
  const major = binaries.version.split('.')[0];
  const found = await readMajor(home.cluster);
  if (found === major) return;
  if (found !== undefined) throw otherVersion(home.cluster, found, major);
  if (!binaries.hasUserName) throw namelessUser();

  const building = join(home.folder, `building-${randomUUID()}`);
  const passwordFile = `${building}.password`;
  let hasEnded = Promise.resolve();
  try {
    await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
    if (home.osUser) await chown(passwordFile, home.osUser.uid, home.osUser.gid);
    const flags = ['-D', building, '-U', superuser, `--pwfile=${passwordFile}`];
    const rules = ['--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', '--no-instructions'];
    const sizes = walFileMegabytes ? [`--wal-segsize=${walFileMegabytes}`] : [];
    const creating = promisify(execFile)(binaries.initdb, [...flags, ...rules, ...sizes], {
      ...spawnAs(home, binaries),
      ...(signal && { signal }),
    });
    hasEnded = whenEnded(creating.child);
    await creating;
    await rename(building, home.cluster);
  } catch (cause) {
    // Another process may have created the cluster first, which is just as good.
    if ((await readMajor(home.cluster)) === major) return;
    throw new EmbeddedDatabaseError(
      `Could not create a database in ${home.folder}: ${lastLine(cause)}`,
      { cause },
    );
  } finally {
    // Otherwise it would write further files while they are removed.
    await hasEnded;
    await rm(passwordFile, { force: true });
    await rm(building, { recursive: true, force: true });
  }
}

/** Gives the superuser a new password; the server must be down. For a lost password file. */
export async function resetPassword(options: {
  home: Home;
  binaries: Binaries;
  password: string;
}): Promise<void> {
  const { home, binaries, password } = options;
  const child = spawn(
    binaries.postgres,
    ['--single', '-D', home.cluster, '-c', 'log_min_messages=panic', 'postgres'],
    { ...spawnAs(home, binaries), stdio: ['pipe', 'ignore', 'ignore'] },
  );
  child.stdin.end(`ALTER ROLE ${superuser} PASSWORD '${password}'\n`);
  await once(child, 'close');
}

/** How to run one of PostgreSQL's programs for this home. */
export function spawnAs(home: Home, binaries: Binaries) {
  const user = home.osUser && { uid: home.osUser.uid, gid: home.osUser.gid };
  return { env: binaries.env, cwd: home.folder, ...user };
}

function namelessUser(): EmbeddedDatabaseError {
  return new EmbeddedDatabaseError(
    `PostgreSQL needs a named user, but user ID ${process.getuid?.() ?? '?'} is not in /etc/passwd. Install libnss-wrapper, start MediaNest as a named user or as root, or set DATABASE_URL.`,
  );
}

async function readMajor(cluster: string): Promise<string | undefined> {
  try {
    return (await readFile(join(cluster, 'PG_VERSION'), 'utf8')).trim();
  } catch {
    return undefined;
  }
}

function otherVersion(folder: string, found: string, major: string | undefined) {
  return new EmbeddedDatabaseError(
    `The database in ${folder} was created by PostgreSQL ${found}, but this is PostgreSQL ${major}. Use the MediaNest version that created it, or dump it there and restore it into a new DATA_DIR.`,
  );
}

function lastLine(error: unknown): string {
  const text = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter((line) => /error|fatal/i.test(line)).at(-1) ?? lines.join(' ').trim();
}
