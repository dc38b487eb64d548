import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSubscriptionRepository } from '../../../src/database/notifications/subscription-repository.ts';
import type { NewSubscription } from '../../../src/domain/notifications/subscription.ts';
import { aUser, newId, setUpDatabase } from '../../support/database-setup.ts';

let setup: Awaited<ReturnType<typeof setUpDatabase>>;
let subscriptions: ReturnType<typeof createSubscriptionRepository>;
let tmdbId = 1;

beforeAll(async () => {
  setup = await setUpDatabase();
  subscriptions = createSubscriptionRepository({ ...setup, newId });
});

afterAll(() => setup.close());

async function aSubscription(parts: Partial<NewSubscription> = {}): Promise<NewSubscription> {
  tmdbId += 1;
  return {
    userId: await aUser(setup),
    serviceId: setup.serviceId,
    key: { mediaType: 'tv', tmdbId },
    is4k: false,
    seasons: [],
    title: 'Lost',
    place: { platform: 'telegram', kind: 'direct', address: '5' },
    ...parts,
  };
}

const waiting = ({ serviceId, key, is4k }: NewSubscription) =>
  subscriptions.listUnnotified(serviceId, key, is4k);

it('a subscription is kept until it was notified', async () => {
  const subscription = await aSubscription({ seasons: [2] });
  expect(await subscriptions.create(subscription)).toBe(true);
  const [row] = await waiting(subscription);
  expect(row).toEqual({ ...subscription, id: row?.id });
  expect(await waiting({ ...subscription, is4k: true })).toEqual([]);
  await subscriptions.markNotified([row?.id ?? ''], new Date());
  expect(await waiting(subscription)).toEqual([]);
});

it('a subscription is created once, however often it is requested', async () => {
  const subscription = await aSubscription();
  const added = await Promise.all([1, 2, 3, 4].map(() => subscriptions.create(subscription)));
  expect(added.filter(Boolean)).toHaveLength(1);
  expect(await waiting(subscription)).toHaveLength(1);
});

it('a subscription is created again after a notification', async () => {
  const subscription = await aSubscription({ seasons: [1] });
  await subscriptions.create(subscription);
  const [row] = await waiting(subscription);
  await subscriptions.markNotified([row?.id ?? ''], new Date());
  expect(await subscriptions.create({ ...subscription, seasons: [2] })).toBe(true);
  expect(await waiting(subscription)).toMatchObject([{ seasons: [2] }]);
});

it('a second subscription adds its seasons; no seasons means all of them', async () => {
  const subscription = await aSubscription({ seasons: [1, 2] });
  await subscriptions.create(subscription);
  expect(await subscriptions.create({ ...subscription, seasons: [2] })).toBe(false);
  expect(await subscriptions.create({ ...subscription, seasons: [3, 2] })).toBe(true);
  expect(await waiting(subscription)).toMatchObject([{ seasons: [1, 2, 3] }]);
  expect(await subscriptions.create({ ...subscription, seasons: [] })).toBe(true);
  expect(await waiting(subscription)).toMatchObject([{ seasons: [] }]);
  expect(await subscriptions.create({ ...subscription, seasons: [9] })).toBe(false);
});

it('a subscription can be read and deleted, separately for each quality', async () => {
  const subscription = await aSubscription();
  const { userId, serviceId, key } = subscription;
  await subscriptions.create(subscription);
  await subscriptions.create({ ...subscription, is4k: true });
  const followed = () => subscriptions.findQualities(userId, serviceId, key);
  expect(await followed()).toEqual({ standard: true, in4k: true });
  await subscriptions.delete(userId, serviceId, { key, is4k: false });
  expect(await followed()).toEqual({ standard: false, in4k: true });
  const [row] = await waiting({ ...subscription, is4k: true });
  await subscriptions.markNotified([row?.id ?? ''], new Date());
  expect(await followed()).toEqual({ standard: false, in4k: false });
});
