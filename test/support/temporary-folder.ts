import { readFileSync } from 'node:fs';
import { chmod, mkdtemp, readdir, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const memoryFolder = '/dev/shm';
/** A run needs a third of it. */
const neededBytes = 1024 ** 3;
const removal = { recursive: true, force: true, maxRetries: 5 } as const;

/**
 * Creates a folder for the files of a test run: in memory where there is room, because a database has 300 files, which
 * take 15 times as long to create on a disk.
 */
export async function createTemporaryFolder(): Promise<{
  readonly path: string;
  remove(): Promise<void>;
}> {
  const parent = (await isMemoryFolderUsable()) ? memoryFolder : tmpdir();
  await removeAbandoned(parent);
  const path = await mkdtemp(join(parent, `medianest-test-${process.pid}-`));
  // If root runs the tests, PostgreSQL runs as another user, which needs access to the folder.
  await chmod(path, 0o755);
  return { path, remove: () => rm(path, removal) };
}

/** Removes the folders of runs that were killed, which would take up memory until the next restart. */
async function removeAbandoned(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    const [, pid] = /^medianest-test-(\d+)-/.exec(name) ?? [];
    if (!pid || isAlive(Number(pid))) continue;
    // A disk that a killed test had mounted there keeps its folder; the other files are gone.
    await rm(join(parent, name), removal).catch(() => undefined);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

async function isMemoryFolderUsable(): Promise<boolean> {
  try {
    // Containers often have a small one, or one that programs cannot be started from.
    const mounts = readFileSync('/proc/mounts', 'utf8');
    const [, , type, options = ''] =
      mounts
        .split('\n')
        .map((line) => line.split(' '))
        .findLast(([, folder]) => folder === memoryFolder) ?? [];
    if (type !== 'tmpfs' || /\b(?:ro|noexec)\b/.test(options)) return false;
    const { bavail, bsize } = await statfs(memoryFolder);
    return Math.min(bavail * bsize, readAvailableMemory()) >= neededBytes;
  } catch {
    // Not Linux.
    return false;
  }
}

/** The memory that programs could use, in bytes. `freemem` of node:os has no caches. */
function readAvailableMemory(): number {
  const [, kilobytes] =
    /^MemAvailable: +(\d+) kB$/m.exec(readFileSync('/proc/meminfo', 'utf8')) ?? [];
  return Number(kilobytes) * 1024;
}
