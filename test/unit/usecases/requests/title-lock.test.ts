import { expect, it } from 'vitest';
import { toTitleLockKey } from '../../../../src/usecases/requests/title-lock.ts';
import { anId } from '../../../support/factories.ts';

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
