import { cp, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { backUpBeforeMigrations } from '../../../src/composition/backup/create-backups.ts';
import { listManifests } from '../../../src/database/backup/manifest.ts';
import { startEmbedded } from '../../../src/database/embedded/start-embedded.ts';
import { migrate } from '../../../src/database/migrations/migrate.ts';
import { openDatabase } from '../../../src/database/open-database.ts';
import { aFolder } from '../../support/backup-setup.ts';
import { createRecordingLog } from '../../support/recording-log.ts';

const migrationsFolder = fileURLToPath(new URL('../../../prisma/migrations', import.meta.url));

/** A stopped database of an earlier version, and the names of its migrations. */
async function anOlderDatabase(dataDir: string): Promise<readonly string[]> {
  const folder = join(await aFolder(), 'migrations');
  await mkdir(folder);
  const names = (await readdir(migrationsFolder)).filter((name) => /^\d/.test(name)).sort();
  const older = names.slice(0, 2);
  for (const name of older) {
    await cp(join(migrationsFolder, name), join(folder, name), { recursive: true });
  }
  const server = await startEmbedded({ dataDir, log: () => undefined });
  await migrate(server.url, { log: () => undefined, folder });
  await server.stop();
  return older;
}

function start(dataDir: string, backup: { readonly dir: string; readonly intervalHours: number }) {
  const { log, lines } = createRecordingLog();
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
  return { lines, run: async () => (await opening).close() };
}

it('a base backup is made before an update changes the database, and only then', async () => {
  const folder = await aFolder();
  const [dataDir, dir] = [join(folder, 'data'), join(folder, 'backups')];
  const older = await anOlderDatabase(dataDir);
  await start(dataDir, { dir, intervalHours: 24 }).run();
  expect((await listManifests(dir)).map(({ migrations }) => migrations)).toEqual([older]);
  await start(dataDir, { dir, intervalHours: 24 }).run();
  expect(await listManifests(dir)).toHaveLength(1);
});

it('an update goes on when it cannot be backed up, or backups are off', async () => {
  const folder = await aFolder();
  const dataDir = join(folder, 'data');
  await anOlderDatabase(dataDir);
  // A file is in the way of the folder.
  const failing = start(dataDir, { dir: fileURLToPath(import.meta.url), intervalHours: 24 });
  await failing.run();
  expect(failing.lines).toMatchObject([{ level: 'error' }]);

  const other = join(folder, 'other');
  await anOlderDatabase(other);
  const dir = join(folder, 'backups');
  await start(other, { dir, intervalHours: 0 }).run();
  expect(await listManifests(dir)).toEqual([]);
});
