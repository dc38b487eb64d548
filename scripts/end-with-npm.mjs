// Stops this process when the npm that started it is gone. npm does not pass on a signal that ends it, and nobody can
// pass on SIGKILL: the bot and its database would outlive npm, and the next start would find them running.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { platform } from 'node:os';

const checkMs = 500;
/** Between this process and npm there are a shell and, with `--watch`, Node's watcher. */
const maxAncestors = 4;
const packageManager = /(^|[/ ])(p?npm|yarn)(-cli)?(\.c?js)?( |$)/;

if (process.env.npm_execpath) {
  const ancestors = listAncestors();
  if (ancestors.length > 0) {
    setInterval(() => {
      if (!hasLostAncestor(ancestors)) return;
      process.kill(process.pid, 'SIGTERM');
      // The shell or watcher in between, which would start the bot again.
      if (ancestors.length > 1 && process.ppid === ancestors[0]) process.kill(process.ppid);
    }, checkMs).unref();
  }
}

/** The ids of the processes from the parent up to npm; only the parent if npm cannot be found. */
function listAncestors() {
  const pids = [process.ppid];
  while (pids.length <= maxAncestors) {
    const { parent, command } = describe(pids.at(-1));
    if (packageManager.test(command)) return pids;
    if (!parent || parent === 1) break;
    pids.push(parent);
  }
  return [process.ppid];
}

/** A process whose parent ends gets another parent. Where only `ps` knows that, the processes are asked instead. */
function hasLostAncestor(pids) {
  if (process.ppid !== pids[0]) return true;
  return pids.some((pid, index) => {
    const next = pids[index + 1];
    if (next === undefined) return false;
    return platform() === 'linux' ? describe(pid).parent !== next : !isAlive(next);
  });
}

function describe(pid) {
  try {
    if (platform() === 'linux') {
      // "pid (name) state ppid …"; the name may contain spaces and parentheses.
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const [, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
      return { parent: Number(parent), command };
    }
    const line = execFileSync('ps', ['-o', 'ppid=,args=', '-p', `${pid}`], { encoding: 'utf8' });
    const [, parent, command] = /^\s*(\d+)\s+(.*)/.exec(line) ?? [];
    return { parent: Number(parent), command: command ?? '' };
  } catch {
    return { parent: undefined, command: '' };
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
