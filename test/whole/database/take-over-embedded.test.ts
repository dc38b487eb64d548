import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { EmbeddedDatabaseError } from '../../../src/database/embedded/embedded-database-error.ts';
import { isServing, readPostmaster } from '../../../src/database/embedded/postmaster.ts';
import { type EmbeddedSetup, queryOnce, setUpEmbedded } from '../../support/embedded-setup.ts';

let setup: EmbeddedSetup;
beforeEach(async () => {
  setup = await setUpEmbedded();
});
afterEach(() => setup.end());

async function killElsewhere(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

describe('the lock file of a server that crashed', () => {
  test.each([
    ['empty', ''],
    ['garbage', 'no number\n\n\n'],
    ['of binary zeros', '\0'.repeat(100)],
    ['of single-user mode', '-4194300\n'],
  ])('is removed when it is %s', async (_, text) => {
    await setup.prepare();
    await writeFile(join(setup.dataDir, 'postgres', 'cluster', 'postmaster.pid'), text);
    const server = await setup.start();
    expect(await queryOnce(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('is not removed while the server runs', async () => {
    await setup.prepare();
    const { child } = await setup.startElsewhere();
    const path = join(setup.dataDir, 'postgres', 'cluster', 'postmaster.pid');
    const pid = (await readPostmaster(dirname(path)))?.pid ?? 0;
    await killElsewhere(child);
    await writeFile(path, '');
    const server = await setup.start();
    expect(await isServing(dirname(path), pid)).toBe(false);
    expect(setup.lines.join()).toContain('its port is unknown');
    expect(await queryOnce(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});

describe('a second bot on the same folder', () => {
  test('is refused while the first one is running, which continues', async () => {
    await setup.prepare();
    const { url, child } = await setup.startElsewhere();
    const refused = setup.start();
    await expect(refused).rejects.toThrow(`Another MediaNest (process ${child.pid})`);
    await expect(refused).rejects.toBeInstanceOf(EmbeddedDatabaseError);
    expect(await queryOnce(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('that starts at the same moment is refused, or the first one is', async () => {
    const outcomes = await Promise.allSettled([setup.start(), setup.start()]);
    const won = outcomes.filter((outcome) => outcome.status === 'fulfilled');
    const lost = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect([won.length, lost.length]).toEqual([1, 1]);
    expect(String(lost[0]?.reason)).toContain('Another MediaNest');
    expect(await queryOnce(won[0]?.value.url ?? '', 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});

describe('a server that outlived its bot', () => {
  test('is taken over with what was committed, and stopped in the end', async () => {
    await setup.prepare();
    const { child, url } = await setup.startElsewhere();
    await queryOnce(url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await killElsewhere(child);

    const server = await setup.start();
    expect(server.isReused).toBe(true);
    expect(server.url).toBe(url);
    expect(await queryOnce(server.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
    await server.stop();
    expect(await readPostmaster(join(server.folder, 'cluster'))).toBeUndefined();
  });

  test('is taken over at once although it was suspended', async () => {
    await setup.prepare();
    const { child, url } = await setup.startElsewhere();
    const cluster = join(setup.dataDir, 'postgres', 'cluster');
    const pid = (await readPostmaster(cluster))?.pid ?? 0;
    await killElsewhere(child);
    process.kill(pid, 'SIGSTOP');
    const server = await setup.start();
    expect(server.isReused).toBe(true);
    expect(server.url).toBe(url);
    expect(setup.lines.join()).toContain('was suspended');
  });

  test('is stopped and replaced if it does not accept the stored password', async () => {
    await setup.prepare();
    const { child, url } = await setup.startElsewhere();
    await queryOnce(url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await killElsewhere(child);
    await rm(join(setup.dataDir, 'postgres.key'));

    const server = await setup.start();
    expect(server.isReused).toBe(false);
    expect(await queryOnce(server.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  test('and was killed as well does not hinder the next start', async () => {
    await setup.prepare();
    const { child, url } = await setup.startElsewhere();
    await queryOnce(url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    const found = await readPostmaster(join(setup.dataDir, 'postgres', 'cluster'));
    await killElsewhere(child);
    process.kill(found?.pid ?? 0, 'SIGKILL');

    const server = await setup.start();
    expect(await queryOnce(server.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  test('does not hinder the next start when its process id now belongs to another', async () => {
    await setup.prepare();
    const first = await setup.start();
    await first.stop();
    const cluster = join(first.folder, 'cluster');
    const { uid, gid } = await stat(cluster);
    const other = spawn('sleep', ['300'], { uid, gid, cwd: '/' });
    setup.cleanups.push(async () => other.kill('SIGKILL'));
    await once(other, 'spawn');
    const stale = `${other.pid}\n${cluster}\n1700000000\n${first.port}\n\n127.0.0.1\n  1 1\nready   \n`;
    await writeFile(join(cluster, 'postmaster.pid'), stale);

    const second = await setup.start();
    expect(second.isReused).toBe(false);
    expect(await queryOnce(second.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(other.exitCode).toBeNull();
  });

  test('does not outlive a bot that ends without stopping it', async () => {
    await setup.prepare();
    const { child } = await setup.startElsewhere('exit');
    const cluster = join(setup.dataDir, 'postgres', 'cluster');
    const found = await readPostmaster(cluster);
    if (child.exitCode === null) await once(child, 'exit');
    await expect.poll(() => isServing(cluster, found?.pid ?? 0)).toBe(false);
  });
});
