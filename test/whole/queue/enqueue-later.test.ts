import { expect, it, vi } from 'vitest';
import { newId, setUpDatabaseForTest } from '../../support/database-setup.ts';
import { createJobFixture, readJobTable } from '../../support/job-fixture.ts';

const aSignInJob = () =>
  ({ kind: 'await-sign-in', payload: { signInId: newId<'sign-in'>() } }) as const;

it('adds a job that waits for its time, once', async () => {
  const stage = await setUpDatabaseForTest();
  const { jobs, done } = createJobFixture(stage, { pollMs: 20 });
  await jobs.start();
  const job = aSignInJob();
  await jobs.enqueueLater(job, 600);
  await jobs.enqueueLater(job, 600);
  await jobs.enqueue([{ kind: 'cleanup', payload: {} }]);
  await vi.waitFor(() => expect(done.map(({ kind }) => kind)).toEqual(['cleanup']));
  const waiting = await readJobTable(stage);
  expect(waiting.filter(({ name }) => name === job.kind)).toEqual([
    { name: job.kind, state: 'created', later: true },
  ]);
  await stage.pool.query('update pgboss.job set start_after = now()');
  await vi.waitFor(() => expect(done.at(-1)?.payload).toEqual(job.payload));
});

it('lets many jobs wait at the same time without a worker, and each add itself again', async () => {
  const stage = await setUpDatabaseForTest();
  const ran = new Map<string, number>();
  const { jobs } = createJobFixture(stage, {
    pollMs: 20,
    settings: { 'await-sign-in': { workers: 1 } },
    async work({ payload }) {
      const job = { kind: 'await-sign-in', payload } as ReturnType<typeof aSignInJob>;
      const { signInId } = job.payload;
      ran.set(signInId, (ran.get(signInId) ?? 0) + 1);
      if (ran.get(signInId) === 1) await jobs.enqueueLater(job, 0);
    },
  });
  await jobs.start();
  const waiting = Array.from({ length: 30 }, aSignInJob);
  await jobs.enqueue(waiting);
  const twice = waiting.map(({ payload }) => [payload.signInId, 2]);
  await vi.waitFor(() => expect([...ran].sort()).toEqual(twice.sort()));
});
