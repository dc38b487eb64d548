import { expect, it, vi } from 'vitest';
import { newId, openStageForTest } from '../store/stage.ts';
import { openShop } from './shop.ts';

const soon = { timeout: 10_000, interval: 10 };
const tidy = { kind: 'tidy', payload: {} } as const;

async function completed(stage: Awaited<ReturnType<typeof openStageForTest>>): Promise<number> {
  const { rowCount } = await stage.pool.query(
    `select 1 from pgboss.job where state = 'completed' and name = 'tidy'`,
  );
  return rowCount ?? 0;
}

it('of the ticks of several processes one gets in', async () => {
  const stage = await openStageForTest();
  const shops = [openShop(stage), openShop(stage), openShop(stage)];
  const ticks = await Promise.all(shops.map(({ jobs }) => jobs.tick(tidy, 60)));
  expect(ticks.filter(Boolean)).toHaveLength(1);
});

it('comes in again when the interval has passed, whatever became of the job', async () => {
  const stage = await openStageForTest();
  const { jobs, done } = openShop(stage);
  await jobs.start();
  expect(await jobs.tick(tidy, 60)).toBe(true);
  await vi.waitFor(async () => expect(await completed(stage)).toBe(1), soon);
  expect(await jobs.tick(tidy, 60)).toBe(false);
  await stage.pool.query(`update pgboss.job set created_on = now() - interval '55 seconds'`);
  expect(await jobs.tick(tidy, 60)).toBe(true);
  await vi.waitFor(() => expect(done).toHaveLength(2), soon);
});

it('stays out while the last one still runs', async () => {
  const stage = await openStageForTest();
  const { jobs } = openShop(stage, { kinds: [] });
  await jobs.tick(tidy, 60);
  await stage.pool.query(
    `update pgboss.job set created_on = now() - interval '1 day', state = 'active'`,
  );
  expect(await jobs.tick(tidy, 60)).toBe(false);
});

it('keeps the services apart', async () => {
  const stage = await openStageForTest();
  const { jobs } = openShop(stage, { kinds: [] });
  const other = newId<'service'>();
  expect(await jobs.tick({ kind: 'poll', payload: { serviceId: stage.serviceId } }, 60)).toBe(true);
  expect(await jobs.tick({ kind: 'poll', payload: { serviceId: other } }, 60)).toBe(true);
});
