import { once } from 'node:events';
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
  expect(measureUtilization).toHaveBeenCalledTimes(1);
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

it('a connection that opens when nobody waits for it anymore makes no room for another', async () => {
  let utilization = 0;
  const onConnect = vi.fn(async () => undefined);
  const { pool, start, reach, letThrough, breakAll } = await createStage(
    {
      patienceMs: 5,
      openingMs: 5,
      mostPatienceMs: hourMs,
      calmMs: 0,
      measureUtilization: () => utilization,
    },
    { max: 5, onConnect },
  );
  const broken = Promise.allSettled(start(5));
  await reach(5);

  // The sixth waits for a place, gets that of one that breaks, and gives up while its connection is being set up.
  const setUp = Promise.withResolvers<undefined>();
  const isBeingSetUp = new Promise<void>((resolve) => {
    onConnect.mockImplementation(() => {
      resolve();
      return setUp.promise;
    });
  });
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  pool.options.connectionTimeoutMillis = hourMs;
  const late = expect(pool.connect()).rejects.toThrow('timeout exceeded');
  await breakAll();
  await broken;
  await isBeingSetUp;
  vi.advanceTimersByTime(hourMs);
  await late;
  vi.useRealTimers();
  const released = once(pool, 'release');
  setUp.resolve(undefined);
  await released;

  utilization = 1;
  onConnect.mockImplementation(async () => undefined);
  pool.options.max = 10;
  const statements = start(6);
  await reach(4);
  expect(pool.totalCount).toBe(4);
  await letThrough();
  await Promise.all(statements);
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
