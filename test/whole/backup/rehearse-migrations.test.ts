import { cp, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { rehearseMigrations } from '../../../src/composition/cli/rehearse-migrations.ts';
import { parseConfig } from '../../../src/config/config.ts';
import { rehearseOnBackup } from '../../../src/database/backup/restore/rehearse-on-backup.ts';
import { readMigrationState } from '../../../src/database/migrations/migrate.ts';
import { aFolder, setUpBackups } from '../../support/backup-setup.ts';
import { createTestDatabase } from '../../support/database.ts';
import { runCliHere } from '../../support/run-cli.ts';

const migrationsFolder = fileURLToPath(new URL('../../../prisma/migrations', import.meta.url));

/** The migrations of this version, and more that the test plants. */
async function plantMigrations(folder: string, scripts: Readonly<Record<string, string>>) {
  await cp(migrationsFolder, folder, { recursive: true });
  for (const [name, script] of Object.entries(scripts)) {
    await mkdir(join(folder, name));
    await writeFile(join(folder, name, 'migration.sql'), script);
  }
  return folder;
}

const lockAndFail = {
  '99990101000000_rewrite': `
    lock table space in share mode;
    alter table "request" add column planted timestamptz not null default clock_timestamp();
    create table planted_table (id int)`,
  '99990102000000_harmless': 'insert into planted_table select 1 from alert',
  '99990103000000_broken': 'alter table card add column x int; select 1 / 0',
  '99990104000000_never': 'drop table card',
};

type Setup = Awaited<ReturnType<typeof setUpBackups>>;

/** A running database for all tests. */
let setup: Setup;
const endings: (() => Promise<void>)[] = [];
beforeAll(async () => {
  setup = await setUpBackups({ onEnd: (work) => endings.push(work) });
});
afterAll(async () => {
  for (const end of endings.reverse()) await end();
});

describe('a rehearsal of migrations', () => {
  it('restores the newest backup, says what was locked and what fails, and leaves nothing behind', async () => {
    const { backups, dataDir, backupDir, folder, url, addUser } = setup;
    await addUser('Ada');
    await backups.makeBase();
    const planted = await plantMigrations(join(folder, 'migrations'), lockAndFail);
    const before = await readdir(dataDir);
    const result = await rehearseOnBackup(
      { backupDir, dataDir, passphrase: null },
      { folder: planted, noticedSeconds: 0 },
    );
    expect(result.migrations).toMatchObject([
      {
        name: '99990101000000_rewrite',
        seconds: expect.any(Number),
        locks: [
          { table: 'request', mode: 'AccessExclusiveLock', blocks: 'reads and writes' },
          { table: 'space', mode: 'ShareLock', blocks: 'writes' },
        ],
        isLongLock: true,
      },
      {
        name: '99990102000000_harmless',
        locks: [
          { table: 'alert', mode: 'AccessShareLock', blocks: 'nothing' },
          { table: 'planted_table', mode: 'RowExclusiveLock', blocks: 'nothing' },
        ],
        isLongLock: false,
      },
    ]);
    expect(result.problem).toMatch(/99990103000000_broken failed.*division by zero/);
    expect(await readdir(dataDir)).toEqual(before);
    expect(await readMigrationState(url)).toMatchObject({ pending: [] });
  });

  it.each(['0', '24'])(
    'finds nothing pending in a backup that it makes if there is none; this and a backup by hand keep WAL on the server only for a bot that archives it, every %s hours',
    async (hours) => {
      const { dataDir, pool } = setup;
      const backupDir = join(await aFolder(), 'backups');
      const env = { DATA_DIR: dataDir, BACKUP_DIR: backupDir, BACKUP_INTERVAL_HOURS: hours };
      const readSlots = async () =>
        (await pool.query('select slot_name from pg_replication_slots')).rowCount;
      const expected = hours === '0' ? 0 : 1;
      const result = await rehearseMigrations(parseConfig(env), null, () => new Date());
      expect(result).toMatchObject({ migrations: [], problem: null });
      expect(result.place).toMatch(/^the backup \d/);
      expect(await readSlots()).toBe(expected);
      expect(await runCliHere(['backup', 'now'], env)).toMatchObject({ exitCode: 0, errors: '' });
      expect(await readSlots()).toBe(expected);
    },
  );

  it('needs a named copy of a database of DATABASE_URL, and refuses that database itself', async () => {
    const database = await createTestDatabase();
    const copy = await createTestDatabase({ empty: true });
    onTestFinished(() => Promise.all([database.drop(), copy.drop()]).then(() => undefined));
    const config = parseConfig({ DATABASE_URL: database.url });
    const clock = () => new Date();
    await expect(rehearseMigrations(config, null, clock)).rejects.toThrow(/pg_dump.*--on/s);
    const sameByAnotherName = database.url.replace('127.0.0.1', 'localhost');
    await expect(rehearseMigrations(config, sameByAnotherName, clock)).rejects.toThrow(
      /must be a copy/,
    );
    const { applied } = await readMigrationState(database.url);
    const result = await rehearseMigrations(config, copy.url, clock);
    expect(result.migrations.map(({ name }) => name)).toEqual(applied);
    expect(result.problem).toBeNull();
  });
});
