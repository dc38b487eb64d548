import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../src/domain/app-error.ts';
import type {
  Arrival,
  NewSubscription,
} from '../../../../src/domain/notifications/subscription.ts';
import type { ChatAccountKey } from '../../../../src/domain/place.ts';
import type { TitleDetails } from '../../../../src/domain/titles/title.ts';
import { createSubscriptionCheck } from '../../../../src/usecases/notifications/subscription-check.ts';
import { anId, aSeries, aTitle } from '../../../support/factories.ts';
import { createScriptedServers } from '../../../support/in-memory/scripted-servers.ts';
import { createInMemorySubscriptions } from '../../../support/in-memory/subscription-repository.ts';

const serviceId = anId<'service'>();
const channel = { platform: 'discord', kind: 'channel', address: '900' } as const;
const direct = { platform: 'discord', kind: 'direct', address: '2' } as const;

function createFixture(first: TitleDetails) {
  let title = first;
  let now = new Date('2026-11-29T12:00:00Z');
  let reads = 0;
  const unreadable = new Map<number, AppError>();
  let refusal: { readonly kind: string; readonly error: AppError } | null = null;
  let isCovered = false;
  let beforeLock = () => {};
  const sent: Arrival[] = [];
  const closed: ChatAccountKey[] = [];
  const subscriptionRepository = createInMemorySubscriptions({ isCovered: () => isCovered });
  const check = createSubscriptionCheck({
    subscriptionRepository,
    servers: createScriptedServers([
      {
        id: serviceId,
        server: {
          async getTitleDetails({ tmdbId }) {
            reads += 1;
            const error = unreadable.get(tmdbId);
            if (error) throw error;
            return title;
          },
        },
      },
    ]),
    users: {
      find: async () => null,
      listChatAccounts: async () => [
        { platform: 'discord', platformUserId: '2', name: 'bob', isClosed: false },
      ],
      async setDirectMessagesClosed(account) {
        closed.push(account);
      },
    },
    preferences: { getPreferences: async () => ({}) },
    arrivalNotifier: {
      async notify(arrival) {
        if (refusal && refusal.kind === arrival.place.kind) throw refusal.error;
        sent.push(arrival);
      },
    },
    retry: (work) => work().catch(work),
    locks: {
      async withLock(_key, work) {
        beforeLock();
        return work();
      },
    },
    clock: () => now,
    log: { debug() {}, info() {}, warn() {}, error() {} },
  });
  return {
    sent,
    closed,
    reads: () => reads,
    unreadable,
    subscribe: (parts: Partial<NewSubscription> = {}) =>
      subscriptionRepository.create({
        userId: anId<'user'>(),
        serviceId,
        key: { mediaType: title.mediaType, tmdbId: title.tmdbId },
        is4k: false,
        seasons: [],
        title: title.name,
        place: channel,
        ...parts,
      }),
    list: (is4k = false) => subscriptionRepository.listUnnotified(serviceId, title, is4k),
    cover() {
      isCovered = true;
    },
    /** A request begins to cover the title between the claim and the lock. */
    coverLate() {
      beforeLock = () => {
        isCovered = true;
      };
    },
    refuse(kind: string, error: AppError) {
      refusal = { kind, error };
    },
    /** Checks a quarter of an hour later. */
    async check(changed: TitleDetails = title) {
      title = changed;
      now = new Date(now.getTime() + 15 * 60_000);
      await check(serviceId);
    },
    checkAgain: () => check(serviceId),
  };
}

const processing = aTitle({ standard: 'processing', in4k: 'processing' });
const available = aTitle({ standard: 'available', in4k: 'processing' });

function withSeasons(availableSeasons: readonly number[]) {
  const series = aSeries(3, { standard: availableSeasons.length > 0 ? 'partial' : 'processing' });
  const seasons = series.seasons.map((season) => ({
    ...season,
    standard: availableSeasons.includes(season.number) ? ('available' as const) : season.standard,
  }));
  return { ...series, seasons };
}

describe('a subscription without a request', () => {
  it('is notified once when the title is available, in its quality', async () => {
    const { subscribe, check, list, sent } = createFixture(processing);
    await subscribe();
    await subscribe({ is4k: true });
    await check();
    expect(sent).toEqual([]);
    await check(available);
    await check();
    expect(sent).toMatchObject([{ place: channel, title: { name: 'Dune' }, seasons: [] }]);
    expect(await list()).toEqual([]);
    expect(await list(true)).toHaveLength(1);
  });

  it('reads a title once for all its subscribers, and not again within minutes', async () => {
    const { subscribe, check, checkAgain, reads } = createFixture(processing);
    await subscribe();
    await subscribe();
    await check();
    await checkAgain();
    expect(reads()).toBe(1);
  });

  it('is notified of each season that it waits for', async () => {
    const { subscribe, check, list, sent } = createFixture(withSeasons([]));
    await subscribe({ seasons: [2, 3] });
    await check(withSeasons([1, 2]));
    expect(sent).toMatchObject([{ seasons: [2] }]);
    expect(await list()).toMatchObject([{ seasons: [3] }]);
    await check(withSeasons([1, 2, 3]));
    expect(sent).toMatchObject([{ seasons: [2] }, { seasons: [3] }]);
    expect(await list()).toEqual([]);
  });

  it('for any season is notified of the first ones', async () => {
    const { subscribe, check, sent } = createFixture(withSeasons([]));
    await subscribe();
    await check(withSeasons([1]));
    await check(withSeasons([1, 2]));
    expect(sent).toMatchObject([{ seasons: [1] }]);
  });

  it('is left to a request that covers it', async () => {
    const { subscribe, check, cover, reads } = createFixture(processing);
    await subscribe();
    cover();
    await check(available);
    expect(reads()).toBe(0);
  });

  it('is left to a request that covers it only after the claim', async () => {
    const { subscribe, check, coverLate, sent, list } = createFixture(processing);
    await subscribe();
    coverLate();
    await check(available);
    expect(sent).toEqual([]);
    expect(await list()).toHaveLength(1);
  });

  it('is sent directly when the bot cannot post in its channel', async () => {
    const { subscribe, check, refuse, sent } = createFixture(processing);
    await subscribe();
    refuse('channel', new AppError('channel-forbidden'));
    await check(available);
    expect(sent).toMatchObject([{ place: direct }]);
  });

  it('ends when the person accepts no messages, and waits while the platform is down', async () => {
    const { subscribe, check, refuse, list, closed } = createFixture(processing);
    await subscribe({ place: direct });
    refuse('direct', new AppError('platform-unavailable'));
    await check(available);
    expect(await list()).toHaveLength(1);
    refuse('direct', new AppError('direct-messages-closed'));
    await check();
    expect(closed).toMatchObject([{ platformUserId: '2' }]);
    expect(await list()).toEqual([]);
  });

  it.each(['overseerr-failed', 'internal'] as const)(
    'is notified although another title cannot be read (%s)',
    async (code) => {
      const { subscribe, check, unreadable, sent } = createFixture(processing);
      await subscribe({ key: { mediaType: 'movie', tmdbId: 1 } });
      await subscribe();
      unreadable.set(1, new AppError(code));
      await check(available);
      expect(sent).toHaveLength(1);
    },
  );

  it('is notified although the platform of another subscriber is down', async () => {
    const { subscribe, check, refuse, sent, list } = createFixture(processing);
    await subscribe({ place: direct });
    await subscribe();
    refuse('direct', new AppError('platform-unavailable'));
    await check(available);
    expect(sent).toMatchObject([{ place: channel }]);
    expect(await list()).toMatchObject([{ place: direct }]);
  });

  it('is not checked any further while the server is unreachable', async () => {
    const { subscribe, check, unreadable, reads } = createFixture(processing);
    await subscribe({ key: { mediaType: 'movie', tmdbId: 1 } });
    await subscribe();
    unreadable.set(1, new AppError('overseerr-unreachable'));
    await expect(check(available)).rejects.toThrow('overseerr-unreachable');
    expect(reads()).toBe(1);
  });
});
