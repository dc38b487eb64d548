import { describe, expect, it, vi } from 'vitest';
import { AppError } from '../../../src/domain/app-error.ts';
import { createJobSystem } from '../../../src/queue/job-system.ts';
import { workerStatements } from '../../../src/queue/queue-statements.ts';
import { createRecordingLog, setUpDatabaseForTest } from '../../support/database-setup.ts';
import {
  allHandlers,
  anUpdateCardsJob,
  aSubmitJob,
  createJobFixture,
  type Done,
  gate,
  readJobTable,
} from '../../support/job-fixture.ts';

const soon = { timeout: 10_000, interval: 10 };

describe('working', () => {
  it('runs a job once with its payload and forgets it', async () => {
    const stage = await setUpDatabaseForTest();
    const { jobs, done, dead } = createJobFixture(stage);
    await jobs.start();
    const job = aSubmitJob();
    await jobs.enqueue([job]);
    await vi.waitFor(() => expect(done).toMatchObject([{ ...job, attempt: 0 }]), soon);
    await vi.waitFor(async () => expect(await readJobTable(stage)).toEqual([]), soon);
    expect(dead).toEqual([]);
  });

  it('finds jobs of other processes by looking at the table', async () => {
    const stage = await setUpDatabaseForTest();
    const { jobs, done } = createJobFixture(stage, { pollMs: 10 });
    await jobs.start();
    await stage.sender.enqueue([aSubmitJob()]);
    await vi.waitFor(() => expect(done).toHaveLength(1), soon);
  });

  it('never runs a job twice when two processes fetch', async () => {
    const stage = await setUpDatabaseForTest();
    const one = createJobFixture(stage, { pollMs: 5 });
    const two = createJobFixture(stage, { pollMs: 5 });
    await Promise.all([one.jobs.start(), two.jobs.start()]);
    const jobs = Array.from({ length: 300 }, aSubmitJob);
    for (const job of jobs) void (Math.random() < 0.5 ? one : two).jobs.enqueue([job]);
    await vi.waitFor(() => expect(one.done.length + two.done.length).toBe(300), soon);
    await vi.waitFor(async () => expect(await readJobTable(stage)).toEqual([]), soon);
    const ids = [...one.done, ...two.done].map(({ payload }) => JSON.stringify(payload));
    expect(new Set(ids).size).toBe(300);
    expect([...one.done, ...two.done].every(({ attempt }) => attempt === 0)).toBe(true);
  });

  it('runs no more at once than the settings allow, and all in the end', async () => {
    const stage = await setUpDatabaseForTest();
    let running = 0;
    let most = 0;
    const work = async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise(setImmediate);
      running -= 1;
    };
    const { jobs, done } = createJobFixture(stage, {
      work,
      settings: { 'submit-request': { concurrency: 3 } },
    });
    await jobs.start();
    await jobs.enqueue(Array.from({ length: 20 }, aSubmitJob));
    await vi.waitFor(() => expect(done).toHaveLength(20), soon);
    expect(most).toBe(3);
  });

  it('takes equal jobs for one while they wait, and lets a new one wait while one runs', async () => {
    const stage = await setUpDatabaseForTest();
    const door = gate();
    const { jobs, done } = createJobFixture(stage, { work: () => door.opened });
    const job = anUpdateCardsJob();
    await stage.sender.enqueue([job, job]);
    await stage.sender.enqueue([job]);
    expect(await readJobTable(stage)).toHaveLength(1);
    await jobs.start();
    await vi.waitFor(() => expect(done).toHaveLength(1), soon);
    await jobs.enqueue([job]);
    await vi.waitFor(() => expect(done).toHaveLength(2), soon);
    door.open();
    await vi.waitFor(async () => expect(await readJobTable(stage)).toEqual([]), soon);
    expect(done).toHaveLength(2);
  });

  it('does not take a waiting job while a change that needs it is not committed', async () => {
    const stage = await setUpDatabaseForTest();
    const job = anUpdateCardsJob();
    await stage.sender.enqueue([job]);
    const client = await stage.pool.connect();
    const fetch = async () =>
      (await stage.pool.query(workerStatements('update-cards').fetch, [5])).rows;
    await client.query('begin');
    const sql = stage.sender.sql('gate', '$1');
    await client.query(`with gate as (select 1), ${sql} select 1`, [stage.sender.encode([job])]);
    expect(await fetch()).toEqual([]);
    await client.query('commit');
    client.release();
    expect(await fetch()).toHaveLength(1);
  });

  it('adds a job anew when a worker takes the waiting one while it is being added', async () => {
    const stage = await setUpDatabaseForTest();
    const job = anUpdateCardsJob();
    await stage.sender.enqueue([job]);
    const worker = await stage.pool.connect();
    await worker.query('begin');
    await worker.query(workerStatements('update-cards').fetch, [5]);
    const added = stage.sender.enqueue([job]);
    await vi.waitFor(async () => {
      const { rowCount } =
        await stage.pool.query(`select 1 from pg_locks where not granted and pid in
          (select pid from pg_stat_activity where datname = current_database())`);
      expect(rowCount).toBe(1);
    }, soon);
    await worker.query('commit');
    worker.release();
    await added;
    const states = (await readJobTable(stage)).map(({ state }) => state).sort();
    expect(states).toEqual(['active', 'created']);
  });

  it('leaves kinds alone that this process does not work on', async () => {
    const stage = await setUpDatabaseForTest();
    const { jobs, done } = createJobFixture(stage, { kinds: ['update-cards'] });
    await jobs.start();
    await jobs.enqueue([aSubmitJob(), anUpdateCardsJob()]);
    await vi.waitFor(() => expect(done).toMatchObject([{ kind: 'update-cards' }]), soon);
    await vi.waitFor(
      async () =>
        expect(await readJobTable(stage)).toMatchObject([
          { name: 'submit-request', state: 'created' },
        ]),
      soon,
    );
  });

  it('starts twice at once on an empty database', async () => {
    const stage = await setUpDatabaseForTest();
    await stage.pool.query('drop schema pgboss cascade');
    const one = createJobFixture(stage);
    const two = createJobFixture(stage);
    await Promise.all([one.jobs.start(), two.jobs.start()]);
    await one.jobs.enqueue([aSubmitJob()]);
    await vi.waitFor(() => expect(one.done).toHaveLength(1), soon);
  });

  it('goes on after the database threw everybody out', async () => {
    const stage = await setUpDatabaseForTest();
    const { jobs, done } = createJobFixture(stage, { pollMs: 10 });
    await jobs.start();
    await stage.pool.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    const job = aSubmitJob();
    await vi.waitFor(() => jobs.enqueue([job]), soon);
    await vi.waitFor(() => expect(done).toMatchObject([job]), soon);
    await vi.waitFor(async () => expect(await readJobTable(stage)).toEqual([]), soon);
  });

  it('does not start without a handler for every kind', async () => {
    const stage = await setUpDatabaseForTest();
    const { log } = createRecordingLog();
    const { cleanup: _, ...rest } = allHandlers(() => async () => undefined);
    const handlers: Partial<typeof rest & { cleanup: unknown }> = rest;
    expect(() =>
      // @ts-expect-error the table is incomplete
      createJobSystem({ pool: stage.pool, log, handlers, onDead: () => undefined }),
    ).toThrow(/cleanup/);
  });
});

describe('counting', () => {
  it('tells what waits, runs and is tried again', async () => {
    const stage = await setUpDatabaseForTest();
    const door = gate();
    const work = async ({ kind }: Done) => {
      if (kind === 'update-cards') throw new AppError('platform-unavailable');
      await door.opened;
    };
    const { jobs } = createJobFixture(stage, { work, kinds: ['submit-request', 'update-cards'] });
    await jobs.start();
    await jobs.enqueue([aSubmitJob(), anUpdateCardsJob(), { kind: 'cleanup', payload: {} }]);
    await vi.waitFor(async () => {
      const { kinds, dead } = await jobs.counts();
      expect(kinds['submit-request']).toMatchObject({ waiting: 0, active: 1, retrying: 0 });
      expect(kinds['update-cards']).toMatchObject({ waiting: 0, active: 0, retrying: 1 });
      expect(kinds.cleanup).toMatchObject({ waiting: 1, active: 0, retrying: 0 });
      expect(dead).toBe(0);
    }, soon);
    door.open();
  });
});
