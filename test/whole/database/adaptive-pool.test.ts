import pg from 'pg';
import { expect, it, onTestFinished, vi } from 'vitest';
import { AdaptivePool } from '../../../src/database/connection/adaptive-pool.ts';
import { createTestDatabase } from '../../support/database.ts';
import { waitUntil } from '../../support/wait-until.ts';

const hourMs = 3_600_000;

/** A pool of ten connections, and a lock on which statements wait as long as the test holds it. */
async function createStage(
  parts: ConstructorParameters<typeof AdaptivePool>[1],
  config: pg.PoolConfig = {},
) {
  const { url, drop } = await createTestDatabase();
  const pool = new AdaptivePool({ connectionString: url, max: 10, ...config }, parts);
  pool.on('connect', (client) => client.on('error', () => undefined));
  pool.on('error', () => undefined);
  const holder = new pg.Client({ connectionString: url });
  await holder.connect();
  const hold = () => holder.query('select pg_advisory_lock(1)');
  await hold();
  onTestFinished(async () => {
    // Its lock ends with it, for which the statements of a test that failed may still wait.
    await holder.end();
    if (!pool.ending) await pool.end();
    await drop();
  });
  const countWaiting = async () => {
    const { rows } = await holder.query<{ count: number }>(
      `select count(*)::int from pg_locks where locktype = 'advisory' and not granted`,
    );
    return rows[0]?.count ?? 0;
  };
  return {
    pool,
    hold,
    /** Starts statements that all wait. */
    start: (count: number) =>
      Array.from({ length: count }, () => pool.query('select pg_advisory_xact_lock_shared(1)')),
    reach: (count: number) =>
      waitUntil(async () => (await countWaiting()) === count, `${count} statements to wait`),
    letThrough: () => holder.query('select pg_advisory_unlock(1)'),
    breakAll: () =>
      holder.query(
        `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and not granted`,
      ),
  };
}

it('four statements run at a time, and then the others', async () => {
  const { pool, start, reach, letThrough } = await createStage({ patienceMs: hourMs });
  const statements = start(7);
  await reach(4);
  await letThrough();
  await Promise.all(statements);
  expect(pool.totalCount).toBe(4);
});

it('more statements run at a time while somebody waits long, up to the size of the pool', async () => {
  const { pool, start, reach, letThrough } = await createStage({
    patienceMs: 5,
    openingMs: 5,
    measureUtilization: () => 0.5,
  });
  const statements = start(12);
  await reach(10);
  expect(pool.totalCount).toBe(10);
  await letThrough();
  await Promise.all(statements);
});

it('no connection is opened while the event loop is busy', async () => {
  let utilization = 1;
  const measureUtilization = vi.fn(() => utilization);
  const { pool, start, reach, letThrough } = await createStage({
    patienceMs: 5,
    openingMs: 5,
    mostPatienceMs: hourMs,
    measureUtilization,
  });
  const statements = start(12);
  await reach(4);
  await waitUntil(() => measureUtilization.mock.calls.length > 3, 'several checks');
  expect(pool.totalCount).toBe(4);
  utilization = 0.5;
  await reach(10);
  await letThrough();
  await Promise.all(statements);
});

it('a connection is opened for somebody who has waited for very long', async () => {
  const { start, reach, letThrough } = await createStage({
    patienceMs: 5,
    openingMs: 5,
    mostPatienceMs: 10,
    measureUtilization: () => 1,
  });
  const statements = start(10);
  await reach(10);
  await letThrough();
  await Promise.all(statements);
});

it('connections are opened one after the other', async () => {
  const measureUtilization = vi.fn(() => 0.5);
  const { pool, start, reach, letThrough } = await createStage({
    patienceMs: 5,
    openingMs: hourMs,
    measureUtilization,
  });
  const statements = start(12);
  await reach(5);
  await letThrough();
  await Promise.all(statements);
  expect(pool.totalCount).toBe(5);
  // Once when the first one began to wait, and once for the fifth connection.
  expect(measureUtilization).toHaveBeenCalledTimes(2);
});

it('connections that are open are used again, however busy the event loop is', async () => {
  let utilization = 0.5;
  const { start, reach, letThrough, hold } = await createStage({
    patienceMs: 5,
    openingMs: 5,
    mostPatienceMs: hourMs,
    calmMs: 0,
    measureUtilization: () => utilization,
  });
  const first = start(6);
  await reach(6);
  await letThrough();
  await Promise.all(first);
  await hold();
  utilization = 1;
  const second = start(6);
  await reach(6);
  await letThrough();
  await Promise.all(second);
});

it('a connection that breaks in use leaves its place to the next', async () => {
  const { start, reach, letThrough, breakAll } = await createStage({ patienceMs: hourMs });
  // Awaited from the beginning: they may fail before the next line is reached.
  const broken = Promise.allSettled(start(4));
  const others = Promise.all(start(2));
  await reach(4);
  await breakAll();
  expect((await broken).map(({ status }) => status)).toEqual(Array(4).fill('rejected'));
  await reach(2);
  await letThrough();
  await others;
});

it('a connection that cannot be opened leaves its place to the next', async () => {
  const pool = new AdaptivePool({ host: '127.0.0.1', port: 1, max: 10 }, { patienceMs: hourMs });
  const queries = Array.from({ length: 6 }, () => pool.query('select 1'));
  const clients = Array.from({ length: 6 }, () => pool.connect());
  const results = await Promise.allSettled([...queries, ...clients]);
  expect(results.map(({ status }) => status)).toEqual(Array(12).fill('rejected'));
  await pool.end();
});

it('a connection that was given to a caller leaves its place to the next', async () => {
  const { pool } = await createStage({ patienceMs: hourMs });
  for (let round = 0; round < 3; round += 1) {
    const clients = await Promise.all(Array.from({ length: 4 }, () => pool.connect()));
    const next = pool.connect();
    for (const client of clients) client.release();
    (await next).release();
  }
  expect(pool.totalCount).toBe(4);
});

it('everybody gets a connection in the order in which they came', async () => {
  const { pool, start, reach, letThrough } = await createStage(
    { patienceMs: 5, openingMs: 5, measureUtilization: () => 0 },
    { max: 5 },
  );
  const statements = start(4);
  await reach(4);
  // Takes the fifth connection.
  statements.push(...start(1));
  await reach(5);
  const order: string[] = [];
  const later: Promise<unknown>[] = [];
  for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) {
    const client = pool.connect().then((each) => {
      order.push(`client ${name}`);
      each.release();
    });
    later.push(
      client,
      pool.query('select 1').then(() => order.push(`query ${name}`)),
    );
  }
  await letThrough();
  await Promise.all([...statements, ...later]);
  const clients = order.filter((each) => each.startsWith('client'));
  expect(clients).toEqual(['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `client ${name}`));
  expect(order[0]).toBe('client a');
});

it('a burst opens connections one after the other again, once those of the last one are gone', async () => {
  let utilization = 0;
  const measureUtilization = vi.fn(() => utilization);
  const { pool, hold, start, reach, letThrough, breakAll } = await createStage({
    patienceMs: 5,
    openingMs: 5,
    mostPatienceMs: hourMs,
    calmMs: hourMs,
    measureUtilization,
  });
  const broken = Promise.allSettled(start(10));
  await reach(10);
  await breakAll();
  await broken;
  await waitUntil(() => pool.totalCount === 0, 'all connections to be gone');
  await letThrough();
  await hold();
  utilization = 1;
  measureUtilization.mockClear();
  const statements = start(10);
  await reach(4);
  await waitUntil(() => measureUtilization.mock.calls.length > 3, 'several checks');
  expect(pool.totalCount).toBe(4);
  await letThrough();
  await Promise.all(statements);
});

it('only four run at a time again, and never fewer, once nobody has to wait', async () => {
  let utilization = 0;
  const { pool, hold, start, reach, letThrough } = await createStage({
    patienceMs: 5,
    openingMs: 5,
    mostPatienceMs: hourMs,
    calmMs: 0,
    measureUtilization: () => utilization,
  });
  const first = start(8);
  await reach(8);
  await letThrough();
  await Promise.all(first);
  for (let statement = 0; statement < 20; statement += 1) await pool.query('select 1');
  // Those that are open would be used again.
  pool.options.max = 4;
  utilization = 1;
  await hold();
  const second = start(6);
  await reach(4);
  await letThrough();
  await Promise.all(second);
});

it('a further connection that is refused fails nobody', async () => {
  const measureUtilization = vi.fn(() => 0);
  const onConnect = vi.fn(async () => {
    if (onConnect.mock.calls.length > 4) throw new Error('too many connections');
  });
  const { pool, start, reach, letThrough } = await createStage(
    { patienceMs: 5, openingMs: 5, refusedMs: 5, measureUtilization },
    { onConnect },
  );
  const statements = start(20);
  await reach(4);
  await waitUntil(() => onConnect.mock.calls.length > 6, 'some connections to be refused');
  await letThrough();
  await Promise.all(statements);
  expect(pool.queuedCount).toBe(0);
});

it('how busy the event loop was before somebody waited does not count', async () => {
  const measured: number[] = [];
  const utilizations = [0, 1];
  const { pool, start, reach, letThrough } = await createStage({
    patienceMs: 5,
    openingMs: 5,
    mostPatienceMs: hourMs,
    measureUtilization() {
      const utilization = utilizations.shift() ?? 1;
      measured.push(utilization);
      return utilization;
    },
  });
  const statements = start(6);
  await reach(4);
  await waitUntil(() => measured.length > 3, 'several checks');
  expect(pool.totalCount).toBe(4);
  await letThrough();
  await Promise.all(statements);
});

it('whoever waits for longer than they may is told so, and counted until then', async () => {
  const { pool, start, reach, letThrough } = await createStage({
    patienceMs: 5,
    mostPatienceMs: hourMs,
    measureUtilization: () => 1,
  });
  const statements = start(4);
  await reach(4);
  pool.options.connectionTimeoutMillis = 20;
  const late = Promise.allSettled([pool.query('select 1'), pool.connect()]);
  expect(pool.queuedCount).toBe(2);
  for (const result of await late) {
    expect(result).toMatchObject({ reason: { message: expect.stringContaining('timeout') } });
  }
  expect(pool.queuedCount).toBe(0);
  await letThrough();
  await Promise.all(statements);
});

it('settings that cannot be read anymore fail nobody while there are connections', async () => {
  const measureUtilization = vi.fn(() => 0);
  const { pool, start, reach, letThrough } = await createStage({
    patienceMs: 5,
    openingMs: 5,
    refusedMs: 5,
    measureUtilization,
  });
  const statements = start(6);
  await reach(6);
  const { length } = measureUtilization.mock.calls;
  Object.defineProperty(pool.options, 'connectionString', {
    get() {
      throw new Error('the certificate is gone');
    },
  });
  statements.push(...start(4));
  await waitUntil(() => measureUtilization.mock.calls.length > length + 2, 'several attempts');
  await letThrough();
  await Promise.all(statements);
});

it('settings that cannot be read fail everybody who uses them, and nobody else', async () => {
  const ssl = {
    get ca(): string {
      throw new Error('the certificate is gone');
    },
  };
  const pool = new AdaptivePool({ host: '127.0.0.1', port: 1, ssl, max: 10 }, { patienceMs: 5 });
  const queries = Array.from({ length: 6 }, () => pool.query('select 1'));
  const clients = Array.from({ length: 6 }, () => pool.connect());
  const results = await Promise.allSettled([...queries, ...clients]);
  expect(results.map(({ status }) => status)).toEqual(Array(12).fill('rejected'));
  await pool.end();
});

it('closing ends those who wait for one of all connections, and those who were just let in', async () => {
  const { pool, start, reach, letThrough } = await createStage({ patienceMs: hourMs }, { max: 3 });
  const running = start(2);
  await reach(2);
  await pool.query('select 1');
  const letIn = pool.query('select 2');
  const waiting = expect(pool.query('select 3')).rejects.toThrow('after calling end');
  const closed = pool.end();
  const afterwards = expect(pool.query('select 4')).rejects.toThrow('after calling end');
  await Promise.all([waiting, afterwards, letIn]);
  await letThrough();
  await Promise.all([...running, closed]);
});

it('closing ends thousands of statements that still wait', async () => {
  const { pool, start, reach, letThrough } = await createStage({ patienceMs: hourMs });
  const running = start(4);
  await reach(4);
  const waiting = Promise.allSettled(Array.from({ length: 10_000 }, () => pool.query('select 1')));
  const closed = pool.end();
  await letThrough();
  await Promise.all([...running, closed]);
  expect((await waiting).every(({ status }) => status === 'rejected')).toBe(true);
});
