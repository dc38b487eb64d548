import { expect, it } from 'vitest';
import type { ServiceId, UserId } from '../../src/domain/id.ts';
import type { NewSubscription } from '../../src/domain/notifications/subscription.ts';
import type { ArrivalRepository } from '../../src/ports/notifications/arrival-repository.ts';
import type { SubscriptionRepository } from '../../src/ports/notifications/subscription-repository.ts';
import { anId } from '../support/factories.ts';

/** The repositories, a server, and a function that creates users. */
export interface SubscriptionRepositoryFixture {
  readonly subscriptions: SubscriptionRepository;
  readonly arrivals: ArrivalRepository;
  readonly serviceId: ServiceId;
  readonly createUser: () => Promise<UserId>;
  /** Creates an open request of its user for the title and seasons of a subscription. */
  readonly cover: (subscription: NewSubscription) => Promise<void>;
}

const now = new Date('2026-11-29T12:00:00Z');
const later = new Date('2026-11-29T12:03:00Z');

/** What both repositories promise, whether they store subscriptions in PostgreSQL or in memory. */
export function promiseSubscriptionRepository(
  open: () => Promise<SubscriptionRepositoryFixture>,
): void {
  let tmdbId = 1;

  async function setUp(parts: Partial<NewSubscription> = {}) {
    const { subscriptions, arrivals, serviceId, createUser, cover } = await open();
    tmdbId += 2;
    const subscription: NewSubscription = {
      userId: await createUser(),
      serviceId,
      key: { mediaType: 'tv', tmdbId },
      is4k: false,
      seasons: [],
      futureAfter: null,
      title: 'Lost',
      place: { platform: 'telegram', kind: 'direct', address: '5' },
      ...parts,
    };
    const { userId, key } = subscription;
    const listWaiting = async () => [...(await arrivals.listWaiting(serviceId, key)).subscriptions];
    const find = async () => {
      const { standard } = await subscriptions.findQualities(userId, serviceId, key);
      if (!standard) throw new Error('not subscribed');
      return standard;
    };
    const note = async (seasons: readonly number[], dueAt = now) => {
      const { id, arrival: before } = await find();
      await arrivals.note([{ id, before, arrival: { seasons, noticedAt: now, dueAt } }]);
    };
    return { subscriptions, arrivals, subscription, listWaiting, find, note, cover };
  }

  it('keeps a subscription until its user was told about everything', async () => {
    const { subscriptions, arrivals, subscription, listWaiting } = await setUp({ seasons: [2, 3] });
    expect(await subscriptions.create(subscription)).toBe(true);
    const [row] = await listWaiting();
    const id = row?.id ?? anId<'subscription'>();
    expect(row).toEqual({ ...subscription, id, toldSeasons: [], arrival: null });
    await arrivals.settle([id], { seasons: [2], at: now });
    expect(await listWaiting()).toMatchObject([{ seasons: [3], toldSeasons: [] }]);
    await arrivals.settle([id], { seasons: [3], at: now });
    expect(await listWaiting()).toEqual([]);
    expect(await subscriptions.resume(subscription.userId, id)).toBeNull();
  });

  it('goes on with future seasons, and remembers which of them were told', async () => {
    const { subscriptions, arrivals, subscription, listWaiting, find } = await setUp({
      seasons: [5],
      futureAfter: 5,
    });
    await subscriptions.create(subscription);
    const { id } = await find();
    await arrivals.settle([id], { seasons: [5, 7], at: now });
    await arrivals.settle([id], { seasons: [6], at: now });
    expect(await listWaiting()).toMatchObject([
      { seasons: [], futureAfter: 5, toldSeasons: [6, 7] },
    ]);
  });

  it('creates a subscription once, however often it is requested', async () => {
    const { subscriptions, subscription, listWaiting } = await setUp();
    const added = await Promise.all([1, 2, 3, 4].map(() => subscriptions.create(subscription)));
    expect(added.filter(Boolean)).toHaveLength(1);
    expect(await listWaiting()).toHaveLength(1);
  });

  it('creates a subscription anew after it has ended', async () => {
    const { subscriptions, arrivals, subscription, listWaiting, find } = await setUp({
      seasons: [1],
      futureAfter: 3,
    });
    await subscriptions.create(subscription);
    const { id } = await find();
    await arrivals.settle([id], { seasons: [4], at: now });
    await subscriptions.end(subscription.userId, id, now);
    expect(await listWaiting()).toEqual([]);
    const other = { ...subscription, seasons: [2], futureAfter: null };
    expect(await subscriptions.create(other)).toBe(true);
    expect(await listWaiting()).toMatchObject([
      { seasons: [2], futureAfter: null, toldSeasons: [] },
    ]);
  });

  it('begins anew without what had arrived for the one that has ended', async () => {
    const { subscriptions, arrivals, subscription, note, find } = await setUp({ seasons: [1, 2] });
    const { userId, serviceId, key } = subscription;
    await subscriptions.create(subscription);
    await note([1]);
    const { id } = await find();
    await arrivals.claimDue(serviceId, key, now);
    await subscriptions.end(userId, id, now);
    await subscriptions.create({ ...subscription, seasons: [2] });
    expect(await find()).toMatchObject({ seasons: [2], arrival: null });
    expect(await arrivals.claimDue(serviceId, key, later)).toEqual([]);
  });

  it('does not tell again what was being told when its user ended it', async () => {
    const { subscriptions, arrivals, subscription, note, find } = await setUp({ seasons: [1, 2] });
    const { userId, serviceId, key } = subscription;
    await subscriptions.create(subscription);
    await note([1]);
    const { id } = await find();
    await arrivals.claimDue(serviceId, key, now);
    await subscriptions.end(userId, id, now);
    await arrivals.settle([id], { seasons: [1], at: later });
    expect(await subscriptions.list(userId, { take: 1, skip: 0 })).toMatchObject({ total: 0 });
    expect(await subscriptions.resume(userId, id)).toMatchObject({ seasons: [2], arrival: null });
    expect(await arrivals.claimDue(serviceId, key, later)).toEqual([]);
  });

  it('adds the seasons of a second subscription; no seasons means all of them', async () => {
    const { subscriptions, subscription, listWaiting } = await setUp({ seasons: [1, 2] });
    await subscriptions.create(subscription);
    expect(await subscriptions.create({ ...subscription, seasons: [2] })).toBe(false);
    expect(await subscriptions.create({ ...subscription, seasons: [3, 2] })).toBe(true);
    expect(await listWaiting()).toMatchObject([{ seasons: [1, 2, 3] }]);
    const future = { ...subscription, seasons: [], futureAfter: 4 };
    expect(await subscriptions.create(future)).toBe(true);
    expect(await subscriptions.create({ ...future, futureAfter: 6 })).toBe(false);
    expect(await listWaiting()).toMatchObject([{ seasons: [1, 2, 3], futureAfter: 4 }]);
  });

  it('keeps the names of seasons until others are known', async () => {
    const books = (language: string) => ({ language, names: { 1: 'Book One: Water' } });
    const { subscriptions, subscription, find } = await setUp({ seasonNames: books('en') });
    await subscriptions.create(subscription);
    expect(await find()).toMatchObject({ seasonNames: books('en') });
    const { seasonNames: _, ...unnamed } = subscription;
    await subscriptions.create({ ...unnamed, futureAfter: 1 });
    expect(await find()).toMatchObject({ seasonNames: books('en') });
    await subscriptions.create({ ...subscription, seasonNames: books('de'), seasons: [3] });
    expect(await find()).toMatchObject({ seasonNames: books('de') });
  });

  it('for any season stays so when a season is added', async () => {
    const { subscriptions, subscription, listWaiting } = await setUp({ seasons: [] });
    await subscriptions.create(subscription);
    expect(await subscriptions.create({ ...subscription, seasons: [9] })).toBe(false);
    expect(await listWaiting()).toMatchObject([{ seasons: [] }]);
  });

  it('lists, changes, ends, and resumes only what belongs to the user', async () => {
    const { subscriptions, subscription, find } = await setUp({ seasons: [1, 2] });
    const { userId } = subscription;
    const stranger = anId<'user'>();
    await subscriptions.create(subscription);
    await subscriptions.create({ ...subscription, is4k: true });
    const { id } = await find();
    const from = { seasons: [1, 2], futureAfter: null };
    const to = { seasons: [2], futureAfter: 3 };
    expect(await subscriptions.select(stranger, id, { from, to })).toBe(false);
    expect(await subscriptions.find(stranger, id)).toBeNull();
    expect(await subscriptions.end(stranger, id, now)).toBeNull();
    expect(await subscriptions.select(userId, id, { from: { ...from, futureAfter: 1 }, to })).toBe(
      false,
    );
    expect(await subscriptions.select(userId, id, { from, to })).toBe(true);
    expect(await subscriptions.select(userId, id, { from, to })).toBe(false);
    expect(await subscriptions.find(userId, id)).toMatchObject({ seasons: [2], futureAfter: 3 });
    expect(await subscriptions.end(userId, id, now)).toMatchObject({ id });
    expect(await subscriptions.end(userId, id, now)).toBeNull();
    const list = await subscriptions.list(userId, { take: 5, skip: 0 });
    expect(list).toMatchObject({ total: 1, rows: [{ is4k: true }] });
    expect(await subscriptions.resume(stranger, id)).toBeNull();
    expect(await subscriptions.resume(userId, id)).toMatchObject({ seasons: [2] });
    expect(await subscriptions.resume(userId, id)).toBeNull();
    expect(await subscriptions.list(userId, { take: 1, skip: 1 })).toMatchObject({ total: 2 });
  });

  it('adds seasons to a message until it is sent, and sends it at its time', async () => {
    const { subscriptions, arrivals, subscription, note, find } = await setUp({ futureAfter: 0 });
    const { serviceId, key } = subscription;
    await subscriptions.create(subscription);
    await note([1], later);
    await note([1, 2], later);
    expect(await arrivals.claimDue(serviceId, key, now)).toEqual([]);
    const claimed = await arrivals.claimDue(serviceId, key, later);
    const arrival = { seasons: [1, 2], noticedAt: now, dueAt: later, isSending: true };
    expect(claimed).toMatchObject([{ arrival }]);
    await note([1, 2, 3], later);
    expect(await arrivals.claimDue(serviceId, key, later)).toMatchObject([{ arrival }]);
    const { id } = await find();
    await arrivals.settle([id], { seasons: [1, 2], at: later });
    expect(await arrivals.claimDue(serviceId, key, later)).toEqual([]);
    expect(await find()).toMatchObject({ arrival: null, toldSeasons: [1, 2] });
  });

  it('keeps what was noted, or told, since somebody read what they note now', async () => {
    const { subscriptions, arrivals, subscription, note, find } = await setUp({ futureAfter: 0 });
    const { serviceId, key } = subscription;
    await subscriptions.create(subscription);
    const { id } = await find();
    const late = (seasons: readonly number[]) => ({
      id,
      before: null,
      arrival: { seasons, noticedAt: now, dueAt: later },
    });
    await note([1]);
    await arrivals.note([late([2])]);
    expect(await find()).toMatchObject({ arrival: { seasons: [1] } });
    const { arrival: before } = await find();
    await arrivals.claimDue(serviceId, key, later);
    await arrivals.settle([id], { seasons: [1], at: later });
    await arrivals.note([{ ...late([1, 2]), before }]);
    expect(await find()).toMatchObject({ arrival: null, toldSeasons: [1] });
    await arrivals.note([late([2])]);
    expect(await find()).toMatchObject({ arrival: { seasons: [2] } });
  });

  it('takes out of a message what is no longer followed, and what is known', async () => {
    const { subscriptions, arrivals, subscription, note, find } = await setUp({
      seasons: [1, 2, 3],
    });
    await subscriptions.create(subscription);
    await note([1, 2]);
    const { id } = await find();
    const { userId } = subscription;
    await subscriptions.select(userId, id, {
      from: subscription,
      to: { seasons: [2, 3], futureAfter: null },
    });
    expect(await find()).toMatchObject({ arrival: { seasons: [2] } });
    await arrivals.settle([id], { seasons: [2], at: now });
    expect(await find()).toMatchObject({ seasons: [3], arrival: null });
    await note([3]);
    await subscriptions.select(userId, id, {
      from: { seasons: [3], futureAfter: null },
      to: { seasons: [], futureAfter: 7 },
    });
    expect(await find()).toMatchObject({ arrival: null });
  });

  it('takes out of a message what has left the library, which can arrive again', async () => {
    const { subscriptions, arrivals, subscription, note, find } = await setUp({ futureAfter: 0 });
    const { serviceId, key } = subscription;
    await subscriptions.create(subscription);
    await note([1, 2]);
    const { id } = await find();
    await arrivals.claimDue(serviceId, key, now);
    await arrivals.withdraw([id], [1]);
    expect(await find()).toMatchObject({ arrival: { seasons: [2], isSending: true } });
    await arrivals.withdraw([id], [2]);
    expect(await find()).toMatchObject({ arrival: null, toldSeasons: [] });
    await note([2]);
    expect(await find()).toMatchObject({ arrival: { seasons: [2], isSending: false } });
    await note([]);
    await arrivals.withdraw([id], []);
    expect(await find()).toMatchObject({ arrival: null });
    await arrivals.withdraw([], [1]);
  });

  it('claims titles that no open request covers, and none again within minutes', async () => {
    const { subscriptions, arrivals, subscription, cover } = await setUp({ seasons: [1, 2] });
    const { serviceId, key } = subscription;
    const other = { ...key, tmdbId: key.tmdbId + 1 };
    await subscriptions.create(subscription);
    await subscriptions.create({ ...subscription, key: other, seasons: [], futureAfter: 3 });
    const claim = async (minute: number, limit = 100) => {
      const at = new Date(Date.UTC(2026, 10, 29, 12, minute));
      const before = (minutes: number) => new Date(at.getTime() - minutes * 60_000);
      const options = { checkedBefore: before(10), idleBefore: before(60), limit, at };
      const keys = await arrivals.claimTitles(serviceId, options);
      return keys.filter((each) => each.tmdbId >= key.tmdbId).map((each) => each.tmdbId);
    };
    expect(await claim(0)).toEqual([key.tmdbId, other.tmdbId]);
    expect(await claim(9)).toEqual([]);
    await cover({ ...subscription, seasons: [2] });
    expect(await claim(11)).toEqual([key.tmdbId]);
    expect((await arrivals.listWaiting(serviceId, key)).requests).toEqual([
      expect.objectContaining({ userId: subscription.userId, is4k: false, seasons: [2] }),
    ]);
    await cover(subscription);
    expect(await claim(22)).toEqual([]);
    expect(await claim(61)).toEqual([other.tmdbId]);
  });

  it('reads subscriptions separately for each quality', async () => {
    const { subscriptions, subscription } = await setUp();
    const { userId, serviceId, key } = subscription;
    await subscriptions.create(subscription);
    await subscriptions.create({ ...subscription, is4k: true });
    const findQualities = () => subscriptions.findQualities(userId, serviceId, key);
    const { standard } = await findQualities();
    expect(await findQualities()).toMatchObject({
      standard: { is4k: false },
      in4k: { is4k: true },
    });
    await subscriptions.end(userId, standard?.id ?? anId<'subscription'>(), now);
    expect(await findQualities()).toMatchObject({ standard: null, in4k: { is4k: true } });
  });
}
