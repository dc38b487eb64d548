import { readdir, readFile, readlink, realpath } from 'node:fs/promises';
import { platform } from 'node:os';

/** A process of PostgreSQL that works on a cluster. */
interface ClusterProcess {
  readonly pid: number;
  readonly parent: number;
  /** Whether it was suspended (SIGSTOP): it exists, but does not run. */
  readonly isSuspended: boolean;
}

/**
 * All processes that work on a cluster: their working directory is its folder. Found on Linux only; an empty list
 * elsewhere.
 */
async function listClusterProcesses(cluster: string): Promise<readonly ClusterProcess[]> {
  if (platform() !== 'linux') return [];
  const folder = await realpath(cluster);
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    pids.map(async (pid) => {
      const cwd = await readlink(`/proc/${pid}/cwd`).catch(() => undefined);
      return cwd === folder ? readProcess(Number(pid)) : undefined;
    }),
  );
  return found.filter((each) => each !== undefined);
}

/** The server of a cluster, found without its lock file; undefined if there is none. */
export async function findServer(cluster: string): Promise<number | undefined> {
  const processes = await listClusterProcesses(cluster);
  const pids = new Set(processes.map(({ pid }) => pid));
  return processes.find(({ parent }) => !pids.has(parent))?.pid;
}

/** Lets suspended processes of a cluster run again; returns how many. Until then no signal but SIGKILL reaches them. */
export async function resumeSuspended(cluster: string): Promise<number> {
  const suspended = (await listClusterProcesses(cluster)).filter((each) => each.isSuspended);
  for (const { pid } of suspended) {
    try {
      process.kill(pid, 'SIGCONT');
    } catch {
      // It has ended.
    }
  }
  return suspended.length;
}

/** Reads "pid (name) state ppid …"; the name may contain spaces and parentheses. */
async function readProcess(pid: number): Promise<ClusterProcess | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return parent === undefined
    ? undefined
    : { pid, parent: Number(parent), isSuspended: state === 'T' };
}
