import { sql } from 'kysely';
import { expect, it, vi } from 'vitest';
import { createJobIntervals } from '../../../src/database/jobs/job-intervals.ts';
import { newId, setUpDatabaseForTest } from '../../support/database-setup.ts';
import { createJobFixture } from '../../support/job-fixture.ts';

const cleanup = { kind: 'cleanup', payload: {} } as const;

async function completed(stage: Awaited<ReturnType<typeof setUpDatabaseForTest>>): Promise<number> {
  const { rowCount } = await stage.pool.query(
    `select 1 from pgboss.job where state = 'completed' and name = 'cleanup'`,
  );
  return rowCount ?? 0;
}

it('enqueues one job when several processes try at the same time', async () => {
  const stage = await setUpDatabaseForTest();
  const fixtures = [createJobFixture(stage), createJobFixture(stage), createJobFixture(stage)];
  await Promise.all(fixtures.map(({ jobs }) => jobs.start()));
  const results = await Promise.all(
    fixtures.map(({ jobs }) => jobs.enqueueAtMostEvery(cleanup, 60)),
  );
  expect(results.filter(Boolean)).toHaveLength(1);
});

it('lets nobody in whose transaction began before the one that was let in', async () => {
  const { kysely } = await setUpDatabaseForTest();
  await kysely.transaction().execute(async (earlier) => {
    await sql`select now()`.execute(earlier);
    expect(await createJobIntervals({ kysely })('cleanup', 'key', 60)).toBe(true);
    expect(await createJobIntervals({ kysely: earlier })('cleanup', 'key', 60)).toBe(false);
  });
});

it('enqueues a job again after the interval, whatever the result of the last one', async () => {
  const stage = await setUpDatabaseForTest();
  const { jobs, done } = createJobFixture(stage);
  await jobs.start();
  expect(await jobs.enqueueAtMostEvery(cleanup, 60)).toBe(true);
  await vi.waitFor(async () => expect(await completed(stage)).toBe(1));
  expect(await jobs.enqueueAtMostEvery(cleanup, 60)).toBe(false);
  await stage.pool.query(`update job_interval set began_at = now() - interval '55 seconds'`);
  expect(await jobs.enqueueAtMostEvery(cleanup, 60)).toBe(true);
  await vi.waitFor(() => expect(done).toHaveLength(2));
});

it('enqueues no job while the last one is still active', async () => {
  const stage = await setUpDatabaseForTest();
  const { jobs } = createJobFixture(stage, { kinds: [] });
  await jobs.start();
  await jobs.enqueueAtMostEvery(cleanup, 60);
  await stage.pool.query(`update job_interval set began_at = now() - interval '1 day'`);
  await stage.pool.query(`update pgboss.job set state = 'active', started_on = now()`);
  expect(await jobs.enqueueAtMostEvery(cleanup, 60)).toBe(false);
});

it('limits each server separately', async () => {
  const stage = await setUpDatabaseForTest();
  const { jobs } = createJobFixture(stage, { kinds: [] });
  await jobs.start();
  const other = newId<'service'>();
  expect(
    await jobs.enqueueAtMostEvery(
      { kind: 'reconcile', payload: { serviceId: stage.serviceId } },
      60,
    ),
  ).toBe(true);
  expect(
    await jobs.enqueueAtMostEvery({ kind: 'reconcile', payload: { serviceId: other } }, 60),
  ).toBe(true);
});

it('enqueues a job after the database clock was set back', async () => {
  const stage = await setUpDatabaseForTest();
  const { jobs, done } = createJobFixture(stage);
  await jobs.start();
  await jobs.enqueueAtMostEvery(cleanup, 60);
  await vi.waitFor(async () => expect(await completed(stage)).toBe(1));
  await stage.pool.query(`update job_interval set began_at = now() + interval '1 day'`);
  expect(await jobs.enqueueAtMostEvery(cleanup, 60)).toBe(true);
  await vi.waitFor(() => expect(done).toHaveLength(2));
});
