import { expect, it } from 'vitest';
import { toSubscriptionLockKey } from '../../../../src/usecases/notifications/subscription-lock.ts';
import { anId } from '../../../support/factories.ts';

it('each user has a lock for each title, server, and quality', () => {
  const userId = anId<'user'>();
  const movie = { mediaType: 'movie', tmdbId: 1396 } as const;
  const what = { serviceId: anId<'service'>(), key: movie, is4k: false };
  const keys = [
    toSubscriptionLockKey(userId, what),
    toSubscriptionLockKey(anId<'user'>(), what),
    toSubscriptionLockKey(userId, { ...what, is4k: true }),
    toSubscriptionLockKey(userId, { ...what, key: { ...movie, mediaType: 'tv' } }),
    toSubscriptionLockKey(userId, { ...what, serviceId: anId<'service'>() }),
  ];
  expect(new Set(keys).size).toBe(5);
  expect(toSubscriptionLockKey(userId, { ...what })).toBe(keys[0]);
});
