import { describe, expect, it, vi } from 'vitest';
import { createJobSystem } from '../../../src/queue/job-system.ts';
import { jobKinds } from '../../../src/queue/queue-settings.ts';
import { createRecordingLog, setUpDatabaseForTest } from '../../support/database-setup.ts';
import {
  aJobOfEachKind,
  allHandlers,
  anUpdateCardsJob,
  aSubmitJob,
  createJobFixture,
  gate,
  readJobTable,
} from '../../support/job-fixture.ts';

const columnsOfJobs = `
  select name, data, singleton_key, priority, state, policy, retry_limit, retry_delay, retry_backoff,
    retry_delay_max, expire_seconds, heartbeat_seconds, deletion_seconds, dead_letter, singleton_on, blocked,
    round(extract(epoch from keep_until - start_after)) as keep
  from pgboss.job order by name`;

describe('running jobs', () => {
  it('runs a job once with its payload, and deletes it', async () => {
    const stage = await setUpDatabaseForTest();
    const { jobs, done, dead } = createJobFixture(stage);
    await jobs.start();
    const job = aSubmitJob();
    await jobs.enqueue([job]);
    await vi.waitFor(() => expect(done).toMatchObject([{ ...job, attempt: 0 }]));
    await vi.waitFor(async () => expect(await readJobTable(stage)).toEqual([]));
    expect(dead).toEqual([]);
  });

  it('gives jobs of all kinds from a hot statement the same columns as those from pg-boss', async () => {
    const stage = await setUpDatabaseForTest();
    const { jobs } = createJobFixture(stage, { kinds: [] });
    await jobs.start();
    const read = async () => {
      const { rows } = await stage.pool.query(columnsOfJobs);
      await stage.pool.query('delete from pgboss.job');
      return rows;
    };
    const all = aJobOfEachKind();
    await stage.sender.enqueue(all);
    const fromStatement = await read();
    await jobs.enqueue(all);
    expect(fromStatement).toHaveLength(jobKinds.length);
    expect(fromStatement).toEqual(await read());
  });

  it('finds jobs of other processes by polling', async () => {
    const stage = await setUpDatabaseForTest();
    const { jobs, done } = createJobFixture(stage, { pollMs: 10 });
    await jobs.start();
    await stage.sender.enqueue([aSubmitJob()]);
    await vi.waitFor(() => expect(done).toHaveLength(1));
  });

  it('finds regular jobs of other processes, too', async () => {
    const stage = await setUpDatabaseForTest();
    const { jobs, done } = createJobFixture(stage, { pollMs: 2 });
    await jobs.start();
    await stage.sender.enqueue([{ kind: 'sweep', payload: {} }]);
    await vi.waitFor(() => expect(done).toMatchObject([{ kind: 'sweep' }]));
  });

  it('never runs a job twice when two processes fetch', async () => {
    const stage = await setUpDatabaseForTest();
    const one = createJobFixture(stage, { pollMs: 5 });
    const two = createJobFixture(stage, { pollMs: 5 });
    await Promise.all([one.jobs.start(), two.jobs.start()]);
    const jobs = Array.from({ length: 300 }, aSubmitJob);
    for (const [index, job] of jobs.entries()) {
      void (index % 2 === 0 ? one : two).jobs.enqueue([job]);
    }
    await vi.waitFor(() => expect(one.done.length + two.done.length).toBe(300));
    await vi.waitFor(async () => expect(await readJobTable(stage)).toEqual([]));
    const ids = [...one.done, ...two.done].map(({ payload }) => JSON.stringify(payload));
    expect(new Set(ids).size).toBe(300);
    expect([...one.done, ...two.done].every(({ attempt }) => attempt === 0)).toBe(true);
  });

  it('runs only as many jobs concurrently as the settings allow, and finishes all', async () => {
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
      settings: { 'submit-request': { workers: 3, batchSize: 2 } },
    });
    await jobs.start();
    await jobs.enqueue(Array.from({ length: 50 }, aSubmitJob));
    await vi.waitFor(() => expect(done).toHaveLength(50));
    expect(most).toBeGreaterThan(1);
    expect(most).toBeLessThanOrEqual(6);
  });

  it('starts a new job immediately while others take a long time', async () => {
    const stage = await setUpDatabaseForTest();
    const door = gate();
    const { jobs, done } = createJobFixture(stage, {
      work: () => door.opened,
      settings: { 'submit-request': { workers: 8, batchSize: 2 } },
    });
    await jobs.start();
    for (const count of [1, 2, 3, 4, 5]) {
      await jobs.enqueue([aSubmitJob()]);
      await vi.waitFor(() => expect(done).toHaveLength(count));
    }
    door.open();
    await vi.waitFor(async () => expect(await readJobTable(stage)).toEqual([]));
  });

  it('processes an unannounced backlog without delays between jobs', async () => {
    const stage = await setUpDatabaseForTest();
    await stage.sender.enqueue(Array.from({ length: 100 }, aSubmitJob));
    const { jobs, done } = createJobFixture(stage);
    await jobs.start();
    await vi.waitFor(() => expect(done).toHaveLength(100));
  });

  it('ignores job kinds that this process does not run', async () => {
    const stage = await setUpDatabaseForTest();
    const { jobs, done } = createJobFixture(stage, { kinds: ['update-cards'] });
    await jobs.start();
    await jobs.enqueue([aSubmitJob(), anUpdateCardsJob()]);
    await vi.waitFor(() => expect(done).toMatchObject([{ kind: 'update-cards' }]));
    const waiting = [{ name: 'submit-request', state: 'created' }];
    await vi.waitFor(async () => expect(await readJobTable(stage)).toMatchObject(waiting));
  });

  it('starts three times concurrently on an empty database', async () => {
    const stage = await setUpDatabaseForTest();
    await stage.pool.query('drop schema pgboss cascade');
    const fixtures = [1, 2, 3].map(() => createJobFixture(stage));
    await Promise.all(fixtures.map(({ jobs }) => jobs.start()));
    await fixtures[0]?.jobs.enqueue([aSubmitJob()]);
    // Another one may find it when its workers fetch for the first time.
    await vi.waitFor(() => expect(fixtures.flatMap(({ done }) => done)).toHaveLength(1));
  });

  it('continues after the database has closed all connections', async () => {
    const stage = await setUpDatabaseForTest();
    const { jobs, done } = createJobFixture(stage, { pollMs: 10 });
    await jobs.start();
    await stage.pool.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    const job = aSubmitJob();
    await vi.waitFor(() => jobs.enqueue([job]));
    await vi.waitFor(() => expect(done).toMatchObject([job]));
    await vi.waitFor(async () => expect(await readJobTable(stage)).toEqual([]));
  });

  it('does not start without a handler for every kind', async () => {
    const stage = await setUpDatabaseForTest();
    const { log } = createRecordingLog();
    const { cleanup: _, ...rest } = allHandlers(() => async () => undefined);
    const handlers: Partial<typeof rest & { cleanup: unknown }> = rest;
    const claimInterval = async () => true;
    expect(() =>
      // @ts-expect-error the table is incomplete
      createJobSystem({ url: stage.url, log, handlers, claimInterval, onDead: () => undefined }),
    ).toThrow(/cleanup/);
  });
});

describe('a job that may have started', () => {
  it('is not one that waits for its first attempt', async () => {
    const stage = await setUpDatabaseForTest();
    const { jobs } = createJobFixture(stage, { kinds: [] });
    await jobs.start();
    const job = aSubmitJob();
    await jobs.enqueue([job]);
    expect(await jobs.hasStarted(job)).toBe(false);
  });

  it('is an active or an unknown one', async () => {
    const stage = await setUpDatabaseForTest();
    const door = gate();
    const { jobs, done } = createJobFixture(stage, { work: () => door.opened });
    await jobs.start();
    const job = aSubmitJob();
    await jobs.enqueue([job]);
    await vi.waitFor(() => expect(done).toHaveLength(1));
    expect(await jobs.hasStarted(job)).toBe(true);
    expect(await jobs.hasStarted(aSubmitJob())).toBe(true);
    door.open();
  });
});

describe('lost jobs', () => {
  it('are added again and count as started before', async () => {
    const stage = await setUpDatabaseForTest();
    const { jobs, done } = createJobFixture(stage);
    await jobs.start();
    const job = aSubmitJob();
    expect(await jobs.recover([job])).toEqual([job]);
    await vi.waitFor(() => expect(done).toMatchObject([{ ...job, attempt: 1 }]));
  });

  it('do not include waiting, retried, or active jobs', async () => {
    const stage = await setUpDatabaseForTest();
    const door = gate();
    const { jobs, done } = createJobFixture(stage, {
      work: () => door.opened,
      kinds: ['submit-request'],
    });
    await jobs.start();
    const running = aSubmitJob();
    const waiting = anUpdateCardsJob();
    await jobs.enqueue([running, waiting]);
    await vi.waitFor(() => expect(done).toHaveLength(1));
    expect(await jobs.recover([running, waiting])).toEqual([]);
    door.open();
  });
});
