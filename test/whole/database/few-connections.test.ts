import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { expect, it, onTestFinished } from 'vitest';
import { createPrismaClient } from '../../../src/database/prisma-client.ts';
import { createUnfinishedWork } from '../../../src/database/requests/unfinished-work.ts';
import { noLog } from '../../../src/ports/log.ts';
import { openDeadLetters } from '../../../src/queue/dead-letter-store.ts';
import { createQueueDatabase } from '../../../src/queue/queue-database.ts';
import { setUpDatabaseForTest } from '../../support/database-setup.ts';

it('looking for unfinished work, as every minute, opens one connection', async () => {
  const { url } = await setUpDatabaseForTest();
  const database = createPrismaClient({ url, poolSize: 20, poolTimeoutSeconds: 30 });
  onTestFinished(() => database.close());
  const work = createUnfinishedWork({ kysely: database.kysely, clock: () => new Date() });
  expect(await work.listNeededJobs(0)).toEqual([]);
  expect(await work.countWaitingSince(new Date())).toBe(0);
  expect(database.pool.totalCount).toBe(1);
});

it.each([
  [2, 2],
  [20, 6],
])('with a pool of %d connections, the queue opens %d of its own', async (connections, most) => {
  const { url } = await setUpDatabaseForTest();
  const pools: pg.Pool[] = [];
  const database = createQueueDatabase({
    url,
    connections,
    onError: () => undefined,
    watchPool: (pool) => pools.push(pool),
  });
  onTestFinished(() => database.close());
  const statements = Array.from({ length: 8 }, () => database.executeSql('select 1'));
  await Promise.all(statements);
  expect(pools.map(({ totalCount }) => totalCount)).toEqual([most]);
});

it('jobs that failed are looked at with one connection', async () => {
  const { url } = await setUpDatabaseForTest();
  const letters = await openDeadLetters({ url, log: noLog });
  onTestFinished(() => letters.close());
  expect(await letters.list({ after: null, limit: 10 })).toEqual({ items: [], next: null });
  const ids = [randomUUID(), randomUUID(), randomUUID()];
  expect(await letters.retry(ids)).toEqual([]);
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  onTestFinished(() => admin.end());
  const { rows } = await admin.query(
    `select count(*)::int as count from pg_stat_activity
     where datname = current_database() and application_name = 'medianest queue'`,
  );
  expect(rows).toEqual([{ count: 1 }]);
});
