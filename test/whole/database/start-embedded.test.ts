import { execFile } from 'node:child_process';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { getPriority } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { EmbeddedDatabaseError } from '../../../src/database/embedded/embedded-database-error.ts';
import { readPostmaster } from '../../../src/database/embedded/postmaster.ts';
import { type EmbeddedSetup, queryOnce, setUpEmbedded } from '../../support/embedded-setup.ts';
import { waitUntil } from '../../support/wait-until.ts';

// Not even root may mount in most containers.
const canMount =
  process.getuid?.() === 0 &&
  (await promisify(execFile)('unshare', ['--mount', 'true']).then(
    () => true,
    () => false,
  ));

let setup: EmbeddedSetup;
beforeEach(async () => {
  setup = await setUpEmbedded();
});
afterEach(() => setup.end());

describe('an embedded database', () => {
  test('that breaks its connections during the start is named, with its log', async () => {
    await setup.prepare();
    const settings = { session_preload_libraries: 'nowhere' };
    const error = await setup.start({ settings }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(EmbeddedDatabaseError);
    expect(String(error)).toContain(
      `The embedded PostgreSQL in ${join(setup.dataDir, 'postgres')}`,
    );
    expect(String(error)).toContain('server.log');
    expect(setup.lines.filter((line) => line.includes('Starting it again'))).toHaveLength(2);
  });

  test('lets others go first if it has to be gentle, with all its processes', async () => {
    await setup.prepare();
    const { url, folder: home } = await setup.start({ isGentle: true });
    const checkpointer = `select pid from pg_stat_activity where backend_type = 'checkpointer'`;
    const [row] = await queryOnce(url, checkpointer);
    const postmaster = await readPostmaster(join(home, 'cluster'));
    const lower = Math.min(19, getPriority() + 5);
    expect(getPriority(postmaster?.pid)).toBe(lower);
    expect(getPriority(Number(row?.['pid']))).toBe(lower);
  });

  test('keeps its data over a stop and a start, in a path with spaces', async () => {
    const first = await setup.start();
    expect(first.isReused).toBe(false);
    expect(first.folder).toBe(join(setup.dataDir, 'postgres'));
    await queryOnce(first.url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await first.stop();
    await first.stop();
    await expect(queryOnce(first.url, 'SELECT 1')).rejects.toThrow('ECONNREFUSED');

    const second = await setup.start();
    expect(second.isReused).toBe(false);
    expect(await queryOnce(second.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  test('is durable, small, UTF-8 and in the C locale, and listens on this machine only', async () => {
    await setup.prepare();
    const { url } = await setup.start();
    const [row] = await queryOnce(
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
    await setup.prepare();
    const { url } = await setup.start();
    const wrong = new URL(url);
    wrong.password = 'wrong';
    await expect(queryOnce(wrong.href, 'SELECT 1')).rejects.toThrow(
      'password authentication failed',
    );
    expect((await stat(join(setup.dataDir, 'postgres.key'))).mode & 0o777).toBe(0o600);
  });

  test('takes another port when its port is in use', async () => {
    await setup.prepare();
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    setup.cleanups.push(async () => other.close());
    const address = other.address();
    const firstPort = typeof address === 'object' ? (address?.port ?? 0) : 0;

    const server = await setup.start({ firstPort });
    expect(server.port).not.toBe(firstPort);
    expect(setup.lines.join()).toContain(`Port ${firstPort} is in use`);
    expect(await queryOnce(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('of another major version is refused, and not changed', async () => {
    await setup.prepare();
    const server = await setup.start();
    await server.stop();
    const versionFile = join(server.folder, 'cluster', 'PG_VERSION');
    await writeFile(versionFile, '14\n');
    await expect(setup.start()).rejects.toThrow(
      /was created by PostgreSQL 14, but this is PostgreSQL 15/,
    );
    await expect(setup.start()).rejects.toBeInstanceOf(EmbeddedDatabaseError);
    expect(await readFile(versionFile, 'utf8')).toBe('14\n');
  });

  test('whose password file was lost opens again with its data', async () => {
    await setup.prepare();
    const first = await setup.start();
    await queryOnce(first.url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await first.stop();
    await rm(join(setup.dataDir, 'postgres.key'));
    const second = await setup.start();
    expect(await queryOnce(second.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  test('whose server is killed comes back on the same port', async () => {
    await setup.prepare();
    const server = await setup.start();
    await queryOnce(server.url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    const found = await readPostmaster(join(server.folder, 'cluster'));
    process.kill(found?.pid ?? 0, 'SIGKILL');
    await expect.poll(() => setup.lines).toContain('The embedded PostgreSQL is running again.');
    expect(await queryOnce(server.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
    await server.stop();
    expect(await readPostmaster(join(server.folder, 'cluster'))).toBeUndefined();
  });

  test('in a folder that cannot be used is refused with what to do', async () => {
    await writeFile(setup.dataDir, 'a file, not a folder');
    const refused = setup.start();
    await expect(refused).rejects.toThrow(/Cannot store the database in .* or set DATABASE_URL/);
    await expect(refused).rejects.toBeInstanceOf(EmbeddedDatabaseError);
  });

  test.skipIf(!canMount)('in a read-only folder is refused with that reason', async () => {
    await mkdir(setup.dataDir);
    await promisify(execFile)('mount', ['-t', 'tmpfs', '-o', 'ro', 'tmpfs', setup.dataDir]);
    setup.cleanups.push(() => promisify(execFile)('umount', [setup.dataDir]));
    await expect(setup.start()).rejects.toThrow('the folder is read-only');
  });

  test.skipIf(!canMount)(
    'that lies in a read-only folder is refused with that reason',
    async () => {
      await setup.prepare();
      const inside = join(setup.dataDir, 'postgres');
      await promisify(execFile)('mount', ['--bind', inside, inside]);
      setup.cleanups.push(() => promisify(execFile)('umount', [inside]));
      await promisify(execFile)('mount', ['-o', 'remount,ro,bind', inside]);
      await expect(setup.start()).rejects.toThrow('the folder is read-only');
    },
  );

  test('is started again until it succeeds', async () => {
    await setup.prepare();
    const server = await setup.start();
    const cluster = join(server.folder, 'cluster');
    const control = join(cluster, 'global', 'pg_control');
    await rename(control, `${control}.away`);
    process.kill((await readPostmaster(cluster))?.pid ?? 0, 'SIGKILL');
    const failures = () => setup.lines.filter((line) => line.includes('Could not restart'));
    await waitUntil(() => failures().length === 2, 'two failed restarts');
    expect(failures()).toEqual([
      expect.stringContaining('Trying again in 0.5 seconds'),
      expect.stringContaining('Trying again in 1 seconds'),
    ]);
    await rename(`${control}.away`, control);
    await waitUntil(() => setup.lines.some((line) => line.includes('running again')), 'a restart');
    expect(await queryOnce(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});
