import { expect, it } from 'vitest';
import type { ServiceId, UserId } from '../../src/domain/id.ts';
import type { NewSubscription } from '../../src/domain/notifications/subscription.ts';
import type { SubscriptionRepository } from '../../src/ports/notifications/subscription-repository.ts';

/** A repository, a server, and a function that creates users. */
export interface SubscriptionRepositoryFixture {
  readonly subscriptions: SubscriptionRepository;
  readonly serviceId: ServiceId;
  readonly createUser: () => Promise<UserId>;
  /** Creates an open request for the title and seasons of a subscription. */
  readonly cover: (subscription: NewSubscription) => Promise<void>;
}

/** What `SubscriptionRepository` promises, whether it stores subscriptions in PostgreSQL or in memory. */
export function promiseSubscriptionRepository(
  open: () => Promise<SubscriptionRepositoryFixture>,
): void {
  let tmdbId = 1;

  async function setUp(parts: Partial<NewSubscription> = {}) {
    const { subscriptions, serviceId, createUser, cover } = await open();
    tmdbId += 1;
    const subscription: NewSubscription = {
      userId: await createUser(),
      serviceId,
      key: { mediaType: 'tv', tmdbId },
      is4k: false,
      seasons: [],
      title: 'Lost',
      place: { platform: 'telegram', kind: 'direct', address: '5' },
      ...parts,
    };
    const listUnnotified = ({ key, is4k }: NewSubscription) =>
      subscriptions.listUnnotified(serviceId, key, is4k);
    return { subscriptions, subscription, listUnnotified, cover };
  }

  it('keeps a subscription until its notification', async () => {
    const { subscriptions, subscription, listUnnotified } = await setUp({ seasons: [2] });
    expect(await subscriptions.create(subscription)).toBe(true);
    const [row] = await listUnnotified(subscription);
    expect(row).toEqual({ ...subscription, id: row?.id });
    expect(await listUnnotified({ ...subscription, is4k: true })).toEqual([]);
    await subscriptions.markNotified([row?.id ?? ''], new Date());
    expect(await listUnnotified(subscription)).toEqual([]);
  });

  it('creates a subscription once, however often it is requested', async () => {
    const { subscriptions, subscription, listUnnotified } = await setUp();
    const added = await Promise.all([1, 2, 3, 4].map(() => subscriptions.create(subscription)));
    expect(added.filter(Boolean)).toHaveLength(1);
    expect(await listUnnotified(subscription)).toHaveLength(1);
  });

  it('creates a subscription again after a notification', async () => {
    const { subscriptions, subscription, listUnnotified } = await setUp({ seasons: [1] });
    await subscriptions.create(subscription);
    const [row] = await listUnnotified(subscription);
    await subscriptions.markNotified([row?.id ?? ''], new Date());
    expect(await subscriptions.create({ ...subscription, seasons: [2] })).toBe(true);
    expect(await listUnnotified(subscription)).toMatchObject([{ seasons: [2] }]);
  });

  it('adds the seasons of a second subscription; no seasons means all of them', async () => {
    const { subscriptions, subscription, listUnnotified } = await setUp({ seasons: [1, 2] });
    await subscriptions.create(subscription);
    expect(await subscriptions.create({ ...subscription, seasons: [2] })).toBe(false);
    expect(await subscriptions.create({ ...subscription, seasons: [3, 2] })).toBe(true);
    expect(await listUnnotified(subscription)).toMatchObject([{ seasons: [1, 2, 3] }]);
    expect(await subscriptions.create({ ...subscription, seasons: [] })).toBe(true);
    expect(await listUnnotified(subscription)).toMatchObject([{ seasons: [] }]);
    expect(await subscriptions.create({ ...subscription, seasons: [9] })).toBe(false);
  });

  it('replaces the seasons of one subscription', async () => {
    const { subscriptions, subscription, listUnnotified } = await setUp({ seasons: [1, 2] });
    await subscriptions.create(subscription);
    const [row] = await listUnnotified(subscription);
    await subscriptions.updateSeasons(row?.id ?? '', [2]);
    expect(await listUnnotified(subscription)).toMatchObject([{ seasons: [2] }]);
  });

  it('claims those that no open request covers, and none again within minutes', async () => {
    const { subscriptions, subscription, cover } = await setUp({ seasons: [1, 2] });
    const { serviceId } = subscription;
    const later = { ...subscription, is4k: true };
    await subscriptions.create(subscription);
    await subscriptions.create(later);
    const claim = async (minute: number, limit = 100) => {
      const at = new Date(Date.UTC(2026, 10, 29, 12, minute));
      const checkedBefore = new Date(at.getTime() - 10 * 60_000);
      const rows = await subscriptions.claimUncovered(serviceId, { limit, checkedBefore, at });
      return rows.filter(({ key }) => key.tmdbId === subscription.key.tmdbId);
    };
    const claimed = await claim(0);
    expect(claimed).toMatchObject([{ seasons: [1, 2] }, { seasons: [1, 2] }]);
    expect(await claim(9)).toEqual([]);
    await cover({ ...subscription, seasons: [2] });
    expect(await claim(11)).toHaveLength(2);
    await cover(subscription);
    expect(await claim(22)).toMatchObject([{ is4k: true }]);
    const ids = claimed.map(({ id }) => id);
    expect(await subscriptions.listUncovered(ids)).toMatchObject([{ is4k: true }]);
    await subscriptions.markNotified(ids, new Date());
    expect(await subscriptions.listUncovered(ids)).toEqual([]);
    expect(await claim(33)).toEqual([]);
  });

  it('reads and deletes subscriptions separately for each quality', async () => {
    const { subscriptions, subscription, listUnnotified } = await setUp();
    const { userId, serviceId, key } = subscription;
    await subscriptions.create(subscription);
    await subscriptions.create({ ...subscription, is4k: true });
    const findQualities = () => subscriptions.findQualities(userId, serviceId, key);
    expect(await findQualities()).toEqual({ standard: true, in4k: true });
    await subscriptions.delete(userId, serviceId, { key, is4k: false });
    expect(await findQualities()).toEqual({ standard: false, in4k: true });
    const [row] = await listUnnotified({ ...subscription, is4k: true });
    await subscriptions.markNotified([row?.id ?? ''], new Date());
    expect(await findQualities()).toEqual({ standard: false, in4k: false });
  });
}
