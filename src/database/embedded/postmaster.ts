import { execFile } from 'node:child_process';
import { readFile, readlink, realpath, rm, stat } from 'node:fs/promises';
import { platform } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { findServer, resumeSuspended } from './cluster-processes.ts';

/** What `postmaster.pid` says about the server of a cluster. */
export type Postmaster = { readonly pid: number; readonly port: number };

const stopTimeoutMs = 4_000;
const pollMs = 20;

/**
 * Reads `postmaster.pid`: line 1 is the process id, line 4 the port
 * (PostgreSQL 15 manual, "Database File Layout").
 */
export async function readPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n');
  // A server in single-user mode writes a negative id.
  const pid = Math.abs(Number(lines[0]));
  return Number.isInteger(pid) && pid > 0 ? { pid, port: Number(lines[3]) || 0 } : undefined;
}

/**
 * As `readPostmaster`. A lock file that a crash left empty or damaged is removed, because PostgreSQL would refuse to
 * start with it; if a server runs all the same, its process is found without the file.
 */
export async function findPostmaster(
  cluster: string,
  log: (line: string) => void,
): Promise<Postmaster | undefined> {
  const known = await readPostmaster(cluster);
  if (known) return known;
  const path = join(cluster, 'postmaster.pid');
  const exists = await stat(path).then(
    () => true,
    () => false,
  );
  if (!exists) return undefined;
  const pid = await findServer(cluster);
  if (pid !== undefined) return { pid, port: 0 };
  log(`The lock file ${path} is damaged, and PostgreSQL is not running. Removing the file.`);
  await rm(path, { force: true });
  return undefined;
}

/** Whether the process is the server of this cluster, and not another process that got its old id. */
export async function isServing(cluster: string, pid: number): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (platform() === 'linux') {
    // A postmaster's working directory is its cluster; a finished process has none.
    const folder = await readlink(`/proc/${pid}/cwd`).catch(() => undefined);
    return folder !== undefined && folder === (await realpath(cluster));
  }
  if (platform() === 'win32') return true;
  const command = await promisify(execFile)('ps', ['-o', 'comm=', '-p', String(pid)]).catch(
    () => undefined,
  );
  return command?.stdout.includes('postgres') ?? false;
}

/** Stops the server: disconnects clients and writes all data. After four seconds, stops it immediately. */
export async function stopPostmaster(cluster: string, pid: number): Promise<void> {
  signal(pid, 'SIGINT');
  await resumeSuspended(cluster);
  if (await isGone(cluster, pid, stopTimeoutMs)) return;
  // Immediate shutdown: loses nothing committed, the next start replays the log.
  signal(pid, 'SIGQUIT');
  if (await isGone(cluster, pid, stopTimeoutMs)) return;
  signal(pid, 'SIGKILL');
  await isGone(cluster, pid, stopTimeoutMs);
}

/** Tells the server to stop without waiting for it. For the exit handler of this process. */
export function signal(pid: number, name: 'SIGINT' | 'SIGQUIT' | 'SIGKILL'): void {
  try {
    process.kill(pid, name);
  } catch {
    // Already gone.
  }
}

async function isGone(cluster: string, pid: number, timeoutMs: number): Promise<boolean> {
  for (let waitedMs = 0; waitedMs < timeoutMs; waitedMs += pollMs) {
    if (!(await isServing(cluster, pid))) return true;
    await delay(pollMs);
  }
  return false;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
