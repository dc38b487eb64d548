import { describe, expect, it } from 'vitest';
import type { Preferences } from '../../../../src/domain/accounts/identity.ts';
import { AppError } from '../../../../src/domain/app-error.ts';
import type { UserId } from '../../../../src/domain/id.ts';
import type { Job } from '../../../../src/domain/job.ts';
import type { Platform } from '../../../../src/domain/place.ts';
import type { MediaRequest } from '../../../../src/domain/requests/request.ts';
import { createNotifications } from '../../../../src/usecases/notifications/notifications.ts';
import { aNewCard, anId, aRequest, aSeries } from '../../../support/factories.ts';
import {
  createInMemoryCards,
  createInMemoryRequests,
  createInMemoryStore,
} from '../../../support/in-memory/request-repository.ts';
import { createInMemorySubscriptions } from '../../../support/in-memory/subscription-repository.ts';

const now = new Date('2026-11-23T12:00:00Z');
const requester = anId<'user'>();
const subscriber = anId<'user'>();
const channel = { platform: 'discord', kind: 'channel', address: '900' } as const;

interface FixtureParts {
  readonly preferences?: Preferences;
  readonly closed?: readonly Platform[];
  readonly platforms?: readonly Platform[];
}

function createFixture(
  parts: Partial<MediaRequest>,
  { preferences = {}, closed = [], platforms = ['discord', 'telegram'] }: FixtureParts = {},
) {
  const store = createInMemoryStore();
  const request = aRequest({
    userId: requester,
    remoteId: 7,
    spaceId: anId<'space'>(),
    origin: channel,
    ...parts,
  });
  store.requests.set(request.id, request);
  const cards = createInMemoryCards(store);
  const subscriptionRepository = createInMemorySubscriptions();
  const noted: unknown[] = [];
  const updates: string[] = [];
  const enqueued: Job[] = [];
  const chat = { isDown: false, isUnread: false };
  let beforeLock = async () => {};
  const notifications = createNotifications({
    requestRepository: createInMemoryRequests(store),
    cards,
    users: {
      find: async (id: UserId) => ({
        id,
        displayName: 'x',
        locale: id === subscriber ? 'pl' : 'de',
        isAdmin: false,
        isBlocked: false,
      }),
      listChatAccounts: async (userId: UserId) =>
        platforms.map((platform) => ({
          platform,
          platformUserId: userId === requester ? '1' : '2',
          name: userId === requester ? 'Alice' : 'Bob',
          isClosed: closed.includes(platform),
        })),
    },
    preferences: { getPreferences: async () => preferences },
    arrivalRepository: subscriptionRepository,
    arrivals: {
      async note(_serviceId, _key, shares) {
        noted.push(...shares);
      },
    },
    approvalCards: {
      buildCards: async () => [aNewCard({ role: 'approval', key: 'approval:discord:901:' })],
    },
    cardUpdater: {
      async updateCards(id, onRead) {
        if (chat.isUnread) throw new AppError('internal');
        onRead?.(store.requests.get(id) ?? null);
        updates.push((await cards.listByRequest(id)).map(({ role }) => role).join());
        if (chat.isDown) throw new AppError('platform-unavailable');
      },
    },
    jobs: {
      async enqueue(jobs) {
        enqueued.push(...jobs);
      },
    },
    locks: {
      async withLock(_key, work) {
        await beforeLock();
        return work();
      },
    },
    clock: () => now,
    newId: anId,
  });
  return {
    request,
    store,
    cards,
    subscriptionRepository,
    /** What was noted as arrived. */
    noted,
    /** The roles of the cards at each update. */
    updates,
    enqueued,
    chat,
    notify: () => notifications.notify(request.id),
    change: (more: Partial<MediaRequest>) =>
      store.requests.set(request.id, { ...request, ...more }),
    /** Work that holds the lock of the title first. */
    runBeforeLock(work: () => Promise<void>) {
      beforeLock = work;
    },
    list: async () => await cards.listByRequest(request.id),
  };
}

describe('the cards', () => {
  it('are updated before anybody is notified, and again with the new ones', async () => {
    const { notify, updates, enqueued } = createFixture({ state: 'pending' });
    await notify();
    expect(updates).toEqual(['', 'approval']);
    expect(enqueued).toEqual([]);
  });

  it('are updated once if nobody has to be notified', async () => {
    const { notify, updates } = createFixture({ state: 'approved', userId: null });
    await notify();
    expect(updates).toEqual(['']);
  });

  it('get a job of their own while a chat does not respond', async () => {
    const { notify, request, list, chat, enqueued } = createFixture({ state: 'pending' });
    chat.isDown = true;
    await notify();
    expect(await list()).toHaveLength(1);
    expect(enqueued).toEqual([{ kind: 'update-cards', payload: { requestId: request.id } }]);
  });
});

it('fails if the request could not be read', async () => {
  const { notify, chat, enqueued } = createFixture({ state: 'pending' });
  chat.isUnread = true;
  await expect(notify()).rejects.toThrow(AppError);
  expect(enqueued).toEqual([]);
});

describe('the approvers', () => {
  it.each<[Partial<MediaRequest>, boolean]>([
    [{ state: 'pending' }, true],
    [{ state: 'failed' }, true],
    [{ state: 'failed', remoteId: null }, false],
    [{ state: 'failed', retryAt: now }, false],
    [{ state: 'approved' }, false],
    [{ state: 'approved', problem: 'never-sent' }, true],
    [{ state: 'processing', stalledAt: now }, true],
    [{ state: 'processing', stalledAt: now, movedAt: new Date('2026-11-23T12:00:01Z') }, false],
    [{ state: 'declined' }, false],
  ])('get a card of a request with %j: %s', async (parts, getsCard) => {
    const { notify, list } = createFixture(parts);
    await notify();
    const roles = (await list()).map(({ role }) => role);
    expect(roles.includes('approval')).toBe(getsCard);
  });
});

describe('the requester', () => {
  it.each<[MediaRequest['state'], boolean]>([
    ['queued', false],
    ['pending', false],
    ['approved', false],
    ['processing', false],
    ['partial', false],
    ['available', true],
    ['declined', true],
    ['failed', true],
    ['cancelled', false],
  ])('is notified of the state %s: %s', async (state, isNotified) => {
    const { notify, list } = createFixture({ state });
    await notify();
    const roles = (await list()).map(({ role }) => role);
    expect(roles.includes('notification')).toBe(isNotified);
  });

  it('is notified in their own chat if somebody else has made the request in a private one', async () => {
    const origin = { platform: 'telegram', kind: 'direct', address: 'of the approver' } as const;
    const parts = { state: 'available', source: 'telegram', spaceId: null, origin } as const;
    const { notify, list } = createFixture(parts);
    await notify();
    expect(await list()).toMatchObject([
      {
        role: 'notification',
        message: { place: { platform: 'telegram', kind: 'direct', address: '1' } },
        recipients: [{ platform: 'telegram', platformUserId: '1' }],
      },
    ]);
  });

  it('is notified that the server ended a request, but not of their own cancellation', async () => {
    const parts = { state: 'cancelled', cause: 'request-deleted', remoteId: null } as const;
    const { notify, list } = createFixture(parts);
    await notify();
    expect((await list()).map(({ role }) => role)).toEqual(['notification']);
  });

  it('is not notified of a failure that is retried', async () => {
    const { notify, list } = createFixture({ state: 'failed', retryAt: now });
    await notify();
    expect(await list()).toEqual([]);
  });

  it('is notified once that nothing moves, and later that it is there', async () => {
    const { notify, list, change } = createFixture({ state: 'processing', stalledAt: now });
    await notify();
    await notify();
    expect((await list()).map(({ key }) => key.replace(requester, 'x'))).toEqual([
      'approval:discord:901:',
      'stalled:7:x',
    ]);
    change({ state: 'available' });
    await notify();
    expect((await list()).at(-1)?.key.replace(requester, 'x')).toBe('told:available:7:x');
  });

  it('is notified once, however often the job runs', async () => {
    const { notify, list } = createFixture({ state: 'available' });
    await notify();
    await notify();
    expect(await list()).toHaveLength(1);
  });

  it('is notified again after the request was reopened', async () => {
    const { notify, list, store, request } = createFixture({ state: 'declined' });
    await notify();
    store.requests.set(request.id, { ...request, remoteId: 8 });
    await notify();
    expect(await list()).toHaveLength(2);
  });

  it('is notified and mentioned where the request was made', async () => {
    const { notify, list } = createFixture({ state: 'available' });
    await notify();
    expect(await list()).toMatchObject([
      {
        message: { place: channel, messageId: null },
        recipients: [{ platform: 'discord', platformUserId: '1', name: 'Alice' }],
      },
    ]);
  });

  it('is notified in the direct messages they chose, on another platform as well', async () => {
    const preferences = { notifyOn: 'telegram' } as const;
    const { notify, list } = createFixture({ state: 'available' }, { preferences });
    await notify();
    const place = { platform: 'telegram', kind: 'direct', address: '1' };
    expect(await list()).toMatchObject([{ message: { place } }]);
  });

  it('is notified where the request was made if the chosen direct messages are closed', async () => {
    const options: FixtureParts = {
      preferences: { notifyOn: 'telegram' },
      closed: ['telegram'],
    };
    const { notify, list } = createFixture({ state: 'available' }, options);
    await notify();
    expect(await list()).toMatchObject([{ message: { place: channel } }]);
  });

  it('is notified in direct messages about a request without a public card', async () => {
    const { notify, list } = createFixture({ state: 'available', origin: null });
    await notify();
    const place = { platform: 'discord', kind: 'direct', address: '1' };
    expect(await list()).toMatchObject([{ message: { place } }]);
  });

  it('is notified in any chat they have if the one of the request is no longer theirs', async () => {
    const parts = { state: 'available', origin: null } as const;
    const { notify, list } = createFixture(parts, { platforms: ['telegram'] });
    await notify();
    const place = { platform: 'telegram', kind: 'direct', address: '1' };
    expect(await list()).toMatchObject([{ message: { place } }]);
  });

  it('cannot be notified without a chat account, or after they were erased', async () => {
    const withoutChat = createFixture({ state: 'available' }, { platforms: [] });
    await withoutChat.notify();
    const erased = createFixture({ state: 'available', userId: null });
    await erased.notify();
    expect([...(await withoutChat.list()), ...(await erased.list())]).toEqual([]);
  });
});

describe('a refused request', () => {
  const refused = { state: 'failed', remoteId: null } as const;
  const answer = (editableUntil: Date) => {
    const place = { platform: 'discord', kind: 'reply', address: 'x', editableUntil } as const;
    return aNewCard({ role: 'private', message: { place, messageId: null } });
  };

  it('is shown only in the reply to the press while that can be edited', async () => {
    const { notify, list, cards, request } = createFixture(refused);
    await cards.create(request.id, [answer(new Date(now.getTime() + 1))], []);
    await notify();
    expect((await list()).map(({ role }) => role)).toEqual(['private']);
  });

  it('that failed after the server had accepted it always causes a notification', async () => {
    const { notify, list, cards, request } = createFixture({ state: 'failed', remoteId: 7 });
    await cards.create(request.id, [answer(new Date(now.getTime() + 1))], []);
    await notify();
    expect((await list()).map(({ role }) => role)).toContain('notification');
  });

  it('causes a notification if the reply can no longer be edited', async () => {
    const { notify, list, cards, request } = createFixture(refused);
    await cards.create(request.id, [answer(now)], []);
    await notify();
    expect((await list()).map(({ role }) => role)).toEqual(['private', 'notification']);
  });
});

describe('the subscribers of a title', () => {
  async function subscribe(
    { subscriptionRepository, request }: ReturnType<typeof createFixture>,
    seasons: readonly number[] = [],
    userId = subscriber,
    futureAfter: number | null = null,
  ) {
    await subscriptionRepository.create({
      userId,
      serviceId: request.serviceId,
      key: request.title,
      is4k: false,
      seasons,
      futureAfter,
      title: 'Dune',
      place: { ...channel, address: '902' },
    });
  }

  const listWaiting = async ({
    subscriptionRepository,
    request,
  }: ReturnType<typeof createFixture>) =>
    (await subscriptionRepository.listWaiting(request.serviceId, request.title)).subscriptions;

  it('are notified where they subscribed, once the title is available', async () => {
    const fixture = createFixture({ state: 'available' });
    await subscribe(fixture);
    await fixture.notify();
    await fixture.notify();
    const places = (await fixture.list()).map(({ message }) => message.place.address);
    expect(places).toEqual(['900', '902']);
    expect(await listWaiting(fixture)).toEqual([]);
  });

  it('are notified in their own language, not in the requester’s', async () => {
    const fixture = createFixture({ state: 'available', locale: 'en' });
    await subscribe(fixture);
    await fixture.notify();
    expect((await fixture.list()).map(({ locale }) => locale)).toEqual(['en', 'pl']);
  });

  it('are named by their own names, not by the requester’s', async () => {
    const fixture = createFixture({ state: 'available', requesterName: 'Alice' });
    await subscribe(fixture);
    await fixture.notify();
    const names = (await fixture.list()).flatMap(({ recipients }) => recipients);
    expect(names).toMatchObject([
      { platformUserId: '1', name: 'Alice' },
      { platformUserId: '2', name: 'Bob' },
    ]);
  });

  it('are not notified again when the subscription check holds the lock first', async () => {
    const fixture = createFixture({ state: 'available' });
    await subscribe(fixture);
    fixture.runBeforeLock(async () => {
      const ids = (await listWaiting(fixture)).map(({ id }) => id);
      await fixture.subscriptionRepository.settle(ids, { seasons: [], at: now });
    });
    await fixture.notify();
    const places = (await fixture.list()).map(({ message }) => message.place.address);
    expect(places).toEqual(['900']);
  });

  it('wait while the title is only partly available', async () => {
    const fixture = createFixture({ state: 'partial' });
    await subscribe(fixture);
    await fixture.notify();
    expect(await fixture.list()).toEqual([]);
    expect(await listWaiting(fixture)).toHaveLength(1);
  });

  it('are left alone while they are being told about the movie', async () => {
    const fixture = createFixture({ state: 'available' });
    await subscribe(fixture);
    const [waiting] = await listWaiting(fixture);
    const arrival = { seasons: [], noticedAt: now, dueAt: now };
    await fixture.subscriptionRepository.note(
      waiting ? [{ id: waiting.id, before: waiting.arrival, arrival }] : [],
    );
    await fixture.notify();
    expect((await fixture.list()).map(({ message }) => message.place.address)).toEqual(['900']);
    expect(await listWaiting(fixture)).toHaveLength(1);
  });

  it('are told about seasons together with others that arrive', async () => {
    const fixture = createFixture({ state: 'available', title: aSeries(3), seasons: [1, 2] });
    await subscribe(fixture, [2, 3]);
    await fixture.notify();
    expect(await fixture.list()).toHaveLength(1);
    expect(fixture.noted).toEqual([{ is4k: false, isWhole: false, seasons: [1, 2] }]);
    expect(await listWaiting(fixture)).toMatchObject([{ seasons: [2, 3] }]);
  });

  it('know about the seasons of their own request', async () => {
    const fixture = createFixture({ state: 'available', title: aSeries(3), seasons: [3] });
    await subscribe(fixture, [], requester, 2);
    await fixture.notify();
    expect(await fixture.list()).toHaveLength(1);
    expect(await listWaiting(fixture)).toMatchObject([{ futureAfter: 2, toldSeasons: [3] }]);
  });

  it('are not notified twice about their own request', async () => {
    const fixture = createFixture({ state: 'available' });
    await subscribe(fixture, [], requester);
    await fixture.notify();
    expect(await fixture.list()).toHaveLength(1);
    expect(await listWaiting(fixture)).toEqual([]);
  });
});

it('an unknown request notifies no one', async () => {
  const { notify, store } = createFixture({ state: 'available' });
  store.requests.clear();
  await notify();
  expect(store.cards).toEqual([]);
  expect(store.jobs).toEqual([]);
});
