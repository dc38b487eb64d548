import { fork } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { deployWithPrisma, diffMigration, writeMigration } from '../../../scripts/migration.ts';
import { MigrationError, migrate } from '../../../src/database/migrations/migrate.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const folder = join(root, 'prisma', 'migrations');
const log = () => undefined;

let database: TestDatabase;
let scratch: string;

beforeEach(async () => {
  database = await createTestDatabase({ empty: true });
  scratch = await mkdtemp(join(tmpdir(), 'medianest-migrations-'));
});

afterEach(async () => {
  await database.drop();
  await rm(scratch, { recursive: true, force: true });
});

async function query(sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql);
    return rows;
  } finally {
    await client.end();
  }
}

async function addMigration(name: string, script: string): Promise<void> {
  await mkdir(join(scratch, name), { recursive: true });
  await writeFile(join(scratch, name, 'migration.sql'), script);
}

describe('the migrations of this version', () => {
  test('lead exactly to prisma/schema.prisma', async () => {
    const schema = await readFile(join(root, 'prisma', 'schema.prisma'), 'utf8');
    const draft = await diffMigration({
      url: database.url,
      folder,
      schema,
      name: 'missing',
      now: new Date(0),
    });
    expect(draft).toBeUndefined();
  });

  test('differ from a schema with an additional column', async () => {
    const schema = await readFile(join(root, 'prisma', 'schema.prisma'), 'utf8');
    const draft = await diffMigration({
      url: database.url,
      folder,
      schema: `${schema}\nmodel Planted {\n  id Int @id\n  @@map("planted")\n}\n`,
      name: 'planted',
      now: new Date(0),
    });
    expect(draft?.name).toBe('19700101000000_planted');
    expect(draft?.script).toContain('CREATE TABLE "planted"');
    expect(draft?.script).not.toContain('"request"');
  });

  test('are recorded where `prisma migrate deploy` looks', async () => {
    const { applied } = await migrate(database.url, { log });
    expect(applied.length).toBeGreaterThan(0);
    const rows = await query(
      `SELECT migration_name, applied_steps_count FROM _prisma_migrations
       WHERE finished_at IS NOT NULL AND length(checksum) = 64 ORDER BY started_at`,
    );
    expect(rows).toEqual(
      applied.map((migration_name) => ({ migration_name, applied_steps_count: 1 })),
    );
  });

  test('are applied once', async () => {
    await migrate(database.url, { log });
    expect(await migrate(database.url, { log })).toEqual({ applied: [] });
  });

  test('are applied by one of two processes that start at once', async () => {
    const script = fileURLToPath(new URL('./migrate-process.ts', import.meta.url));
    const run = async () => {
      const child = fork(script, [database.url], {
        execArgv: ['--experimental-strip-types'],
        cwd: root,
      });
      const [message] = await once(child, 'message');
      await once(child, 'exit');
      return message;
    };
    const outcomes = await Promise.all([run(), run()]);
    const counts = outcomes.map(({ applied }) => applied.length).sort();
    expect(counts[0]).toBe(0);
    expect(counts[1]).toBeGreaterThan(0);
  });
});

describe('a database', () => {
  test('of another application is refused', async () => {
    await query('CREATE TABLE theirs (id int)');
    await expect(migrate(database.url, { log })).rejects.toThrow(/already has the table "theirs"/);
  });

  test('can be migrated by Prisma as well as by the bot', async () => {
    const list = () => deployWithPrisma(database.url, folder);
    expect((await list()).length).toBeGreaterThan(0);
    expect(await migrate(database.url, { log })).toEqual({ applied: [] });
    await query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
    expect((await migrate(database.url, { log })).applied.length).toBeGreaterThan(0);
    expect(await list()).toEqual([]);
  });
});

describe('a database without permission for pg_trgm', () => {
  test('is migrated anyway, without the index for words in titles', async () => {
    const name = `poor_${process.pid}`;
    await query(`create role ${name} login password 'poor'`);
    try {
      await query(`grant all on schema public to ${name}`);
      const url = new URL(database.url);
      url.username = name;
      url.password = 'poor';
      expect((await migrate(url.href, { log })).applied.length).toBeGreaterThan(0);
      const indexes = await query(`select indexname from pg_indexes where tablename = 'request'`);
      expect(indexes.length).toBeGreaterThan(5);
      expect(indexes.map(({ indexname }) => indexname)).not.toContain('request_title_idx');
    } finally {
      await query(`drop owned by ${name}`);
      await query(`drop role ${name}`);
    }
  });
});

describe('a migration', () => {
  test('may contain semicolons inside strings and functions', async () => {
    await addMigration(
      '1_function',
      `CREATE FUNCTION f() RETURNS text LANGUAGE plpgsql AS $$ BEGIN PERFORM 1; RETURN 'a;b'; END; $$;`,
    );
    await migrate(database.url, { log, folder: scratch });
    expect(await query('SELECT f() AS f')).toEqual([{ f: 'a;b' }]);
  });

  test('that fails has no effect, and runs again after it was fixed', async () => {
    await addMigration('1_ok', 'CREATE TABLE a (id int);');
    await addMigration('2_bad', 'CREATE TABLE b (id int); CREATE TABLE a (id int);');
    await expect(migrate(database.url, { log, folder: scratch })).rejects.toThrow(
      /2_bad.*relation "a" already exists/,
    );
    expect(await query(`SELECT to_regclass('b') AS b`)).toEqual([{ b: null }]);

    await addMigration('2_bad', 'CREATE TABLE b (id int);');
    expect(await migrate(database.url, { log, folder: scratch })).toEqual({ applied: ['2_bad'] });
  });

  test('that is interrupted by a killed connection has no effect, and runs again', async () => {
    await addMigration('1_slow', 'CREATE TABLE a (id int); SELECT pg_sleep(60);');
    const interrupted = expect(migrate(database.url, { log, folder: scratch })).rejects.toThrow(
      /1_slow failed and was undone/,
    );
    const kill = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND query LIKE '%pg_sleep(60);'`;
    await vi.waitFor(async () => expect(await query(kill)).toHaveLength(1));
    await interrupted;
    expect(await query('SELECT * FROM _prisma_migrations')).toEqual([]);

    await addMigration('1_slow', 'CREATE TABLE a (id int);');
    expect(await migrate(database.url, { log, folder: scratch })).toEqual({ applied: ['1_slow'] });
  });

  test('that another tool has not finished is refused until the operator has resolved it', async () => {
    await addMigration('1_ok', 'CREATE TABLE a (id int);');
    await migrate(database.url, { log, folder: scratch });
    await query('DROP TABLE a');
    await query('UPDATE _prisma_migrations SET finished_at = NULL, applied_steps_count = 0');
    const error: unknown = await migrate(database.url, { log, folder: scratch }).catch(
      (cause: unknown) => cause,
    );
    expect(error).toBeInstanceOf(MigrationError);
    const advice = /run (UPDATE .*) and start again/.exec(String(error))?.[1] ?? '';
    await query(advice);
    expect(await migrate(database.url, { log, folder: scratch })).toEqual({ applied: ['1_ok'] });
    expect(await query('SELECT * FROM a')).toEqual([]);
  });

  test('that was changed after it was applied is refused', async () => {
    await addMigration('1_ok', 'CREATE TABLE a (id int);');
    await migrate(database.url, { log, folder: scratch });
    await addMigration('1_ok', 'CREATE TABLE a (id bigint);');
    await expect(migrate(database.url, { log, folder: scratch })).rejects.toThrow(
      /1_ok differs from the one that was applied/,
    );
  });

  test('that this version does not know is refused as newer', async () => {
    await cp(folder, scratch, { recursive: true });
    await addMigration('99990101000000_future', 'CREATE TABLE future (id int);');
    await migrate(database.url, { log, folder: scratch });
    await expect(migrate(database.url, { log })).rejects.toThrow(
      'This database was updated by a newer MediaNest (migration 99990101000000_future)',
    );
  });

  test('is written with the lock file that names PostgreSQL', async () => {
    const path = await writeMigration(scratch, { name: '1_a', script: 'CREATE TABLE a (id int);' });
    expect(path).toBe(join(scratch, '1_a', 'migration.sql'));
    expect(await readFile(join(scratch, 'migration_lock.toml'), 'utf8')).toContain(
      'provider = "postgresql"',
    );
    expect(await migrate(database.url, { log, folder: scratch })).toEqual({ applied: ['1_a'] });
  });
});
