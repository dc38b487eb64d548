import { spawn } from 'node:child_process';
import { open, readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { lowerPriority } from '../../lib/processes/lower-priority.ts';
import type { Binaries } from './binaries.ts';
import { spawnAs } from './cluster.ts';
import { EmbeddedDatabaseError } from './embedded-database-error.ts';
import type { Home } from './home.ts';
import { type OwnerSession, openOwnerSession } from './owner-session.ts';
import { signal, stopPostmaster } from './postmaster.ts';

/** The result of a start. `taken`: another program uses the port. `running`: another server of this cluster runs. */
type Launch =
  | {
      readonly kind: 'ready';
      readonly pid: number;
      readonly port: number;
      readonly owner: OwnerSession;
    }
  | { readonly kind: 'taken' | 'running' | 'refused' };

// After a power failure PostgreSQL replays its log, which can take a while.
const defaultReadyTimeoutMs = 120_000;
const responseTimeoutMs = 10_000;
const pollMs = 25;
const maxLogBytes = 5_000_000;

const baseSettings: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  // No socket file: its path may be at most 107 characters long.
  unix_socket_directories: '',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  shared_buffers: '32MB',
  max_connections: '60',
  max_wal_size: '256MB',
  // WAL that waits for the archive must not fill the disk when backups fail.
  max_slot_wal_keep_size: '2GB',
  jit: 'off',
  TimeZone: 'UTC',
  log_timezone: 'UTC',
  logging_collector: 'off',
  log_checkpoints: 'off',
  // Logs starts and stops, but not every violated constraint.
  log_min_messages: 'log',
};

/** Which statements cost most: `medianest db top`. */
const statisticsSettings: Readonly<Record<string, string>> = {
  shared_preload_libraries: 'pg_stat_statements',
  'pg_stat_statements.max': '1000',
  // Their text is kept as it is, and may have passwords.
  'pg_stat_statements.track_utility': 'off',
};

/**
 * Starts the server in its own process group, so that Ctrl-C reaches the bot only, and waits until it responds.
 * `stalePid`: an id in `postmaster.pid` that now belongs to another process.
 */
export async function launch(options: {
  home: Home;
  binaries: Binaries;
  password: string;
  port: number;
  settings?: Readonly<Record<string, string>>;
  stalePid?: number | undefined;
  /** How long the start may take. */
  readyTimeoutMs?: number | undefined;
  /** Whether others, who go first, use the machine meanwhile. */
  isGentle: boolean;
  /** Stops the server that is starting. */
  signal?: AbortSignal;
}): Promise<Launch> {
  const { home, binaries, password, port, stalePid, signal: abortSignal } = options;
  const settings = {
    ...baseSettings,
    ...(binaries.hasStatistics && statisticsSettings),
    ...options.settings,
    port: String(port),
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const { env, ...place } = spawnAs(home, binaries);
  const logPath = join(home.folder, 'server.log');
  const logFile = await openLog(logPath);
  if (home.osUser) await logFile.chown(home.osUser.uid, home.osUser.gid);
  const logStart = (await logFile.stat()).size;
  const child = spawn(binaries.postgres, ['-D', home.cluster, ...flags], {
    ...place,
    // PostgreSQL believes a lock file stale if it names itself, its parent or this "grandparent"
    // (src/backend/utils/init/miscinit.c, CreateLockFile).
    env: stalePid === undefined ? env : { ...env, PG_GRANDPARENT_PID: String(stalePid) },
    detached: true,
    stdio: ['ignore', logFile.fd, logFile.fd],
  });
  let ended: string | undefined;
  child.once('error', (error) => {
    ended = error.message;
  });
  child.once('exit', (code, signalName) => {
    ended = `it exited with ${signalName ?? code}`;
  });
  child.unref();
  await logFile.close();
  const { pid } = child;
  if (pid === undefined) return explain('', { logPath, ended });
  if (options.isGentle) lowerPriority(pid);

  const stopAtExit = () => signal(pid, 'SIGINT');
  process.once('exit', stopAtExit);
  try {
    const isUp = await waitUntilReady(home.cluster, pid, {
      hasEnded: () => ended !== undefined,
      abortSignal,
      logPath,
      readyTimeoutMs: options.readyTimeoutMs ?? defaultReadyTimeoutMs,
    });
    if (isUp) {
      const owner = await openOwnerSession({
        port,
        password,
        cluster: home.cluster,
        timeoutMs: responseTimeoutMs,
      });
      return { kind: 'ready', pid, port, owner };
    }
  } catch (error) {
    await stopPostmaster(home.cluster, pid);
    if (isWrongPassword(error)) return { kind: 'refused' };
    throw error;
  } finally {
    process.off('exit', stopAtExit);
  }
  return explain(await readFrom(logPath, logStart), { logPath, ended });
}

/** Resolves when the server accepts connections; false if it has ended. Throws when that takes too long. */
async function waitUntilReady(
  cluster: string,
  pid: number,
  options: {
    hasEnded: () => boolean;
    abortSignal: AbortSignal | undefined;
    logPath: string;
    readyTimeoutMs: number;
  },
): Promise<boolean> {
  const { readyTimeoutMs } = options;
  for (let waitedMs = 0; waitedMs < readyTimeoutMs; waitedMs += pollMs) {
    if (options.hasEnded()) return false;
    options.abortSignal?.throwIfAborted();
    // Checked first: until then the port may belong to a program that does not respond.
    if (await isReady(cluster, pid)) return true;
    await delay(pollMs);
  }
  throw new EmbeddedDatabaseError(
    `PostgreSQL did not start within ${readyTimeoutMs / 1000} seconds. See its log: ${options.logPath}`,
  );
}

/** Whether PostgreSQL said that the password is wrong (SQLSTATE 28P01). */
export function isWrongPassword(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '28P01';
}

/** The last line of `postmaster.pid` says "ready" once the server accepts connections. */
async function isReady(cluster: string, pid: number): Promise<boolean> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '');
  return Number(text.split('\n')[0]) === pid && /^ready\s*$/m.test(text);
}

function explain(log: string, about: { logPath: string; ended: string | undefined }): Launch {
  if (/could not bind|could not create any TCP\/IP sockets/.test(log)) return { kind: 'taken' };
  if (/lock file "postmaster.pid" already exists|shared memory block .* is still in use/.test(log))
    return { kind: 'running' };
  const reason = /FATAL: {2}(.*)/.exec(log)?.[1] ?? about.ended ?? 'it could not be started';
  throw new EmbeddedDatabaseError(
    `PostgreSQL could not start: ${reason}. See its log: ${about.logPath}`,
  );
}

async function openLog(path: string) {
  const size = await stat(path).then(
    (stats) => stats.size,
    () => 0,
  );
  if (size > maxLogBytes) await rename(path, `${path}.old`);
  return open(path, 'a', 0o600);
}

async function readFrom(path: string, start: number): Promise<string> {
  return (await readFile(path)).subarray(start).toString('utf8');
}
