import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, readdir, truncate, writeFile } from 'node:fs/promises';
import { getPriority } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { BackupError } from '../../../src/database/backup/backup-error.ts';
import { copyCluster } from '../../../src/database/backup/files/copy-cluster.ts';
import { baseFolderOf } from '../../../src/database/backup/manifest.ts';
import { aFolder, readUserNames, restore, setUpBackups } from '../../support/backup-setup.ts';
import { waitUntil } from '../../support/wait-until.ts';

/** The processes that copy files for a process. Linux only. */
function copiersOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      const fields = read(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ') ?? [];
      return fields[1] === `${parent}` && read(`/proc/${pid}/cmdline`).includes('file-process');
    })
    .map(Number);
}

function isRunning(pid: number): boolean {
  return read(`/proc/${pid}/cmdline`) !== '';
}

/** Processes end at any time. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** The nice values of all threads of a process (field 19 of proc(5)). */
function niceValuesOf(pid: number): number[] {
  return readdirSync(`/proc/${pid}/task`).map((thread) => {
    const fields = read(`/proc/${pid}/task/${thread}/stat`).split(') ').at(-1)?.split(' ') ?? [];
    return Number(fields[16]);
  });
}

/** A folder that is copied like a cluster, and where the copy goes. */
async function aCluster() {
  const folder = await aFolder();
  const cluster = join(folder, 'cluster');
  await mkdir(join(cluster, 'global'), { recursive: true });
  await writeFile(join(cluster, 'global', 'pg_control'), 'control');
  await writeFile(join(cluster, 'large'), Buffer.alloc(3_000_000, 'content'));
  return { cluster, target: join(folder, 'cluster.tar.gz') };
}

it('leaves the processor to others if it has to be gentle', async () => {
  const { cluster, target } = await aCluster();
  const nice: number[][] = [];
  const note = async () => {
    const [copier = 0] = copiersOf(process.pid);
    nice.push(niceValuesOf(copier));
    return 'label';
  };
  await copyCluster(cluster, target, { isGentle: true, stopBackup: note });
  await copyCluster(cluster, target, { isGentle: false, stopBackup: note });
  const lower = Math.min(19, getPriority() + 5);
  expect(nice.map((values) => [...new Set(values)])).toEqual([[lower], [getPriority()]]);
  expect(copiersOf(process.pid)).toEqual([]);
});

it('tells its progress until the last file', async () => {
  const { cluster, target } = await aCluster();
  const shares: (number | null)[] = [];
  await copyCluster(cluster, target, {
    isGentle: false,
    stopBackup: async () => 'label',
    onProgress: (share) => shares.push(share),
  });
  expect(shares.length).toBeGreaterThan(0);
  expect(shares.at(-1)).toBeNull();
});

it('goes on when Ctrl-C reaches its process, because the bot decides', async () => {
  const { cluster, target } = await aCluster();
  const { files } = await copyCluster(cluster, target, {
    isGentle: false,
    async stopBackup() {
      const [copier = 0] = copiersOf(process.pid);
      process.kill(copier, 'SIGINT');
      process.kill(copier, 'SIGTERM');
      return 'label';
    },
  });
  expect(files.map(({ path }) => path)).toEqual(['large', 'global/pg_control', 'backup_label']);
});

it('ends at once when it is aborted', async () => {
  const { cluster, target } = await aCluster();
  const controller = new AbortController();
  const reason = new Error('the bot stops');
  const copy = copyCluster(cluster, target, {
    isGentle: true,
    signal: controller.signal,
    async stopBackup() {
      controller.abort(reason);
      return new Promise(() => undefined);
    },
  });
  await expect(copy).rejects.toBe(reason);
  expect(copiersOf(process.pid)).toEqual([]);
});

it('fails with the reason of the server that could not end the backup', async () => {
  const { cluster, target } = await aCluster();
  const copy = copyCluster(cluster, target, {
    isGentle: false,
    stopBackup: () => Promise.reject(new Error('the connection was lost')),
  });
  await expect(copy).rejects.toThrow('the connection was lost');
  expect(copiersOf(process.pid)).toEqual([]);
});

it('fails with the reason of the disk', async () => {
  const { cluster, target } = await aCluster();
  await mkdir(target);
  const copy = copyCluster(cluster, target, { isGentle: false, stopBackup: async () => 'label' });
  await expect(copy).rejects.toMatchObject({ code: 'EISDIR' });
});

it('leaves no process behind when the bot is killed', async () => {
  const { cluster, target } = await aCluster();
  const module = pathToFileURL(join(process.cwd(), 'src/database/backup/files/copy-cluster.ts'));
  const script = `
    const { copyCluster } = await import(${JSON.stringify(module.href)});
    const stopBackup = () => { console.log('copied'); return new Promise(() => undefined); };
    await copyCluster(${JSON.stringify(cluster)}, ${JSON.stringify(target)}, { isGentle: true, stopBackup });`;
  const bot = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void bot.kill('SIGKILL'));
  let output = '';
  bot.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  await waitUntil(() => output.includes('copied'), 'the copy');
  const [copier = 0] = copiersOf(bot.pid ?? 0);
  expect(isRunning(copier)).toBe(true);
  bot.kill('SIGKILL');
  await waitUntil(() => !isRunning(copier), 'the end of the process that copies');
});

it('fails the backup when its process is killed, reads the next one in such a process as well, and ends that when a drill is aborted or fails', async () => {
  const { backups, backupDir, runs, addUser, folder, dataDir } = await setUpBackups();
  await addUser('Ada');
  const killed = backups.makeBase({
    onProgress() {
      for (const copier of copiersOf(process.pid)) process.kill(copier, 'SIGKILL');
    },
  });
  await expect(killed).rejects.toThrow('ended with SIGKILL');
  expect(await readdir(baseFolderOf(backupDir))).toEqual([]);
  expect(await runs.findLast('base')).toMatchObject({ isOk: false });
  const { id } = await backups.makeBase();
  const into = join(folder, 'restored');
  await restore(backupDir, { kind: 'latest' }, { into });
  expect(await readUserNames(into)).toEqual(['Ada']);

  const controller = new AbortController();
  // Progress may be told again before the process has ended.
  const readers = new Set<number>();
  const aborted = backups.drill({
    signal: controller.signal,
    onProgress() {
      for (const copier of copiersOf(process.pid)) readers.add(copier);
      controller.abort();
    },
  });
  await expect(aborted).rejects.toThrow('abort');
  expect(readers.size).toBe(1);
  expect(await runs.findLast('drill')).toBeNull();
  await truncate(join(baseFolderOf(backupDir), id, 'cluster.tar.gz'), 1000);
  await expect(backups.drill()).rejects.toThrow(BackupError);
  expect(copiersOf(process.pid)).toEqual([]);
  expect((await readdir(dataDir)).filter((name) => name.startsWith('drill-'))).toEqual([]);
});
