import pg from 'pg';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { createPrismaClient, type Database } from '../../../src/database/prisma-client.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';

let ownDatabase: TestDatabase;
let database: Database;

beforeEach(async () => {
  ownDatabase = await createTestDatabase();
  database = createPrismaClient({ url: ownDatabase.url, poolSize: 2, poolTimeoutSeconds: 10 });
});

afterEach(async () => {
  await database.close();
  await ownDatabase.drop();
});

describe('the Prisma client', () => {
  test('reads in the pool what it wrote, with keys that sort by time', async () => {
    const first = await database.prisma.user.create({ data: { displayName: 'Ada' } });
    const second = await database.prisma.user.create({ data: { displayName: 'Bob' } });
    expect(first.id[14]).toBe('7');
    const { rows } = await database.pool.query<{ id: string }>('SELECT id FROM "user" ORDER BY id');
    expect(rows.map(({ id }) => id)).toEqual([first.id, second.id]);
  });

  test('runs everything on connections of the one pool', async () => {
    await Promise.all(
      Array.from({ length: 20 }, () => database.prisma.user.create({ data: { displayName: 'x' } })),
    );
    expect(database.pool.totalCount).toBeLessThanOrEqual(2);
    expect(await database.prisma.user.count()).toBe(20);
  });

  test('keeps four connections while nobody uses them', async () => {
    const { url } = ownDatabase;
    const parts = { poolSize: 6, poolTimeoutSeconds: 10, closeIdleAfterMs: 1 };
    const { pool, close } = createPrismaClient({ url, ...parts });
    const clients = await Promise.all(Array.from({ length: 6 }, () => pool.connect()));
    const closed: pg.ClientBase[] = [];
    pool.on('remove', (client) => closed.push(client));
    for (const client of clients) client.release();
    await expect.poll(() => closed.length).toBe(2);
    const again = await Promise.all(Array.from({ length: 4 }, () => pool.connect()));
    expect(again.filter((client) => !clients.includes(client))).toEqual([]);
    for (const client of again) client.release();
    await close();
  });

  test('gives up on a query that gets no connection within the timeout', async () => {
    const { url } = ownDatabase;
    const hasty = createPrismaClient({ url, poolSize: 2, poolTimeoutSeconds: 1 });
    const held = await Promise.all([hasty.pool.connect(), hasty.pool.connect()]);
    await expect(hasty.prisma.user.count()).rejects.toThrow();
    for (const client of held) client.release();
    expect(await hasty.prisma.user.count()).toBe(0);
    await hasty.close();
  });

  test('works again after the server has cut every connection', async () => {
    await database.prisma.user.count();
    const admin = new pg.Client({ connectionString: inject('databaseAdminUrl') });
    await admin.connect();
    await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [
      new URL(ownDatabase.url).pathname.slice(1),
    ]);
    await admin.end();
    await expect.poll(() => database.pool.totalCount).toBe(0);
    expect(await database.prisma.user.count()).toBe(0);
  });

  test('survives that a connection breaks while it is in use', async () => {
    const client = await database.pool.connect();
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    const hasEnded = new Promise<void>((resolve) => client.once('end', resolve));
    // Without a listener of ours, the error event would be an uncaught exception, which fails this run.
    await database.pool.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
    await hasEnded;
    await expect(client.query('SELECT 1')).rejects.toThrow();
    client.release();
    expect(await database.prisma.user.count()).toBe(0);
  });

  test('each test database is its own', async () => {
    await database.prisma.user.create({ data: { displayName: 'Ada' } });
    const other = await createTestDatabase();
    const client = createPrismaClient({ url: other.url, poolSize: 1, poolTimeoutSeconds: 1 });
    try {
      expect(await client.prisma.user.count()).toBe(0);
    } finally {
      await client.close();
      await other.drop();
    }
  });
});
