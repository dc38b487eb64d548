import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../src/domain/app-error.ts';
import {
  available,
  channel,
  createArrivalFixture,
  processing,
} from '../../../support/arrival-setup.ts';

describe('the subscribers of a movie without a request', () => {
  it('are notified once when it is available, in their quality', async () => {
    const { subscribe, check, list, sent } = createArrivalFixture(processing);
    await subscribe();
    await subscribe({ is4k: true });
    await check();
    expect(sent).toEqual([]);
    await check(available);
    await check();
    expect(sent).toMatchObject([
      { place: channel, title: { name: 'Dune' }, seasons: [], isContinued: false },
    ]);
    expect(await list()).toMatchObject([{ is4k: true }]);
  });

  it('share one read of the title, which is not repeated within minutes', async () => {
    const { subscribe, check, checkAgain, reads } = createArrivalFixture(processing);
    await subscribe();
    await subscribe();
    await check();
    await checkAgain();
    expect(reads()).toBe(1);
  });

  it('are left to a request that covers it, also if that was made after the claim', async () => {
    for (const isLate of [false, true]) {
      const { subscribe, check, requests, coverLate, sent, list } =
        createArrivalFixture(processing);
      const request = { key: processing, userId: null, is4k: false, seasons: [] };
      await subscribe();
      if (isLate) coverLate(request);
      else requests.push(request);
      await check(available);
      expect(sent).toEqual([]);
      expect(await list()).toMatchObject([{ arrival: null }]);
    }
  });

  it.each(['overseerr-failed', 'internal'] as const)(
    'are notified although another title cannot be read (%s)',
    async (code) => {
      const { subscribe, check, unreadable, sent } = createArrivalFixture(processing);
      await subscribe({ key: { mediaType: 'movie', tmdbId: 1 } });
      await subscribe();
      unreadable.set(1, new AppError(code));
      await check(available);
      expect(sent).toHaveLength(1);
    },
  );

  it('are not looked after any further while the server is unreachable', async () => {
    const { subscribe, check, unreadable, reads } = createArrivalFixture(processing);
    await subscribe({ key: { mediaType: 'movie', tmdbId: 1 } });
    await subscribe();
    unreadable.set(1, new AppError('overseerr-unreachable'));
    await expect(check(available)).rejects.toThrow('overseerr-unreachable');
    expect(reads()).toBe(1);
  });
});
