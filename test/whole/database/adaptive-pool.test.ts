import { Socket } from 'node:net';
import pg from 'pg';
import { expect, it, onTestFinished, vi } from 'vitest';
import { AdaptivePool } from '../../../src/database/connection/adaptive-pool.ts';
import { createTestDatabase } from '../../support/database.ts';
import { waitUntil } from '../../support/wait-until.ts';

const hourMs = 3_600_000;

/** A pool of ten connections, and a lock on which statements wait as long as the test holds it. */
async function createStage(
  parts: ConstructorParameters<typeof AdaptivePool>[1],
  config: ConstructorParameters<typeof AdaptivePool>[0] = {},
) {
  const { url, drop } = await createTestDatabase();
  const stream = vi.fn(() => new Socket());
  const pool = new AdaptivePool({ connectionString: url, max: 10, stream, ...config }, parts);
  pool.on('connect', (client) => client.on('error', () => undefined));
  pool.on('error', () => undefined);
  const check = vi.fn(() => config.waitTimeoutMillis);
  Object.defineProperty(pool.options, 'waitTimeoutMillis', {
    get: check,
    set: check.mockReturnValue,
  });
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
    /** How many connections were begun to be opened. */
    countTries: () => stream.mock.calls.length,
    /** Until the pool has looked several times at those who wait. */
    passChecks() {
      check.mockClear();
      return waitUntil(() => check.mock.calls.length > 3, 'several checks');
    },
    letThrough: () => holder.query('select pg_advisory_unlock(1)'),
    breakAll: () =>
      holder.query(
        `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and not granted`,
      ),
  };
}

/** What is asked of a connection before it is used; the test says how each ends. */
function createHook() {
  const asked: PromiseWithResolvers<void>[] = [];
  const onConnect = () => {
    const answer = Promise.withResolvers<void>();
    asked.push(answer);
    return answer.promise;
  };
  const reach = (count: number) =>
    waitUntil(() => asked.length === count, `${count} connections to be opened`);
  return { asked, onConnect, reach };
}

/** Until what follows from a promise has happened, but before the next timer. */
async function passTicks() {
  for (let tick = 0; tick < 20; tick += 1) {
    await new Promise<void>((resolve) => process.nextTick(resolve));
  }
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
    checkMs: 1,
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
    checkMs: 1,
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
    checkMs: 1,
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
    checkMs: 1,
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
    checkMs: 1,
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

it('a server that cannot be reached is tried again for each who comes', async () => {
  const parts = { patienceMs: hourMs, doubtMs: hourMs };
  const pool = new AdaptivePool({ host: '127.0.0.1', port: 1, max: 10 }, parts);
  const queries = Array.from({ length: 6 }, () => pool.query('select 1'));
  const clients = Array.from({ length: 6 }, () => pool.connect());
  const results = await Promise.allSettled([...queries, ...clients]);
  expect(results.map(({ status }) => status)).toEqual(Array(12).fill('rejected'));
  await expect(pool.query('select 1')).rejects.toThrow('ECONNREFUSED');
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
    { patienceMs: 5, checkMs: 1, openingMs: 5, measureUtilization: () => 0 },
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
    checkMs: 1,
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
  const { pool, hold, start, reach, letThrough } = await createStage({
    patienceMs: 5,
    checkMs: 1,
    openingMs: 5,
    calmMs: 0,
    measureUtilization: () => 0,
  });
  const first = start(8);
  await reach(8);
  await letThrough();
  await Promise.all(first);
  for (let statement = 0; statement < 20; statement += 1) await pool.query('select 1');
  await hold();
  const second = start(8);
  expect(pool.queuedCount).toBe(4);
  await letThrough();
  await Promise.all(second);
});

it('as many run at a time as lately, as long as that was not calm', async () => {
  const { pool, hold, start, reach, letThrough } = await createStage({
    patienceMs: 5,
    checkMs: 1,
    openingMs: 5,
    calmMs: hourMs,
    measureUtilization: () => 0,
  });
  const first = start(8);
  await reach(8);
  await letThrough();
  await Promise.all(first);
  await hold();
  const second = start(8);
  expect(pool.queuedCount).toBe(0);
  await letThrough();
  await Promise.all(second);
});

it('while somebody waits, it is not calm', async () => {
  const { pool } = await createStage(
    { patienceMs: 5, checkMs: 1, openingMs: 5, calmMs: 0, measureUtilization: () => 0 },
    { max: 5 },
  );
  const clients = await Promise.all(Array.from({ length: 5 }, () => pool.connect()));
  const others = [pool.connect(), pool.connect()];
  clients.pop()?.release();
  await passTicks();
  expect(pool.queuedCount).toBe(1);
  for (const client of clients) client.release();
  for (const client of await Promise.all(others)) client.release();
});

it('one more runs for each who has waited long, and one fewer when that is over', async () => {
  const { pool } = await createStage(
    { patienceMs: 5, checkMs: 1, openingMs: 5, calmMs: 0, measureUtilization: () => 0 },
    { max: 5 },
  );
  const clients = await Promise.all(Array.from({ length: 5 }, () => pool.connect()));
  clients.pop()?.release();
  await passTicks();
  const next = pool.connect();
  expect(pool.queuedCount).toBe(1);
  for (const client of [...clients, await next]) client.release();
});

it('connections that were opened too late change nothing', async () => {
  const { asked, onConnect, reach } = createHook();
  const { pool } = await createStage({ patienceMs: hourMs }, { onConnect });
  const waiting = Array.from({ length: 4 }, () => pool.connect());
  await reach(4);
  asked[0]?.resolve();
  for (const client of waiting) (await client).release();
  for (const each of asked) each.resolve();
  await waitUntil(() => pool.idleCount === 4, 'all connections to be opened');
  const again = Array.from({ length: 5 }, () => pool.connect());
  expect(pool.queuedCount).toBe(1);
  for (const client of again) (await client).release();
});

it('a connection is opened for each of those who wait, and no more', async () => {
  const { asked, onConnect, reach } = createHook();
  const { pool, passChecks, countTries } = await createStage(
    { patienceMs: 0, checkMs: 1, openingMs: 0, measureUtilization: () => 0 },
    { onConnect },
  );
  const client = pool.connect();
  await reach(1);
  await passChecks();
  expect(countTries()).toBe(1);
  asked[0]?.resolve();
  (await client).release();
});

it('nobody waits in the queue of pg.Pool when there is no room for a further connection', async () => {
  const { pool, start, reach, passChecks, letThrough } = await createStage(
    { patienceMs: 0, checkMs: 1, openingMs: 0, measureUtilization: () => 0 },
    { max: 4 },
  );
  const statements = start(6);
  await reach(4);
  await passChecks();
  expect([pool.queuedCount, pool.waitingCount]).toEqual([2, 0]);
  await letThrough();
  await Promise.all(statements);
});

it('a burst after a quiet time opens only four connections without patience', async () => {
  const { pool, start, reach, letThrough } = await createStage({ patienceMs: hourMs });
  await pool.query('select 1');
  const statements = start(20);
  await reach(4);
  expect(pool.totalCount).toBe(4);
  await letThrough();
  await Promise.all(statements);
});

it('two who come at the same time do not get the same idle connection', async () => {
  const onConnect = vi.fn(async () => {
    if (onConnect.mock.calls.length > 1) throw new Error('too many connections');
  });
  const { pool } = await createStage({ patienceMs: hourMs }, { onConnect });
  await pool.query('select 1');
  const both = [pool.query('select 2'), pool.query('select 3')];
  await Promise.all(both);
});

it('the second of two who come at the same time gets a connection of their own', async () => {
  const { pool } = await createStage({ patienceMs: hourMs });
  await pool.query('select 1');
  const clients = await Promise.all([pool.connect(), pool.connect()]);
  expect(pool.totalCount).toBe(2);
  for (const client of clients) client.release();
});

it('nobody who has to wait shortly gets more than four statements to run', async () => {
  const { pool, start, reach, passChecks, letThrough } = await createStage({
    patienceMs: hourMs,
    checkMs: 1,
    openingMs: 0,
    measureUtilization: () => 0,
  });
  const statements = start(6);
  await reach(4);
  await passChecks();
  expect(pool.totalCount).toBe(4);
  await letThrough();
  await Promise.all(statements);
});

it('it is looked at those who wait no more often than it has to', async () => {
  const { pool, start, reach, letThrough } = await createStage({
    patienceMs: 0,
    checkMs: hourMs,
    openingMs: 0,
    measureUtilization: () => 0,
  });
  const statements = start(6);
  await reach(4);
  expect(pool.totalCount).toBe(4);
  await letThrough();
  await Promise.all(statements);
});

it('whoever does not wait costs no look at the event loop', async () => {
  const measureUtilization = vi.fn(() => 0);
  const { pool } = await createStage({ patienceMs: hourMs, measureUtilization });
  await pool.query('select 1');
  measureUtilization.mockClear();
  await pool.query('select 1');
  expect(measureUtilization).not.toHaveBeenCalled();
});

it('a connection that was opened for somebody who has waited is used at once', async () => {
  const { asked, onConnect, reach } = createHook();
  const { pool } = await createStage(
    { patienceMs: 0, checkMs: 1, openingMs: 0, measureUtilization: () => 0 },
    { max: 5, onConnect },
  );
  const clients = Array.from({ length: 5 }, () => pool.connect());
  await reach(5);
  for (const each of asked.slice(0, 4)) each.resolve();
  const first = await Promise.all(clients.slice(0, 4));
  asked[4]?.resolve();
  await passTicks();
  expect(pool.queuedCount).toBe(0);
  for (const client of [...first, await clients[4]]) client?.release();
});

it('an idle connection that breaks when somebody gets it takes nobody their place', async () => {
  const onConnect = vi.fn(async () => {
    if (onConnect.mock.calls.length > 1) throw new Error('too many connections');
  });
  const { pool } = await createStage({ patienceMs: hourMs, calmMs: 0 }, { onConnect });
  for (let round = 0; round < 5; round += 1) {
    onConnect.mockClear();
    const client = await pool.connect();
    client.release();
    await passTicks();
    const unlucky = pool.connect();
    client.emit('error', new Error('broken'));
    await expect(unlucky).rejects.toThrow('too many connections');
  }
  onConnect.mockClear();
  for (let round = 0; round < 3; round += 1) await pool.query('select 1');
});

it('further connections that are refused fail nobody, and are opened once there is room', async () => {
  const hasRoom = vi.fn(() => hasRoom.mock.calls.length <= 4 || hasRoom.mock.calls.length > 24);
  const onConnect = async () => {
    if (!hasRoom()) throw new Error('too many connections');
  };
  const { pool, start, reach, letThrough } = await createStage(
    { patienceMs: 5, checkMs: 1, openingMs: 5, doubtMs: 5, measureUtilization: () => 0 },
    { onConnect },
  );
  const statements = start(10);
  await reach(10);
  await letThrough();
  await Promise.all(statements);
  expect(pool.queuedCount).toBe(0);
});

it('a server that has refused a connection is left alone for a while', async () => {
  const onConnect = vi.fn(async () => {
    if (onConnect.mock.calls.length > 4) throw new Error('too many connections');
  });
  const { countTries, start, reach, passChecks, letThrough } = await createStage(
    { patienceMs: 0, checkMs: 1, openingMs: 0, doubtMs: hourMs, measureUtilization: () => 0 },
    { max: 5, onConnect },
  );
  const statements = start(4);
  await reach(4);
  statements.push(...start(1));
  await waitUntil(() => onConnect.mock.calls.length > 4, 'a connection to be refused');
  await passChecks();
  await letThrough();
  await Promise.all(statements);
  expect(countTries()).toBe(5);
});

it('nobody fails who can have one of the connections that are open, although they are fewer than four', async () => {
  const { asked, onConnect, reach } = createHook();
  const stage = await createStage(
    { patienceMs: hourMs },
    {
      // There is no room for the tries of later either, for which a busy machine may have the time.
      onConnect: async () => {
        if (asked.length === 4) throw new Error('too many connections');
        await onConnect();
      },
    },
  );
  const statements = stage.start(20);
  await reach(4);
  for (const each of asked.slice(0, 2)) each.resolve();
  await stage.reach(2);
  for (const each of asked.slice(2)) each.reject(new Error('too many connections'));
  await waitUntil(() => stage.pool.totalCount === 2, 'two connections to be refused');
  await stage.letThrough();
  await Promise.all(statements);
});

it('connections that hang leave room for others', async () => {
  const { asked, onConnect, reach } = createHook();
  const stage = await createStage(
    { patienceMs: 0, checkMs: 1, openingMs: 0, doubtMs: hourMs, measureUtilization: () => 0 },
    { onConnect },
  );
  const statements = stage.start(20);
  await reach(5);
  await stage.passChecks();
  expect(stage.countTries()).toBe(5);
  // The server answers again.
  asked.at(-1)?.resolve();
  await reach(10);
  for (const each of asked) each.resolve();
  await stage.reach(10);
  await stage.letThrough();
  await Promise.all(statements);
});

it('four connections are opened at once, however few there may be', async () => {
  const { asked, onConnect, reach } = createHook();
  const parts = { patienceMs: hourMs, doubtMs: hourMs };
  const { pool } = await createStage(parts, { max: 4, onConnect });
  const clients = Array.from({ length: 4 }, () => pool.connect());
  await reach(4);
  for (const each of asked) each.resolve();
  for (const client of clients) (await client).release();
});

it('whoever comes while a connection is refused gets another attempt', async () => {
  const { asked, onConnect, reach } = createHook();
  const { pool } = await createStage({ patienceMs: hourMs, doubtMs: hourMs }, { onConnect });
  const refuse = async (count: number) => {
    await reach(count);
    asked.at(-1)?.reject(new Error('too many connections'));
  };
  const refused = [expect(pool.connect()).rejects.toThrow('too many connections')];
  await refuse(1);
  await Promise.all(refused);
  refused.push(expect(pool.connect()).rejects.toThrow('too many connections'));
  await reach(2);
  const next = pool.connect();
  await refuse(2);
  await Promise.all(refused);
  await reach(3);
  asked.at(-1)?.resolve();
  (await next).release();
});

it('whoever waits for a connection that is being opened waits no longer than for others', async () => {
  const { asked, onConnect, reach } = createHook();
  const stage = await createStage({ checkMs: 1 }, { onConnect, waitTimeoutMillis: 20 });
  const client = expect(stage.pool.connect()).rejects.toThrow('timeout');
  await reach(1);
  await client;
  asked[0]?.resolve();
});

it('how busy the event loop was before somebody waited does not count', async () => {
  const measured: number[] = [];
  const utilizations = [0, 1];
  const { pool, start, reach, letThrough } = await createStage({
    patienceMs: 5,
    checkMs: 1,
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
    patienceMs: hourMs,
    checkMs: 1,
  });
  const statements = start(4);
  await reach(4);
  pool.options.waitTimeoutMillis = 20;
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
    checkMs: 1,
    openingMs: 5,
    doubtMs: 5,
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

it('settings that could not be read for a moment are read again', async () => {
  const { pool, start, reach, letThrough } = await createStage({
    patienceMs: 5,
    checkMs: 1,
    openingMs: 5,
    measureUtilization: () => 0,
  });
  const { connectionString } = pool.options;
  const read = vi.fn(() => connectionString);
  read.mockImplementationOnce(() => {
    throw new Error('the certificate is gone');
  });
  Object.defineProperty(pool.options, 'connectionString', { get: read });
  await expect(pool.query('select 1')).rejects.toThrow('the certificate is gone');
  const statements = start(10);
  await reach(10);
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
