import { expect, it } from 'vitest';
import { loadTranslations } from '../../../src/chat/i18n/translations.ts';
import type { View } from '../../../src/chat/view.ts';
import { createAlertUseCases } from '../../../src/composition/alerts/create-alerts.ts';
import { createFaultCounts } from '../../../src/database/alerts/fault-counts.ts';
import { createErrorLog } from '../../../src/database/error-log.ts';
import { createSecretBox } from '../../../src/database/secrets/secret-box.ts';
import { createServiceChecks } from '../../../src/database/services/service-checks.ts';
import { createServiceRepository } from '../../../src/database/services/service-repository.ts';
import { AppError } from '../../../src/domain/app-error.ts';
import type { ServiceOverview } from '../../../src/domain/services/service-status.ts';
import { createServiceSource } from '../../../src/usecases/alerts/find-problems.ts';
import { setUpDatabaseForTest } from '../../support/database-setup.ts';
import { createRecordingLog } from '../../support/recording-log.ts';
import { toViewText } from '../../support/reply-view.ts';
import { aServiceOverview } from '../../support/service-status.ts';
import { t } from '../../support/text.ts';

it('admins read once that a server is down, in their language, later that it is over, and in the same message that it is down again', async () => {
  const { prisma, kysely, pool } = await setUpDatabaseForTest();
  let now = new Date('2026-11-23T12:00:00Z');
  const posted: { view: View; key: string }[] = [];
  const edited: View[] = [];
  let deadLetters = 0;
  let services: readonly ServiceOverview[] = [
    aServiceOverview({
      status: 'down',
      title: 'Seerr',
      detail: 'an English line',
      fault: { code: 'unreachable', reason: 'ECONNREFUSED' },
    }),
  ];
  const open = () =>
    createAlertUseCases({
      config: {
        alerts: { places: [], quietHours: null, mutedKinds: ['disk-low'], hasWeeklyDigest: false },
        backups: { intervalHours: 24, dir: '.', readArchivedAt: () => null },
        dataDir: '.',
        timeZone: 'UTC',
      },
      database: { prisma, kysely, pool },
      jobs: { countDeadLetters: async () => deadLetters },
      serviceChecks: { listConditions: async () => services },
      listServiceIds: () => services.map(({ id }) => id),
      servers: { listIds: () => [], getTitle: () => 'Seerr' },
      webhookStates: { list: async () => [] },
      unfinishedWork: { countWaitingSince: async () => 0 },
      users: {
        listAdminChats: async () => [{ platform: 'discord', platformUserId: '1', locale: 'de' }],
      },
      outbounds: {
        discord: {
          async post(place, view, key) {
            posted.push({ view, key });
            return { place, messageId: '77' };
          },
          async edit(message, view) {
            expect(message.messageId).toBe('77');
            edited.push(view);
          },
        },
      },
      translations: loadTranslations(),
      locks: { withLock: (_key, work) => work() },
      clock: () => now,
      log: createRecordingLog().log,
    });
  await open().checkAlerts();
  now = new Date('2026-11-23T12:10:00Z');
  await open().checkAlerts();
  expect(posted).toHaveLength(1);
  const [{ view, key } = { view: null, key: '' }] = posted;
  expect(key.length).toBeLessThanOrEqual(22);
  expect(view?.locale).toBe('de');
  const de = loadTranslations().forLocale('de');
  expect(view && toViewText(view)).toContain(de('alert-service-down', { name: 'Seerr' }));
  expect(view && toViewText(view)).toContain(`${de('service-fault-unreachable')} (ECONNREFUSED)`);
  expect(view && toViewText(view)).not.toContain('an English line');
  expect(view && toViewText(view)).toContain(de('alert-requests-wait-action'));
  expect(view && toViewText(view)).not.toContain(t('alert-service-down', { name: 'Seerr' }));

  services = services.map((service) => ({ ...service, status: 'up' }));
  now = new Date('2026-11-23T12:12:00Z');
  await open().checkAlerts();
  await open().checkAlerts();
  expect(edited.map(({ title }) => title)).toEqual([de('alert-over', { minutes: 12 })]);
  expect(await prisma.alert.findMany()).toMatchObject([{ isSettled: true, closedAt: now }]);

  services = services.map((service) => ({ ...service, status: 'down' }));
  deadLetters = 1;
  now = new Date('2026-11-23T13:10:00Z');
  await open().checkAlerts();
  await open().checkAlerts();
  expect(edited.at(-1)?.title).toBe(de('alert-service-down', { name: 'Seerr' }));
  expect(await prisma.alert.findMany({ orderBy: { id: 'asc' } })).toMatchObject([
    { kind: 'service-down', isSettled: false, closedAt: null },
    { kind: 'dead-letters' },
  ]);
  expect(posted).toHaveLength(2);
  expect(edited).toHaveLength(2);

  deadLetters = 3;
  await open().checkAlerts();
  await open().checkAlerts();
  expect(edited.slice(2).map(({ title }) => title)).toEqual([
    de('alert-dead-letters', { count: 3 }),
  ]);

  services = services.map((service) => ({ ...service, status: 'up' }));
  now = new Date('2026-11-23T13:15:00Z');
  await open().checkAlerts();
  services = services.map((service) => ({ ...service, status: 'down' }));
  now = new Date('2026-11-23T14:16:00Z');
  await open().checkAlerts();
  expect(posted).toHaveLength(3);
});

it('errors count as read by somebody if they came from a chat or ended a request, and as unexpected unless the settings cause them', async () => {
  const { prisma, serviceId } = await setUpDatabaseForTest();
  const now = new Date('2026-11-23T12:00:00Z');
  const errorLog = createErrorLog({ prisma, clock: () => now });
  const counts = createFaultCounts({ prisma });
  const read = () =>
    Promise.all([counts.countMemberErrorsSince(now), counts.countErrorsSince(now)]);
  await errorLog.record(new Error('broken'), 'job notify');
  expect(await read()).toEqual([0, 1]);
  await errorLog.record(new Error('broken'), 'request', { platform: 'discord' });
  expect(await read()).toEqual([1, 2]);
  const rejected = new AppError('overseerr-key-rejected');
  await errorLog.record(rejected, 'request', { platform: 'telegram' });
  expect(await read()).toEqual([2, 2]);
  for (const cause of ['guest-account-missing', 'movie-quota-exceeded'] as const) {
    await prisma.request.create({
      data: {
        serviceId,
        requesterName: 'Ada',
        mediaType: 'movie',
        tmdbId: 1,
        title: 'Dune',
        source: 'discord',
        state: 'failed',
        cause,
        stateChangedAt: now,
      },
    });
  }
  expect(await read()).toEqual([3, 2]);
  expect(await counts.countMemberErrorsSince(new Date('2026-11-23T12:00:01Z'))).toBe(0);
});

it('a server that misses users and one that rejects the key are told from the rows of its checks', async () => {
  const { prisma, kysely, serviceId } = await setUpDatabaseForTest();
  const clock = () => new Date('2026-11-23T12:00:00Z');
  const secretBox = createSecretBox(new Uint8Array(32));
  const repository = createServiceRepository({ prisma, kysely, secretBox, clock });
  const source = createServiceSource({
    serviceChecks: createServiceChecks({ kysely, clock }),
    listServiceIds: () => [serviceId],
  });
  expect(await source.find()).toEqual([]);
  await repository.recordMissingUsers(serviceId, 4);
  const fault = { code: 'key-rejected', reason: null } as const;
  await repository.recordCheck(serviceId, {
    isUp: false,
    latencyMs: 1,
    detail: 'x',
    fault,
    title: null,
  });
  expect((await source.find()).map(({ kind }) => kind)).toEqual(['key-rejected', 'users-missing']);
  await repository.recordMissingUsers(serviceId, null);
  expect(await source.find()).toHaveLength(1);
});
