import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createCleanup } from '../../../src/database/cleanup.ts';
import { setUpDatabase } from '../../support/database-setup.ts';

let setup: Awaited<ReturnType<typeof setUpDatabase>>;
beforeAll(async () => {
  setup = await setUpDatabase();
});
afterAll(() => setup.close());

it('audit entries are deleted after exactly one year', async () => {
  const yearAgo = Date.parse('2026-03-01T12:00:00.000Z');
  const line = async (msecs: number, action: string) => {
    const who = { actor: 'Ada', source: 'discord', action };
    await setup.prisma.auditLog.create({
      data: { id: uuidv7({ msecs }), ...who, subjectKind: 'user', subjectId: 'x' },
    });
  };
  await line(yearAgo - 1, 'before');
  await line(yearAgo, 'at');
  await line(yearAgo + 86_400_000, 'after');
  const clock = () => new Date('2027-03-01T12:00:00.000Z');
  const tidy = createCleanup({ ...setup, clock, forgetAfterDays: 30 });
  expect((await tidy()).audits).toBe(1);
  const left = await setup.prisma.auditLog.findMany({ orderBy: { id: 'asc' } });
  expect(left.map(({ action }) => action)).toEqual(['at', 'after']);
  expect((await tidy()).audits).toBe(0);
});

it('records of backups are deleted after a year', async () => {
  const run = async (startedAt: string) => {
    const data = { kind: 'base', startedAt, finishedAt: startedAt, isOk: true };
    await setup.prisma.backupRun.create({ data });
  };
  await run('2026-02-28T12:00:00.000Z');
  await run('2026-03-02T12:00:00.000Z');
  const clock = () => new Date('2027-03-01T12:00:00.000Z');
  await createCleanup({ ...setup, clock, forgetAfterDays: 30 })();
  const left = await setup.prisma.backupRun.findMany();
  expect(left.map(({ startedAt }) => startedAt.toISOString())).toEqual([
    '2026-03-02T12:00:00.000Z',
  ]);
});
