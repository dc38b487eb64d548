import { describe, expect, it, vi } from 'vitest';
import { installPgBoss } from '../../../src/queue/install-pg-boss.ts';
import { tableStatements, workerStatements } from '../../../src/queue/queue-statements.ts';
import { createRecordingLog, setUpDatabaseForTest } from '../../support/database-setup.ts';
import { aSubmitJob, createJobFixture, gate, readJobTable } from '../../support/job-fixture.ts';

const soon = { timeout: 10_000, interval: 10 };

describe('dying and stopping', () => {
  it('takes up at once what a dead process left, when no other process lives', async () => {
    const stage = await setUpDatabaseForTest();
    const job = aSubmitJob();
    await stage.sender.enqueue([job]);
    await stage.pool.query(workerStatements('submit-request').fetch, [5]);
    const isOnlyInstance = async (work: () => Promise<void>) => {
      await work();
      return true;
    };
    const { jobs, done } = createJobFixture(stage, { isOnlyInstance });
    await jobs.start();
    await vi.waitFor(() => expect(done).toMatchObject([{ ...job, attempt: 1 }]), soon);
  });

  it('leaves alone what a living process has in hand, until it has expired', async () => {
    const stage = await setUpDatabaseForTest();
    await stage.sender.enqueue([aSubmitJob()]);
    await stage.pool.query(workerStatements('submit-request').fetch, [5]);
    const { jobs, done } = createJobFixture(stage, {
      isOnlyInstance: async () => false,
      pollMs: 5,
    });
    await jobs.start();
    const { expire, stop } = await installPgBoss({
      pool: stage.pool,
      log: createRecordingLog().log,
    });
    await expire();
    expect(await readJobTable(stage)).toMatchObject([{ state: 'active' }]);
    expect(done).toEqual([]);
    await stage.pool.query(`update pgboss.job set started_on = now() - interval '1 hour'`);
    await expire();
    await stop();
    await vi.waitFor(() => expect(done).toMatchObject([{ attempt: 1 }]), soon);
  });

  it('extends jobs in hand, so that they do not expire', async () => {
    const stage = await setUpDatabaseForTest();
    const door = gate();
    const { jobs, done } = createJobFixture(stage, { work: () => door.opened, extendMs: 10 });
    await jobs.start();
    await jobs.enqueue([aSubmitJob()]);
    await vi.waitFor(() => expect(done).toHaveLength(1), soon);
    await stage.pool.query(`update pgboss.job set started_on = now() - interval '1 hour'`);
    await vi.waitFor(async () => {
      const { rows } = await stage.pool.query(
        `select 1 from pgboss.job where started_on > now() - interval '1 minute'`,
      );
      expect(rows).toHaveLength(1);
    }, soon);
    door.open();
  });

  it('waits for what is in hand when it stops', async () => {
    const stage = await setUpDatabaseForTest();
    const door = gate();
    const { jobs, done } = createJobFixture(stage, { work: () => door.opened });
    await jobs.start();
    await jobs.enqueue([aSubmitJob()]);
    await vi.waitFor(() => expect(done).toHaveLength(1), soon);
    const stopped = jobs.stop(60_000);
    door.open();
    await stopped;
    expect(await readJobTable(stage)).toEqual([]);
  });

  it('hands back at the deadline what is not done, and tells the handler', async () => {
    const stage = await setUpDatabaseForTest();
    const door = gate();
    const { jobs, done } = createJobFixture(stage, { work: () => door.opened });
    await jobs.start();
    const job = aSubmitJob();
    await jobs.enqueue([job]);
    await vi.waitFor(() => expect(done).toHaveLength(1), soon);
    await jobs.stop(20);
    expect(done[0]?.signal.aborted).toBe(true);
    expect(await readJobTable(stage)).toEqual([
      { name: 'submit-request', state: 'retry', later: false },
    ]);

    const next = createJobFixture(stage);
    await next.jobs.start();
    await vi.waitFor(() => expect(next.done).toMatchObject([{ ...job, attempt: 1 }]), soon);
    door.open();
    await vi.waitFor(async () => expect(await readJobTable(stage)).toEqual([]), soon);
  });

  it('takes nothing more once it is paused', async () => {
    const stage = await setUpDatabaseForTest();
    const { jobs, done } = createJobFixture(stage);
    await jobs.start();
    jobs.pause();
    await jobs.enqueue([aSubmitJob()]);
    await jobs.stop(1000);
    expect(done).toEqual([]);
    expect(await readJobTable(stage)).toMatchObject([{ state: 'created' }]);
  });

  it('does not let a worker that was thought dead undo what another has taken up', async () => {
    const stage = await setUpDatabaseForTest();
    const door = gate();
    const { jobs, done } = createJobFixture(stage, { work: () => door.opened });
    await jobs.start();
    await jobs.enqueue([aSubmitJob()]);
    await vi.waitFor(() => expect(done).toHaveLength(1), soon);
    await stage.pool.query(tableStatements.handBackAll, [['submit-request']]);
    await stage.pool.query(workerStatements('submit-request').fetch, [5]);
    door.open();
    await jobs.stop(1000);
    expect(await readJobTable(stage)).toMatchObject([{ name: 'submit-request', state: 'active' }]);
  });
});
