import { sql } from 'kysely';
import pg from 'pg';
import {
  afterAll,
  afterEach,
  beforeAll,
  describe,
  expect,
  inject,
  it,
  onTestFinished,
  vi,
} from 'vitest';
import { createLocks } from '../../../src/database/locks/locks.ts';
import { createPrismaClient } from '../../../src/database/prisma-client.ts';
import { createDatabaseCheck } from '../../../src/http/readiness.ts';
import { limitConnection } from '../../../src/lib/postgres/connection-limits.ts';
import { isTransientError } from '../../../src/lib/transient-error.ts';
import { createQueueDatabase } from '../../../src/queue/queue-database.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { createRecordingLog } from '../../support/database-setup.ts';
import { startTcpProxy, type TcpProxy } from '../../support/tcp-proxy.ts';

/** Short, because the test waits for them. */
const limits = { connectMs: 500, answerMs: 500 };

let place: TestDatabase;
let proxy: TcpProxy;
let url: string;
beforeAll(async () => {
  place = await createTestDatabase();
  proxy = await startTcpProxy(Number(new URL(inject('databaseAdminUrl')).port));
  const proxied = new URL(place.url);
  proxied.hostname = '127.0.0.1';
  proxied.port = `${proxy.port}`;
  url = proxied.href;
});
afterEach(() => proxy.heal());
afterAll(async () => {
  await proxy.stop();
  await place.drop();
});

/** With one connection: what does not come back would block the next statement. */
function openClient(address = url) {
  const client = createPrismaClient({
    url: address,
    poolSize: 1,
    poolTimeoutSeconds: limits.connectMs / 1000,
    answerMs: limits.answerMs,
  });
  onTestFinished(() => client.close());
  return client;
}

const statement = { name: 'one', text: 'select 1' };

/** Opens what the bot reaches its database with, and returns how it is used. */
const ways: Readonly<Record<string, () => () => Promise<unknown>>> = {
  'a statement of Prisma': () => {
    const { prisma } = openClient();
    return () => prisma.user.count();
  },
  'a transaction of Kysely': () => {
    const { kysely } = openClient();
    return () => kysely.transaction().execute((transaction) => sql`select 1`.execute(transaction));
  },
  'a shared read': () => {
    const { reads } = openClient();
    return () => reads.query(statement);
  },
  'a lock': () => {
    const locks = createLocks({ url, log: createRecordingLog().log, limits });
    onTestFinished(() => locks.close());
    return () => locks.withLock('key', async () => undefined);
  },
  'a lock with which something is read': () => {
    const locks = createLocks({ url, log: createRecordingLog().log, limits });
    onTestFinished(() => locks.close());
    const read = () => locks.reads.query(statement);
    return () => locks.withLockAndRead('key', read, async () => undefined);
  },
  'a statement of the queue': () => {
    const database = createQueueDatabase({
      url,
      connections: 1,
      onError: () => undefined,
      limits,
    });
    onTestFinished(() => database.close());
    return () => database.executeSql('select 1');
  },
};

describe.each(Object.keys(ways))('%s', (name) => {
  /** A slow machine may not be in time. */
  const useUntilItWorks = (use: () => Promise<unknown>) =>
    vi.waitFor(async () => {
      await use();
    });

  it('fails when an open connection is not answered anymore, and then works on another', async () => {
    const use = ways[name]?.() ?? expect.fail();
    await useUntilItWorks(use);
    proxy.hang();
    const failures = await Promise.all([use(), use()].map((used) => used.catch((error) => error)));
    expect(failures.map(isTransientError)).toEqual([true, true]);
    await proxy.heal();
    await useUntilItWorks(use);
  });

  it('fails when a connection is accepted and nothing follows, and then works on another', async () => {
    proxy.hang();
    const use = ways[name]?.() ?? expect.fail();
    expect(isTransientError(await use().catch((error) => error))).toBe(true);
    await proxy.heal();
    await useUntilItWorks(use);
  });
});

it('the server looks often enough whether a bot that holds locks is still there', async () => {
  const text = 'show tcp_keepalives_idle';
  const locks = createLocks({ url: place.url, log: createRecordingLog().log });
  const queue = createQueueDatabase({ url: place.url, onError: () => undefined });
  onTestFinished(() => locks.close());
  onTestFinished(() => queue.close());
  const answers = [
    await openClient(place.url).pool.query(text),
    await locks.reads.query({ text }),
    await queue.executeSql(text),
  ];
  expect(answers.map(({ rows }) => rows[0])).toEqual(
    answers.map(() => ({ tcp_keepalives_idle: '10' })),
  );
});

it('a transaction fails when the server falls silent in the middle, and leaves its connection', async () => {
  const { kysely } = openClient();
  await vi.waitFor(() => sql`select 1`.execute(kysely));
  const failure = await kysely
    .transaction()
    .execute(async (transaction) => {
      await sql`select 1`.execute(transaction);
      proxy.hang();
      await sql`select 1`.execute(transaction);
    })
    .catch((error: unknown) => error);
  expect(isTransientError(failure)).toBe(true);
  await proxy.heal();
  await vi.waitFor(() => sql`select 1`.execute(kysely));
});

it('a connection on which readiness was asked in vain is given up at once', async () => {
  const { pool } = createPrismaClient({ url, poolSize: 1, poolTimeoutSeconds: 60 });
  onTestFinished(() => pool.end());
  await pool.query('select 1');
  proxy.hang();
  expect((await createDatabaseCheck(pool, 20).check()).ok).toBe(false);
  expect(pool.totalCount).toBe(0);
});

it('a connection on which the server falls silent before it is used is given up as soon as one that is opened', async () => {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  proxy.hang();
  await expect(limitConnection(client, { connectMs: 20, answerMs: 3_600_000 })).rejects.toThrow(
    'terminated',
  );
});

it('a connection that is opened is given up before those who wait for it', async () => {
  const { pool, reads, close } = createPrismaClient({ url, poolSize: 1, poolTimeoutSeconds: 30 });
  onTestFinished(close);
  expect(pool.options).toMatchObject({
    connectionTimeoutMillis: 10_000,
    waitTimeoutMillis: 30_000,
  });
  expect(reads.pool.options.connectionTimeoutMillis).toBe(10_000);
});

it('a process that cannot reopen the connection of its locks counts as running once it can', async () => {
  const one = createLocks({ url, log: createRecordingLog().log, limits });
  onTestFinished(() => one.close());
  await vi.waitFor(() => one.isOnlyInstance(async () => undefined));
  const other = createLocks({ url: place.url, log: createRecordingLog().log });
  onTestFinished(() => other.close());
  proxy.hang();
  await one.withLock('key', async () => undefined).catch(() => undefined);
  await proxy.cut();
  await proxy.heal();
  await vi.waitFor(() => one.withLock('key', async () => undefined));
  expect(await other.isOnlyInstance(async () => undefined)).toBe(false);
});
