import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCleanup } from '../../../src/database/cleanup.ts';
import type { AgingTable } from '../../../src/database/retention.ts';
import { setUpDatabase } from '../../support/database-setup.ts';
import { retentionDays } from '../../support/retention-days.ts';
import { sessionLimits } from '../../support/session-limits.ts';

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
      data: { id: uuidv7({ msecs }), ...who, subjectKind: 'user', subjectId: 'y' },
    });
  };
  await line(yearAgo - 1, 'before');
  await line(yearAgo, 'at');
  await line(yearAgo + 86_400_000, 'after');
  const clock = () => new Date('2027-03-01T12:00:00.000Z');
  const tidy = createCleanup({
    ...setup,
    clock,
    forgetAfterDays: 30,
    retentionDays,
    sessionLimits,
  });
  expect((await tidy()).audits).toBe(1);
  const left = await setup.prisma.auditLog.findMany({
    where: { subjectId: 'y' },
    orderBy: { id: 'asc' },
  });
  expect(left.map(({ action }) => action)).toEqual(['at', 'after']);
  expect((await tidy()).audits).toBe(0);
});

it('Sessions of the console are deleted once they are over, as the settings say now', async () => {
  const now = Date.parse('2026-11-23T10:00:00.000Z');
  const hoursAgo = (hours: number) => new Date(now - hours * 3_600_000);
  const { id: userId } = await setup.prisma.user.create({ data: { displayName: 'Ada' } });
  const add = (browser: string, began: number, used: number, expiresIn: number) =>
    setup.prisma.consoleSession.create({
      data: {
        userId,
        browser,
        tokenHash: browser,
        method: 'link',
        createdAt: hoursAgo(began),
        lastUsedAt: hoursAgo(used),
        expiresAt: hoursAgo(-expiresIn),
      },
    });
  await add('open', 3.5, 1.5, 1);
  await add('unused', 3, 2, 1);
  await add('began too long ago', 4, 1, 1);
  await add('expired', 1, 0, 0);
  await createCleanup({
    ...setup,
    clock: () => new Date(now),
    forgetAfterDays: 30,
    retentionDays,
    sessionLimits: { idleMs: 2 * 3_600_000, lifetimeMs: 4 * 3_600_000 },
  })();
  const left = await setup.prisma.consoleSession.findMany({ where: { userId } });
  expect(left.map(({ browser }) => browser)).toEqual(['open']);
});

/** How many days rows are kept in each table whose rows are deleted by their age, and how to add one. */
const plant: Readonly<Record<AgingTable, readonly [number, (at: Date) => Promise<unknown>]>> = {
  alert: [
    365,
    (at) =>
      setup.prisma.alert.create({
        data: {
          kind: 'disk-low',
          subject: at.toISOString(),
          openedAt: new Date(0),
          seenAt: at,
          closedAt: at,
        },
      }),
  ],
  api_token: [
    90,
    (at) =>
      setup.prisma.apiToken.create({
        data: {
          name: 'Backups',
          tokenHash: at.toISOString(),
          scope: 'read',
          user: { create: { displayName: 'Ada' } },
          revokedAt: at,
        },
      }),
  ],
  audit_log: [
    365,
    (at) =>
      setup.prisma.auditLog.create({
        data: {
          id: uuidv7({ msecs: at.getTime() }),
          actor: 'Ada',
          source: 'discord',
          action: 'planted',
          subjectKind: 'user',
          subjectId: 'x',
        },
      }),
  ],
  backup_run: [
    365,
    (at) =>
      setup.prisma.backupRun.create({
        data: { kind: 'base', startedAt: at, finishedAt: at, isOk: true },
      }),
  ],
  console_task: [
    30,
    (at) =>
      setup.prisma.consoleTask.create({
        data: { kind: 'sync', actor: 'Ada', state: 'finished', startedAt: at, updatedAt: at },
      }),
  ],
  error_log: [
    365,
    (at) =>
      setup.prisma.errorLog.create({
        data: { fingerprint: at.toISOString(), code: 'internal', message: 'x', lastSeenAt: at },
      }),
  ],
  issue: [
    365,
    async (at) => {
      const service = {
        create: {
          kind: 'overseerr',
          name: at.toISOString(),
          baseUrl: 'http://x',
          sealedSecret: '',
        },
      };
      return setup.prisma.issue.create({
        data: {
          service,
          reporterName: 'Ada',
          mediaType: 'movie',
          tmdbId: 603,
          title: 'The Matrix',
          type: 'video',
          message: 'x',
          state: 'resolved',
          source: 'discord',
          stateChangedAt: at,
        },
      });
    },
  ],
  job_interval: [
    14,
    (at) =>
      setup.prisma.jobInterval.create({
        data: { kind: 'weekly-digest', key: at.toISOString(), beganAt: at },
      }),
  ],
  service_check: [
    365,
    (at) =>
      setup.prisma.serviceCheck.create({
        data: { serviceId: setup.serviceId, ok: true, latencyMs: 1, changedTo: 'up', at },
      }),
  ],
  service_check_hour: [
    365,
    (at) =>
      setup.prisma.serviceCheckHour.create({
        data: {
          serviceId: setup.serviceId,
          hour: at,
          checks: 1,
          failures: 0,
          latencyP50Ms: 1,
          latencyP95Ms: 1,
        },
      }),
  ],
  subscription: [
    90,
    (at) =>
      setup.prisma.subscription.create({
        data: {
          service: { connect: { id: setup.serviceId } },
          user: { create: { displayName: 'Ada' } },
          mediaType: 'movie',
          tmdbId: 603,
          title: 'The Matrix',
          place: {},
          notifiedAt: at,
        },
      }),
  ],
  telegram_update: [
    2,
    (at) =>
      setup.prisma.telegramUpdate.create({
        data: { botId: 1n, updateId: BigInt(at.getTime()), receivedAt: at },
      }),
  ],
};

it('a subscription that goes on is kept, however old it is', async () => {
  await setup.pool.query('delete from subscription');
  await setup.prisma.subscription.create({
    data: {
      service: { connect: { id: setup.serviceId } },
      user: { create: { displayName: 'Ada' } },
      mediaType: 'tv',
      tmdbId: 1396,
      title: 'Breaking Bad',
      place: {},
      createdAt: new Date('2020-01-01T00:00:00Z'),
    },
  });
  const clock = () => new Date('2030-03-01T12:00:00Z');
  await createCleanup({ ...setup, clock, forgetAfterDays: 30, retentionDays, sessionLimits })();
  expect(await setup.prisma.subscription.count()).toBe(1);
});

it('an alert that is open is kept, however old it is', async () => {
  const at = new Date('2020-01-01T00:00:00Z');
  const alert = { kind: 'disk-low', subject: 'still open', openedAt: at, seenAt: at };
  await setup.prisma.alert.create({ data: alert });
  await createCleanup({
    ...setup,
    clock: () => new Date('2030-03-01T12:00:00Z'),
    forgetAfterDays: 30,
    retentionDays,
    sessionLimits,
  })();
  expect(await setup.prisma.alert.findFirst({ where: { subject: 'still open' } })).not.toBeNull();
});

describe.each(Object.entries(plant))('the table %s', (table, [days, add]) => {
  it(`loses rows that are older than ${days} days, and no others`, async () => {
    const now = Date.parse('2030-03-01T12:00:00.000Z');
    const daysAgo = (count: number) => new Date(now - count * 86_400_000);
    await setup.pool.query(`delete from ${table}`);
    await add(daysAgo(days - 0.5));
    await add(daysAgo(days + 0.5));
    await createCleanup({
      ...setup,
      clock: () => new Date(now),
      forgetAfterDays: 30,
      retentionDays,
      sessionLimits,
    })();
    const { rowCount } = await setup.pool.query(`select 1 from ${table}`);
    expect(rowCount).toBe(1);
  });
});
