import { expect, it } from 'vitest';
import {
  createRecentRequests,
  toTitleLockKey,
} from '../../../../src/usecases/requests/title-lock.ts';
import { anId, aRequest } from '../../../support/factories.ts';

it('each title has its own lock on each server, even if a movie and a series share an ID', () => {
  const [first, second] = [anId<'service'>(), anId<'service'>()];
  const movie = { mediaType: 'movie', tmdbId: 603 } as const;
  const keys = [
    toTitleLockKey(first, movie),
    toTitleLockKey(second, movie),
    toTitleLockKey(first, { ...movie, mediaType: 'tv' }),
    toTitleLockKey(first, { ...movie, tmdbId: 604 }),
  ];
  expect(new Set(keys).size).toBe(4);
  expect(toTitleLockKey(first, { ...movie })).toBe(keys[0]);
});

it('recent requests are remembered, older ones forgotten', () => {
  const recent = createRecentRequests();
  const [first, ...others] = Array.from({ length: 1_001 }, () => aRequest());
  for (const request of [first, ...others]) if (request) recent.remember(request);
  const last = others.at(-1);
  expect(last && recent.find(last.id)).toEqual({
    serviceId: last?.serviceId,
    title: last?.title,
    userId: last?.userId,
  });
  expect(first && recent.find(first.id)).toBeNull();
});
