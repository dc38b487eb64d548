import { expect, it } from 'vitest';
import { toTitleLockKey } from '../../../../src/usecases/requests/title-lock.ts';
import { anId } from '../../../support/factories.ts';

it('the lock of a title is its own on each server, and differs between a movie and a series with one ID', () => {
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
