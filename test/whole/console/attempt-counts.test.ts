import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAttemptCounts } from '../../../src/database/console/attempt-counts.ts';
import { promiseAttemptCounts } from '../../contracts/attempt-counts-contract.ts';
import { setUpDatabase } from '../../support/database-setup.ts';

const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const limit = { max: 2, windowMs: 60_000 };
const start = Date.parse('2026-11-23T10:00:00Z');

let database: Awaited<ReturnType<typeof setUpDatabase>>;
beforeAll(async () => {
  database = await setUpDatabase();
});
afterAll(() => database.close());

describe('attempts in PostgreSQL', () => {
  promiseAttemptCounts(async () => {
    let now = start;
    return {
      counts: createAttemptCounts({ ...database, hash, clock: () => new Date(now) }),
      pass: (ms) => {
        now += ms;
      },
    };
  });
});

it('Rows name nobody, and go when their time is over, also without the daily cleanup', async () => {
  const { prisma } = database;
  await prisma.attemptCount.deleteMany();
  let now = start;
  const counts = createAttemptCounts({ ...database, hash, clock: () => new Date(now) });
  await counts.take({ 'account 203.0.113.7': limit });
  const rows = await prisma.attemptCount.findMany();
  expect(JSON.stringify(rows)).not.toContain('203.0.113.7');
  now += 60_000;
  await counts.take({ other: limit });
  expect(await prisma.attemptCount.count()).toBe(1);
});

it('Made-up keys do not fill the table, and known ones are still counted for all processes', async () => {
  const { prisma } = database;
  await prisma.attemptCount.deleteMany();
  const open = () =>
    createAttemptCounts({ ...database, hash, clock: () => new Date(start), mostRows: 10 });
  const [one, two] = [open(), open()];
  await one.take({ known: limit });
  for (let n = 0; n < 50; n += 1) expect(await one.take({ [`made up ${n}`]: limit })).toEqual([]);
  for (let n = 0; n < 50; n += 1) expect(await two.take({ [`other ${n}`]: limit })).toEqual([]);
  // Each process adds ten at most.
  expect(await prisma.attemptCount.count()).toBeLessThanOrEqual(20);
  expect([await two.take({ known: limit }), await one.take({ known: limit })]).toEqual([
    [],
    ['known'],
  ]);
});
