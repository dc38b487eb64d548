import { setImmediate as turn } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import { createLocks } from '../../../src/database/locks/locks.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { createRecordingLog } from '../../support/database-setup.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase({ empty: true });
});

afterAll(() => database.drop());

function open(url = database.url) {
  const { log, lines } = createRecordingLog();
  const locks = createLocks({ url, log });
  onTestFinished(() => locks.close());
  return { ...locks, lines };
}

/** Work that notes how many are at it at once. */
function counter() {
  let now = 0;
  const seen = { most: 0, runs: 0 };
  const work = async () => {
    now += 1;
    seen.runs += 1;
    seen.most = Math.max(seen.most, now);
    for (let n = 0; n < 5; n += 1) await turn();
    now -= 1;
  };
  return { seen, work };
}

async function held(): Promise<number> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const { rowCount } = await client.query(
    `select 1 from pg_locks l join pg_database d on d.oid = l.database
     where l.locktype = 'advisory' and d.datname = current_database()`,
  );
  await client.end();
  return rowCount ?? 0;
}

it('a lock has one holder at a time, within a process and between processes', async () => {
  const [one, two] = [open(), open()];
  const { seen, work } = counter();
  const all = Array.from({ length: 30 }, (_, n) => (n % 2 ? one : two).withLock('same', work));
  await Promise.all(all);
  expect(seen).toEqual({ most: 1, runs: 30 });
});

it('locks of different keys are independent', async () => {
  const [one, two] = [open(), open()];
  await one.withLock('a', () => one.withLock('b', () => two.withLock('c', async () => undefined)));
});

it('a lock returns the result of the work, and is released when the work fails', async () => {
  const [one, two] = [open(), open()];
  await expect(one.withLock('f', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await two.withLock('f', async () => 7)).toBe(7);
  expect(await one.withLock('f', async () => 8)).toBe(8);
  await vi.waitFor(async () => expect(await held()).toBe(0));
});

it('the locks of a process are released when it ends', async () => {
  const [one, two] = [open(), open()];
  let isIn = false;
  void one.withLock('dying', () => {
    isIn = true;
    return new Promise(() => undefined);
  });
  await vi.waitFor(() => expect(isIn).toBe(true));
  const turnOfTwo = two.withLock('dying', async () => 'in');
  await one.close();
  expect(await turnOfTwo).toBe('in');
});

it('what is read with a lock is read while the lock is held, on the same connection', async () => {
  const one = open();
  await one.withLock('warm', async () => undefined);
  const readHeld = async () => {
    const { rows } = await one.reads.query<{ count: number }>({
      text: `select count(*)::int from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()`,
    });
    return rows[0]?.count;
  };
  const all = Array.from({ length: 20 }, (_, n) =>
    one.withLockAndRead(`read ${n}`, readHeld, async (count) => count),
  );
  for (const count of await Promise.all(all)) expect(count).toBeGreaterThan(0);
  await vi.waitFor(async () => expect(await readHeld()).toBe(0));
});

it('what is read with a lock is what its holder before has left', async () => {
  const [one, two] = [open(), open()];
  const admin = new pg.Client({ connectionString: database.url });
  await admin.connect();
  onTestFinished(() => admin.end());
  await admin.query("create table note (text text); insert into note values ('old')");
  let reads = 0;
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const first = one.withLock('note', async () => {
    await released;
    await admin.query(`update note set text = 'new'`);
  });
  await vi.waitFor(async () => expect(await held()).toBeGreaterThan(0));
  const second = two.withLockAndRead(
    'note',
    async () => {
      reads += 1;
      const { rows } = await two.reads.query<{ text: string }>({ text: 'select text from note' });
      return rows[0]?.text;
    },
    async (text) => text,
  );
  await vi.waitFor(() => expect(reads).toBeGreaterThan(1));
  release();
  expect(await second).toBe('new');
  await first;
});

it('a lock is released when what is read with it fails', async () => {
  const [one, two] = [open(), open()];
  const work = vi.fn(async () => undefined);
  const fail = () => one.reads.query({ text: 'select no_such_column' });
  await expect(one.withLockAndRead('broken', fail, work)).rejects.toThrow('no_such_column');
  expect(work).not.toHaveBeenCalled();
  expect(await two.withLock('broken', async () => 'free')).toBe('free');
});

it('a lock with which something is read fails without a database', async () => {
  const gone = new URL(database.url);
  gone.port = '1';
  const one = open(gone.href);
  const read = () => one.reads.query({ text: 'select 1' });
  await expect(one.withLockAndRead('x', read, async () => 1)).rejects.toThrow();
});

it('another connection is opened when the connection of the locks breaks', async () => {
  const one = open();
  await one.withLock('x', async () => undefined);
  const admin = new pg.Client({ connectionString: database.url });
  await admin.connect();
  await admin.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and application_name = 'medianest locks'`,
  );
  await admin.end();
  await vi.waitFor(() => expect(one.lines.map(({ level }) => level)).toContain('warn'));
  expect(await one.withLock('x', async () => 'again')).toBe('again');
});

it('a lock fails without a database', async () => {
  const gone = new URL(database.url);
  gone.port = '1';
  await expect(open(gone.href).withLock('x', async () => 1)).rejects.toThrow();
});

it('a process can tell whether it is the only running one', async () => {
  const own = await createTestDatabase({ empty: true });
  onTestFinished(() => own.drop());
  const [one, two, three] = [open(own.url), open(own.url), open(own.url)];
  const works: string[] = [];
  const claim = (locks: typeof one, name: string) =>
    locks.isOnlyInstance(async () => {
      works.push(name);
    });
  expect(await claim(one, 'one')).toBe(true);
  expect(await claim(two, 'two')).toBe(false);
  await one.close();
  expect(await claim(three, 'three')).toBe(false);
  await two.close();
  await three.close();
  expect(await claim(open(own.url), 'four')).toBe(true);
  expect(works).toEqual(['one', 'four']);
});

it('only one of several processes that start at once is the only one', async () => {
  const own = await createTestDatabase({ empty: true });
  onTestFinished(() => own.drop());
  const { seen, work } = counter();
  const claims = [1, 2, 3, 4].map(() => open(own.url).isOnlyInstance(work));
  expect((await Promise.all(claims)).filter(Boolean)).toHaveLength(1);
  expect(seen.runs).toBe(1);
});

it('a process counts as running again after its connection broke', async () => {
  const own = await createTestDatabase({ empty: true });
  onTestFinished(() => own.drop());
  const one = open(own.url);
  await one.isOnlyInstance(async () => undefined);
  const admin = new pg.Client({ connectionString: own.url });
  await admin.connect();
  const lives = async () =>
    (
      await admin.query(`select pid from pg_locks l join pg_database d on d.oid = l.database
        where locktype = 'advisory' and d.datname = current_database()`)
    ).rows.map(({ pid }) => Number(pid));
  const [before] = await lives();
  await admin.query('select pg_terminate_backend($1)', [before]);
  await vi.waitFor(async () => {
    const now = await lives();
    expect(now).toHaveLength(1);
    expect(now).not.toContain(before);
  });
  await admin.end();
  expect(await open(own.url).isOnlyInstance(async () => undefined)).toBe(false);
});
