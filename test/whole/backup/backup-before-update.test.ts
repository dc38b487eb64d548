import { cp, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { backUpBeforeMigrations } from '../../../src/composition/backup/create-backups.ts';
import { listManifests } from '../../../src/database/backup/manifest.ts';
import { startEmbedded } from '../../../src/database/embedded/start-embedded.ts';
import { migrate } from '../../../src/database/migrations/migrate.ts';
import { openDatabase } from '../../../src/database/open-database.ts';
import { aFolder } from '../../support/backup-setup.ts';
import { copyFolder } from '../../support/copy-folder.ts';
import { queryOnce } from '../../support/embedded-setup.ts';
import { createRecordingLog } from '../../support/recording-log.ts';
import { runCliHere } from '../../support/run-cli.ts';

const migrationsFolder = fileURLToPath(new URL('../../../prisma/migrations', import.meta.url));

/** A stopped database of an earlier version, of which each test gets copies, and the names of its migrations. */
let original: string;
let older: readonly string[];
const endings: (() => Promise<void>)[] = [];

beforeAll(async () => {
  const folder = await aFolder((work) => endings.push(work));
  original = join(folder, 'data');
  await copyFolder(inject('preparedDataDir'), original);
  const names = (await readdir(migrationsFolder)).filter((name) => /^\d/.test(name)).sort();
  older = names.slice(0, 2);
  const migrations = join(folder, 'migrations');
  await mkdir(migrations);
  for (const name of older) {
    await cp(join(migrationsFolder, name), join(migrations, name), { recursive: true });
  }
  const server = await startEmbedded({ dataDir: original, log: () => undefined });
  // A cluster of its own would take longer than everything else here.
  await queryOnce(server.url, 'drop schema public, pgboss cascade; create schema public');
  await migrate(server.url, { log: () => undefined, folder: migrations });
  await server.stop();
});
afterAll(async () => {
  for (const end of endings.reverse()) await end();
});

function start(dataDir: string, backup: { readonly dir: string; readonly intervalHours: number }) {
  const { log } = createRecordingLog();
  const config = { dataDir, backup: { ...backup, keepDays: 7, keepCount: 2, passphrase: null } };
  const opening = openDatabase({
    url: null,
    dataDir,
    poolSize: 2,
    poolTimeoutSeconds: 10,
    log: () => undefined,
    beforeMigrations: (server) =>
      backUpBeforeMigrations(config, server, { isDemo: false, log, clock: () => new Date() }),
  });
  return { run: async () => (await opening).close() };
}

it('a base backup is made before an update changes the database, and only then', async () => {
  const folder = await aFolder();
  const [dataDir, dir] = [join(folder, 'data'), join(folder, 'backups')];
  await copyFolder(original, dataDir);
  await start(dataDir, { dir, intervalHours: 24 }).run();
  expect((await listManifests(dir)).map(({ migrations }) => migrations)).toEqual([older]);
  await start(dataDir, { dir, intervalHours: 24 }).run();
  expect(await listManifests(dir)).toHaveLength(1);
});

it('an update that cannot be backed up is refused, until that is fixed or the operator goes on without', async () => {
  const folder = await aFolder();
  const [dataDir, dir] = [join(folder, 'data'), join(folder, 'backups')];
  await copyFolder(original, dataDir);
  // A file is in the way of the folder.
  const blocked = fileURLToPath(import.meta.url);
  await expect(start(dataDir, { dir: blocked, intervalHours: 24 }).run()).rejects.toThrow(
    /in the way of the folder\. .*`medianest migrate --without-backup`/,
  );
  const env = {
    DATA_DIR: dataDir,
    BACKUP_DIR: blocked,
    ADMINS: 'discord:1',
    DISCORD_TOKEN: 'token',
  };
  const refused = await runCliHere(['migrate'], env);
  expect(refused).toMatchObject({ exitCode: 1, output: '' });
  expect(refused.errors).toContain('--without-backup');
  const { output } = await runCliHere(['migrate', '--status', '--json'], env);
  expect(JSON.parse(output)).toMatchObject({ applied: older });

  const forced = await runCliHere(['migrate', '--without-backup', '--json'], env);
  expect(forced).toMatchObject({ exitCode: 0, errors: '' });
  // Nothing is pending anymore, so nothing has to be backed up first.
  await start(dataDir, { dir: blocked, intervalHours: 24 }).run();
  expect(await listManifests(dir)).toEqual([]);
});

it('the command line backs up as well before it updates, but nothing does while backups are off', async () => {
  const folder = await aFolder();
  const [dataDir, dir] = [join(folder, 'data'), join(folder, 'backups')];
  await copyFolder(original, dataDir);
  const env = { DATA_DIR: dataDir, BACKUP_DIR: dir, DISCORD_TOKEN: 'token' };
  expect(await runCliHere(['migrate'], env)).toMatchObject({ exitCode: 0, errors: '' });
  expect((await listManifests(dir)).map(({ migrations }) => migrations)).toEqual([older]);

  // Its version stored no settings, so nothing tells whether it is only a demo.
  const unknown = join(folder, 'unknown');
  await copyFolder(original, unknown);
  expect(await runCliHere(['migrate'], { DATA_DIR: unknown })).toMatchObject({ exitCode: 0 });
  expect(await listManifests(join(unknown, 'backups'))).toHaveLength(1);

  const other = join(folder, 'other');
  await copyFolder(original, other);
  const otherDir = join(folder, 'other backups');
  await start(other, { dir: otherDir, intervalHours: 0 }).run();
  expect(await listManifests(otherDir)).toEqual([]);
});
