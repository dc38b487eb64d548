import { TestClock } from 'pg-boss';
import { describe, expect, it, vi } from 'vitest';
import { setUpDatabaseForTest } from '../../support/database-setup.ts';
import {
  aSubmitJob,
  createJobFixture,
  type DatabaseSetup,
  gate,
  readJobTable,
} from '../../support/job-fixture.ts';

/** Creates an active job of a process that was killed. */
async function leaveJobInHand(stage: DatabaseSetup) {
  const job = aSubmitJob();
  await stage.sender.enqueue([job]);
  await stage.pool.query(
    `update pgboss.job set state = 'active', started_on = now(), heartbeat_on = now()`,
  );
  return job;
}

async function alone(work: () => Promise<void>): Promise<boolean> {
  await work();
  return true;
}

describe('a killed process', () => {
  it('leaves jobs that the next one resumes immediately if no other process runs', async () => {
    const stage = await setUpDatabaseForTest();
    const job = await leaveJobInHand(stage);
    const { jobs, done } = createJobFixture(stage, { isOnlyInstance: alone });
    expect(await jobs.start()).toBe(true);
    await vi.waitFor(() => expect(done).toMatchObject([{ ...job, attempt: 1 }]));
  });

  it('leaves jobs that another process resumes within 30 seconds', async () => {
    const stage = await setUpDatabaseForTest();
    const clock = new TestClock(Date.now());
    const { jobs, done } = createJobFixture(stage, {
      isOnlyInstance: async () => false,
      clock,
      kinds: ['submit-request'],
      pollMs: 100,
    });
    const job = await leaveJobInHand(stage);
    expect(await jobs.start()).toBe(false);
    await clock.tick(10_000);
    expect(done).toEqual([]);
    await clock.tick(18_000);
    await vi.waitFor(() => expect(done).toMatchObject([{ ...job, attempt: 1 }]));
  });

  it('loses no job if it dies between releasing and resuming them', async () => {
    const stage = await setUpDatabaseForTest();
    const job = await leaveJobInHand(stage);
    await stage.pool.query(`update pgboss.job set state = 'cancelled', completed_on = now()`);
    const { jobs, done } = createJobFixture(stage, { isOnlyInstance: alone });
    await jobs.start();
    await vi.waitFor(() => expect(done).toMatchObject([job]));
  });
});

describe('a running process', () => {
  it('keeps a job that takes a long time', async () => {
    const stage = await setUpDatabaseForTest();
    const clock = new TestClock(Date.now());
    const door = gate();
    const { jobs, done } = createJobFixture(stage, {
      work: () => door.opened,
      clock,
      kinds: ['submit-request'],
    });
    await jobs.start();
    await jobs.enqueue([aSubmitJob()]);
    await vi.waitFor(() => expect(done).toHaveLength(1));
    for (let second = 0; second < 60; second += 5) await clock.tick(5_000);
    expect(done[0]?.signal.aborted).toBe(false);
    expect(await readJobTable(stage)).toMatchObject([{ state: 'active' }]);
    door.open();
    await vi.waitFor(async () => expect(await readJobTable(stage)).toEqual([]));
    expect(done).toHaveLength(1);
  });

  it('does not change a job that another process took over by mistake', async () => {
    const stage = await setUpDatabaseForTest();
    const door = gate();
    const { jobs, done } = createJobFixture(stage, { work: () => door.opened });
    await jobs.start();
    await jobs.enqueue([aSubmitJob()]);
    await vi.waitFor(() => expect(done).toHaveLength(1));
    await stage.pool.query(`update pgboss.job set retry_count = 1`);
    door.open();
    await jobs.stop(1000);
    expect(await readJobTable(stage)).toMatchObject([{ name: 'submit-request', state: 'active' }]);
  });
});

describe('stopping', () => {
  it('waits for active jobs', async () => {
    const stage = await setUpDatabaseForTest();
    const door = gate();
    const { jobs, done } = createJobFixture(stage, { work: () => door.opened });
    await jobs.start();
    await jobs.enqueue([aSubmitJob()]);
    await vi.waitFor(() => expect(done).toHaveLength(1));
    const stopped = jobs.stop(60_000);
    door.open();
    await stopped;
    expect(await readJobTable(stage)).toEqual([]);
  });

  it('releases unfinished jobs at the deadline, and aborts their handlers', async () => {
    const stage = await setUpDatabaseForTest();
    const door = gate();
    const { jobs, done } = createJobFixture(stage, { work: () => door.opened });
    await jobs.start();
    const job = aSubmitJob();
    await jobs.enqueue([job]);
    await vi.waitFor(() => expect(done).toHaveLength(1));
    await jobs.stop(20);
    expect(done[0]?.signal.aborted).toBe(true);
    expect(await readJobTable(stage)).toMatchObject([{ name: 'submit-request', state: 'retry' }]);

    const next = createJobFixture(stage);
    await next.jobs.start();
    await next.jobs.retryNow('submit-request');
    await vi.waitFor(() => expect(next.done).toMatchObject([{ ...job, attempt: 1 }]));
    door.open();
    await vi.waitFor(async () => expect(await readJobTable(stage)).toEqual([]));
  });

  it('leaves jobs that have not started to other processes', async () => {
    const stage = await setUpDatabaseForTest();
    const { jobs, done } = createJobFixture(stage);
    await jobs.start();
    jobs.pause();
    await jobs.enqueue([aSubmitJob()]);
    await jobs.stop(1000);
    expect(done).toEqual([]);
    expect(await readJobTable(stage)).toMatchObject([{ state: 'created' }]);
  });

  it.each(['before its start', 'during its start'])('ends a job system %s', async (when) => {
    const stage = await setUpDatabaseForTest();
    const { jobs, done } = createJobFixture(stage, { pollMs: 10 });
    await stage.sender.enqueue([aSubmitJob()]);
    const stopped = when === 'before its start' ? jobs.stop(1_000) : null;
    const refused = expect(jobs.start()).rejects.toThrow();
    await (stopped ?? jobs.stop(1_000));
    await refused;
    expect(done).toEqual([]);
    expect(await readJobTable(stage)).toMatchObject([{ state: 'created' }]);
    await vi.waitFor(async () => {
      const { rows } = await stage.pool.query(
        `select from pg_stat_activity where datname = current_database() and application_name = 'medianest queue'`,
      );
      expect(rows).toEqual([]);
    });
  });
});
