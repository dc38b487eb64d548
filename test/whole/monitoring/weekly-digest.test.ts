import { beforeEach, describe, expect, it } from 'vitest';
import { loadTranslations } from '../../../src/chat/i18n/translations.ts';
import type { View } from '../../../src/chat/view.ts';
import { createAlertUseCases } from '../../../src/composition/alerts/create-alerts.ts';
import type { BotConfig } from '../../../src/config/bot-config.ts';
import { toFirstId } from '../../../src/database/row-id.ts';
import { AppError } from '../../../src/domain/app-error.ts';
import type { Platform } from '../../../src/domain/place.ts';
import { aUser, setUpDatabaseForTest } from '../../support/database-setup.ts';
import { createRecordingLog } from '../../support/recording-log.ts';
import { toViewText } from '../../support/reply-view.ts';
import { aServiceOverview } from '../../support/service-status.ts';

type Setup = Awaited<ReturnType<typeof setUpDatabaseForTest>>;

const monday = new Date('2026-11-23T09:30:00Z');
const hours = (count: number) => count * 3_600_000;
const before = (ms: number) => new Date(monday.getTime() - ms);

let db: Setup;
let now: Date;
let sent: { readonly platform: Platform; readonly address: string; readonly view: View }[];
let failure: AppError | null;
let service: Parameters<typeof aServiceOverview>[0];

beforeEach(async () => {
  db = await setUpDatabaseForTest();
  now = monday;
  sent = [];
  failure = null;
  service = {};
});

/** A process of the bot. */
function start(alerts: Partial<BotConfig['alerts']> = {}) {
  const outbound = (platform: Platform) => ({
    async post(place: { readonly address: string }, view: View) {
      if (failure) throw failure;
      sent.push({ platform, address: place.address, view });
      return {
        place: { platform, kind: 'channel', address: place.address },
        messageId: '1',
      } as const;
    },
    edit: async () => undefined,
  });
  return createAlertUseCases({
    config: {
      alerts: {
        places: [],
        quietHours: null,
        mutedKinds: ['disk-low'],
        hasWeeklyDigest: false,
        ...alerts,
      },
      backups: null,
      dataDir: '.',
      timeZone: 'UTC',
    },
    database: db,
    jobs: { countDeadLetters: async () => 0 },
    serviceChecks: {
      listConditions: async () => [
        aServiceOverview({ id: db.serviceId, title: 'Seerr', ...service }),
      ],
    },
    listServiceIds: () => [db.serviceId],
    servers: { listIds: () => [], getTitle: () => 'Seerr' },
    webhookStates: { list: async () => [] },
    unfinishedWork: { countWaitingSince: async () => 0 },
    users: {
      listAdminChats: async () => [{ platform: 'discord', platformUserId: '1', locale: 'en' }],
    },
    outbounds: { discord: outbound('discord'), telegram: outbound('telegram') },
    translations: loadTranslations(),
    locks: { withLock: (_key, work) => work() },
    clock: () => now,
    log: createRecordingLog().log,
  });
}

async function addSpace(platform: 'discord' | 'telegram', address: string, settings: object) {
  await db.prisma.space.create({
    data: {
      platform,
      platformSpaceId: `space ${address}`,
      name: 'Home',
      settings: { digestPlace: { platform, kind: 'channel', address }, ...settings },
    },
  });
}

async function addWeek() {
  const { prisma, serviceId } = db;
  const userId = await aUser(db);
  const add = async (ago: number, mediaType: 'movie' | 'tv', events: [string, number][]) => {
    const createdAt = before(ago);
    const id = toFirstId(createdAt).slice(0, -6) + String(ago).slice(-6).padStart(6, '0');
    await prisma.request.create({
      data: {
        id,
        serviceId,
        userId,
        requesterName: 'Ada',
        mediaType,
        tmdbId: ago,
        title: 'Dune',
        source: 'discord',
        createdAt,
      },
    });
    for (const [event, after] of events) {
      const at = new Date(createdAt.getTime() + after);
      await prisma.requestEvent.create({
        data: {
          id:
            toFirstId(at).slice(0, -6) +
            String(ago + after)
              .slice(-6)
              .padStart(6, '0'),
          requestId: id,
          event,
          to: event === 'arrive' ? 'available' : event === 'decline' ? 'declined' : 'approved',
          actor: 'Bob',
          source: 'discord',
          at,
        },
      });
    }
  };
  await add(hours(100) + 1, 'movie', [
    ['approve', 1_000],
    ['arrive', hours(1)],
  ]);
  await add(hours(90) + 2, 'movie', [
    ['approve', 2_000],
    ['arrive', hours(3)],
  ]);
  await add(hours(80) + 3, 'tv', [['decline', 3_000]]);
  // A week earlier.
  await add(hours(200) + 4, 'movie', [['approve', 4_000]]);
  // Made long ago on the server, and imported now.
  await prisma.request.create({
    data: {
      id: toFirstId(before(hours(50))),
      serviceId,
      requesterName: 'Ada',
      mediaType: 'movie',
      tmdbId: 5,
      title: 'Dune',
      source: 'overseerr',
      createdAt: before(hours(2_000)),
    },
  });
  // In the week, after it, before it, and one that is counted with the hour that replaced it.
  for (const [ok, at] of [
    [true, before(hours(1))],
    [false, before(hours(1))],
    [false, before(hours(-5))],
    [false, before(hours(169))],
    [false, before(hours(157))],
  ] as const) {
    await prisma.serviceCheck.create({ data: { serviceId, ok, latencyMs: 1, at } });
  }
  for (const [hour, failures] of [
    ['2026-11-16T20:00:00Z', 1],
    ['2026-11-16T08:00:00Z', 6],
  ] as const) {
    const data = { serviceId, hour, checks: 6, failures, latencyP50Ms: 1, latencyP95Ms: 1 };
    await prisma.serviceCheckHour.create({ data });
  }
}

describe('the weekly digest', () => {
  it('is off by default', async () => {
    await start().checkAlerts();
    expect(sent).toEqual([]);
  });

  it('says once what happened, in the language and time zone of its place, on both platforms', async () => {
    await addWeek();
    await addSpace('discord', '900', { language: 'de' });
    await addSpace('telegram', '-100', { timeZone: 'America/New_York' });
    // Two processes at the same time, then a restart.
    await Promise.all([start().checkAlerts(), start().checkAlerts()]);
    await start().checkAlerts();
    expect(sent.map(({ platform, address }) => [platform, address])).toEqual([['discord', '900']]);
    now = new Date('2026-11-23T14:00:00Z');
    await Promise.all([start().checkAlerts(), start().checkAlerts()]);
    expect(sent.map(({ platform }) => platform)).toEqual(['discord', 'telegram']);

    const [german, english] = sent;
    const t = { en: loadTranslations().forLocale('en'), de: loadTranslations().forLocale('de') };
    for (const [view, texts] of [
      [german?.view, t.de],
      [english?.view, t.en],
    ] as const) {
      const text = view ? toViewText(view) : '';
      expect(text).toContain(texts('digest-requests-counts', { movies: 2, series: 1 }));
      expect(text).toContain(texts('digest-decisions-counts', { approved: 2, declined: 1 }));
      expect(text).toContain(texts('digest-hours', { hours: 2 }));
      expect(text).toContain('Ada (3)');
      expect(text).toContain('Seerr 75');
    }
    expect(german?.view).toMatchObject({ locale: 'de', timeZone: 'UTC' });
    expect(english?.view).toMatchObject({ locale: 'en', timeZone: 'America/New_York' });

    now = new Date('2026-11-30T15:00:00Z');
    await start().checkAlerts();
    expect(sent).toHaveLength(4);
  });

  it('is not repeated after an error, because it could have arrived', async () => {
    await addSpace('discord', '900', {});
    failure = new AppError('platform-unavailable');
    await start().checkAlerts();
    failure = null;
    await start().checkAlerts();
    expect(sent).toEqual([]);
  });

  it('goes where alerts go if the settings ask for it', async () => {
    const hasWeeklyDigest = true;
    await start({ hasWeeklyDigest }).checkAlerts();
    expect(sent).toMatchObject([{ platform: 'discord', address: '1' }]);
    const place = { platform: 'telegram', kind: 'channel', address: '-200' } as const;
    await start({ hasWeeklyDigest, places: [place] }).checkAlerts();
    expect(sent.slice(1)).toMatchObject([{ platform: 'telegram', address: '-200' }]);
  });

  it('waits for the end of the quiet hours of its place, or of the settings of the bot', async () => {
    await addSpace('discord', '900', { alertQuietHours: { from: 22, until: 10 } });
    await start().checkAlerts();
    expect(sent).toEqual([]);
    now = new Date('2026-11-23T10:00:00Z');
    await start({ quietHours: { from: 10, until: 11 } }).checkAlerts();
    expect(sent).toEqual([]);
    await start().checkAlerts();
    expect(sent).toMatchObject([{ platform: 'discord', address: '900' }]);
  });
});

describe('the place for alerts', () => {
  it('is the one chosen in /setup, with its muted kinds, quiet hours, and language', async () => {
    const alertPlace = { platform: 'telegram', kind: 'channel', address: '-300' };
    const settings = {
      alertPlace,
      alertMuted: ['users-missing', 'a-kind-of-a-later-version'],
      language: 'de',
    };
    const { id } = await db.prisma.space.create({
      data: { platform: 'telegram', platformSpaceId: '-300', name: 'Office', settings },
    });
    const setSettings = (more: object) =>
      db.prisma.space.update({ where: { id }, data: { settings: { ...settings, ...more } } });
    service = { missingUsers: 2 };
    await start().checkAlerts();
    expect(sent).toEqual([]);
    await setSettings({ alertMuted: [], alertQuietHours: { from: 9, until: 10 } });
    await start().checkAlerts();
    expect(sent).toEqual([]);
    await setSettings({ alertMuted: [], alertQuietHours: { from: 10, until: 11 } });
    await start().checkAlerts();
    const de = loadTranslations().forLocale('de');
    const title = de('alert-users-missing', { name: 'Seerr', count: 2 });
    expect(sent).toMatchObject([{ platform: 'telegram', address: '-300', view: { title } }]);
  });

  it('is the private chat of every admin without a choice, also with the muted kinds of /setup', async () => {
    const { id } = await db.prisma.space.create({
      data: {
        platform: 'discord',
        platformSpaceId: '5',
        name: 'Office',
        settings: { alertMuted: ['users-missing'], alertQuietHours: { from: 9, until: 10 } },
      },
    });
    service = { missingUsers: 2 };
    await start().checkAlerts();
    await db.prisma.space.update({
      where: { id },
      data: { settings: { alertQuietHours: { from: 9, until: 10 } } },
    });
    await start().checkAlerts();
    expect(sent).toEqual([]);
    now = new Date('2026-11-23T10:00:00Z');
    await start().checkAlerts();
    expect(sent).toMatchObject([{ platform: 'discord', address: '1' }]);
  });

  it('is the one of the settings of the bot, whatever was chosen', async () => {
    const alertPlace = { platform: 'telegram', kind: 'channel', address: '-300' };
    await db.prisma.space.create({
      data: {
        platform: 'telegram',
        platformSpaceId: '-300',
        name: 'Office',
        settings: { alertPlace },
      },
    });
    service = { missingUsers: 2 };
    const place = { platform: 'discord', kind: 'channel', address: '7' } as const;
    await start({ places: [place] }).checkAlerts();
    expect(sent).toMatchObject([{ platform: 'discord', address: '7' }]);
  });

  it('of the settings of the bot has the language, muted kinds, and quiet hours of /setup', async () => {
    const settings = { language: 'de', alertMuted: ['users-missing'] };
    const { id } = await db.prisma.space.create({
      data: { platform: 'telegram', platformSpaceId: '-300', name: 'Office', settings },
    });
    const group = { platform: 'telegram', kind: 'channel', address: '-300', topic: '4' } as const;
    const channel = { platform: 'discord', kind: 'channel', address: '7' } as const;
    service = { missingUsers: 2 };
    const places = [group, channel];
    await start({ places }).checkAlerts();
    expect(sent).toEqual([]);
    await db.prisma.space.update({ where: { id }, data: { settings: { language: 'de' } } });
    await start({ places }).checkAlerts();
    expect(sent).toMatchObject([
      { platform: 'telegram', view: { locale: 'de' } },
      { platform: 'discord', view: { locale: 'en' } },
    ]);
  });
});
