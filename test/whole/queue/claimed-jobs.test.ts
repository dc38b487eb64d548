import { TestClock } from 'pg-boss';
import { describe, expect, it, vi } from 'vitest';
import { createJobSender } from '../../../src/database/job-sender.ts';
import { AppError } from '../../../src/domain/app-error.ts';
import type { Job } from '../../../src/domain/job.ts';
import { toJobKey } from '../../../src/queue/job-payload.ts';
import type { JobSystem } from '../../../src/queue/job-system.ts';
import { queueDefinitions } from '../../../src/queue/queue-settings.ts';
import { setUpDatabaseForTest } from '../../support/database-setup.ts';
import {
  aSubmitJob,
  createJobFixture,
  type DatabaseSetup,
  type Done,
  gate,
  readJobTable,
} from '../../support/job-fixture.ts';

/** Commits jobs as the statements of a bot do, whose process runs `system`. */
function createSender({ pool }: DatabaseSetup, system: JobSystem) {
  const sender = createJobSender({
    queues: queueDefinitions,
    toKey: toJobKey,
    claim: system.claim,
    onCommit: system.announce,
  });
  const text = (condition: string) =>
    `with gate as (select 1 where ${condition}), ${sender.sql('gate', '$1')} select 1`;
  return {
    commit: (job: Job, { isChanged = true } = {}) =>
      sender.commit([job], async (encoded) => {
        await pool.query(text(`${isChanged}`), [encoded]);
        return isChanged;
      }),
    /** The connection breaks before the answer arrives. With `isLate`, the server commits only when that is called. */
    async commitWithoutAnswer(job: Job, { isLate = false } = {}) {
      const client = await pool.connect();
      if (isLate) await client.query('begin');
      const failure = await sender
        .commit([job], async (encoded) => {
          await client.query(text('true'), [encoded]);
          throw new Error('the connection broke');
        })
        .catch((error: unknown) => error);
      expect(failure).toMatchObject({ message: 'the connection broke' });
      return async () => {
        if (isLate) await client.query('commit');
        client.release();
      };
    },
  };
}

async function createStage(parts: Parameters<typeof createJobFixture>[1] = {}) {
  const setup = await setUpDatabaseForTest();
  const fixture = createJobFixture(setup, parts);
  await fixture.jobs.start();
  return { setup, ...fixture, ...createSender(setup, fixture.jobs) };
}

describe('a job of a change', () => {
  it('runs in the process that commits it, without a fetch, and is deleted', async () => {
    const door = gate();
    const { setup, commit, done } = await createStage({ work: () => door.opened });
    const job = aSubmitJob();
    await commit(job);
    expect(done).toMatchObject([{ ...job, attempt: 0 }]);
    expect(await readJobTable(setup)).toMatchObject([{ name: 'submit-request', state: 'active' }]);
    door.open();
    await vi.waitFor(async () => expect(await readJobTable(setup)).toEqual([]));
    expect(done).toHaveLength(1);
  });

  it('is stored like one that was fetched', async () => {
    const door = gate();
    const { setup, jobs, commit, done } = await createStage({ work: () => door.opened });
    await commit(aSubmitJob());
    await jobs.enqueue([aSubmitJob()]);
    await vi.waitFor(() => expect(done).toHaveLength(2));
    const { rows } = await setup.pool.query(
      `select name, state, retry_count, started_on is not null as is_started, heartbeat_on is not null as is_touched,
         heartbeat_seconds, expire_seconds, retry_limit, output, completed_on, blocked
       from pgboss.job order by created_on`,
    );
    expect(rows).toHaveLength(2);
    expect(rows[0]).toEqual(rows[1]);
    door.open();
  });

  it('waits in the queue when the process already has as many as it may', async () => {
    const door = gate();
    const { commit, done } = await createStage({
      work: () => door.opened,
      settings: { 'submit-request': { workers: 1, batchSize: 1, mostClaimed: 1 } },
    });
    await commit(aSubmitJob());
    await commit(aSubmitJob());
    await commit(aSubmitJob());
    // One is claimed, and one is fetched by the worker.
    await vi.waitFor(() => expect(done).toHaveLength(2));
    door.open();
    await vi.waitFor(() => expect(done).toHaveLength(3));
  });

  it('waits for another process if this one does not run jobs', async () => {
    const { setup, commit, done } = await createStage({ kinds: [] });
    await commit(aSubmitJob());
    expect(done).toEqual([]);
    expect(await readJobTable(setup)).toMatchObject([{ state: 'created' }]);
  });

  it('does not run if nothing was changed', async () => {
    const { setup, commit, done } = await createStage();
    await commit(aSubmitJob(), { isChanged: false });
    expect(done).toEqual([]);
    expect(await readJobTable(setup)).toEqual([]);
  });

  it('runs if the answer to the commit was lost', async () => {
    const { setup, commitWithoutAnswer, done } = await createStage();
    const job = aSubmitJob();
    const finish = await commitWithoutAnswer(job);
    await finish();
    await vi.waitFor(() => expect(done).toMatchObject([job]));
    await vi.waitFor(async () => expect(await readJobTable(setup)).toEqual([]));
  });

  it('does not run before the server has committed what it belongs to', async () => {
    const seen: unknown[] = [];
    const setup = await setUpDatabaseForTest();
    const { jobs } = createJobFixture(setup, {
      work: async () => {
        seen.push(await readJobTable(setup));
      },
    });
    await jobs.start();
    const finish = await createSender(setup, jobs).commitWithoutAnswer(aSubmitJob(), {
      isLate: true,
    });
    // Longer than a handler needs that runs too early.
    for (let time = 0; time < 20; time += 1) expect(await readJobTable(setup)).toEqual([]);
    await finish();
    await vi.waitFor(() => expect(seen).toMatchObject([[{ state: 'active' }]]));
    await vi.waitFor(async () => expect(await readJobTable(setup)).toEqual([]));
  });

  it('is taken up as begun before, after its process was killed', async () => {
    const { setup, commit, done } = await createStage({ work: () => gate().opened });
    const job = aSubmitJob();
    await commit(job);
    const next = createJobFixture(setup, {
      async isOnlyInstance(work) {
        await work();
        return true;
      },
    });
    await next.jobs.start();
    // The first process lives on in this test, and its workers may be the ones that find it.
    await vi.waitFor(() =>
      expect([...done, ...next.done]).toMatchObject([
        { ...job, attempt: 0 },
        { ...job, attempt: 1 },
      ]),
    );
  });

  it('stays with its process for as long as it runs', async () => {
    const clock = new TestClock(Date.now());
    const door = gate();
    const { setup, commit, done } = await createStage({
      work: () => door.opened,
      clock,
      kinds: ['submit-request'],
    });
    await commit(aSubmitJob());
    for (let second = 0; second < 60; second += 5) await clock.tick(5_000);
    expect(await readJobTable(setup)).toMatchObject([{ state: 'active' }]);
    expect(done.map(({ signal }) => signal.aborted)).toEqual([false]);
    door.open();
    await vi.waitFor(async () => expect(await readJobTable(setup)).toEqual([]));
  });

  it('is aborted when another process has taken it over', async () => {
    const clock = new TestClock(Date.now());
    const { setup, commit, done } = await createStage({
      work: () => gate().opened,
      clock,
      kinds: ['submit-request'],
    });
    await commit(aSubmitJob());
    await setup.pool.query('update pgboss.job set retry_count = 1');
    await clock.tick(8_000);
    await vi.waitFor(() => expect(done[0]?.signal.aborted).toBe(true));
  });

  it('goes to the workers of the queue when it fails', async () => {
    const work = async ({ attempt }: Done) => {
      if (attempt === 0) throw new AppError('overseerr-unreachable');
    };
    const { setup, jobs, commit, done, dead } = await createStage({ work });
    await commit(aSubmitJob());
    await vi.waitFor(async () =>
      expect(await readJobTable(setup)).toMatchObject([{ state: 'retry', later: true }]),
    );
    await jobs.retryNow('submit-request');
    await vi.waitFor(() => expect(done.map(({ attempt }) => attempt)).toEqual([0, 1]));
    await vi.waitFor(async () => expect(await readJobTable(setup)).toEqual([]));
    expect(dead).toEqual([]);
  });

  it('is given up and reported once, by a worker, if no retry can help', async () => {
    const { setup, jobs, commit, dead } = await createStage({
      work: async () => Promise.reject(new AppError('blocklisted')),
    });
    const job = aSubmitJob();
    await commit(job);
    await vi.waitFor(async () =>
      expect(await readJobTable(setup)).toMatchObject([{ state: 'retry' }]),
    );
    expect(dead).toEqual([]);
    await jobs.retryNow('submit-request');
    await vi.waitFor(() => expect(dead).toMatchObject([{ ...job, attempts: 2 }]));
    await vi.waitFor(async () =>
      expect(await readJobTable(setup)).toMatchObject([{ name: 'dead' }]),
    );
  });

  it('is returned to the queue when its process has to stop before it ends', async () => {
    const { setup, jobs, commit, done } = await createStage({ work: () => gate().opened });
    const job = aSubmitJob();
    await commit(job);
    await jobs.stop(20);
    expect(done[0]?.signal.aborted).toBe(true);
    expect(await readJobTable(setup)).toMatchObject([{ name: 'submit-request', state: 'retry' }]);
  });

  it('is waited for when its process stops', async () => {
    const door = gate();
    const { setup, jobs, commit } = await createStage({ work: () => door.opened });
    await commit(aSubmitJob());
    const stopped = jobs.stop(60_000);
    door.open();
    await stopped;
    expect(await readJobTable(setup)).toEqual([]);
  });
});
