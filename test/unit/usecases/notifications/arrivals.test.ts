import { describe, expect, it, vi } from 'vitest';
import { AppError } from '../../../../src/domain/app-error.ts';
import {
  channel,
  createArrivalFixture,
  direct,
  serviceId,
  withSeasons,
} from '../../../support/arrival-setup.ts';
import { anId } from '../../../support/factories.ts';

describe('the followers of a series', () => {
  it('are notified of each season that they wait for', async () => {
    const { subscribe, check, list, sent } = createArrivalFixture(withSeasons([]));
    await subscribe({ seasons: [2, 3] });
    await check(withSeasons([1, 2]));
    expect(sent).toMatchObject([{ seasons: [2], isContinued: true }]);
    expect(await list()).toMatchObject([{ seasons: [3] }]);
    await check(withSeasons([1, 2, 3]));
    expect(sent).toMatchObject([{ seasons: [2] }, { seasons: [3], isContinued: false }]);
    expect(await list()).toEqual([]);
  });

  it('of any season are notified of the first ones', async () => {
    const { subscribe, check, sent } = createArrivalFixture(withSeasons([]));
    await subscribe();
    await check(withSeasons([1]));
    await check(withSeasons([1, 2]));
    expect(sent).toMatchObject([{ seasons: [1] }]);
  });

  it('get one message about seasons that arrive within minutes', async () => {
    const { subscribe, note, wait, sent, change } = createArrivalFixture(withSeasons([]));
    await subscribe({ seasons: [1, 2, 3] });
    for (const seasons of [[1], [1, 2], [1, 2, 3]]) {
      change(withSeasons(seasons));
      await note(seasons);
      await wait(2);
    }
    expect(sent).toEqual([]);
    await wait(2);
    expect(sent).toMatchObject([{ seasons: [1, 2, 3] }]);
  });

  it('get a message after a quarter of an hour although seasons keep arriving', async () => {
    const { subscribe, note, wait, sent, change } = createArrivalFixture(withSeasons([], 30));
    await subscribe({ futureAfter: 0 });
    for (let last = 1; last <= 10; last += 1) {
      const seasons = Array.from({ length: last }, (_, index) => index + 1);
      change(withSeasons(seasons, 30));
      await note(seasons);
      await wait(2);
    }
    expect(sent).toMatchObject([{ seasons: [1, 2, 3, 4, 5, 6, 7, 8] }]);
    await wait(4);
    expect(sent).toMatchObject([{}, { seasons: [9, 10] }]);
  });

  it('also hear of what arrives while the message waits, which nobody reports', async () => {
    const { subscribe, note, wait, sent, change } = createArrivalFixture(withSeasons([]));
    await subscribe({ seasons: [1, 2] });
    await note([1]);
    change(withSeasons([1, 2]));
    await wait(8);
    expect(sent).toMatchObject([{ seasons: [1, 2] }]);
  });

  it('in private do not wait for a busy group, and are told once', async () => {
    const { subscribe, note, wait, sent, held } = createArrivalFixture(withSeasons([1]));
    const released = Promise.withResolvers<void>();
    held.set(channel.address, released.promise);
    for (let follower = 0; follower < 20; follower += 1) await subscribe({ seasons: [1] });
    await subscribe({ seasons: [1], place: direct });
    await note([1]);
    const waiting = wait(8);
    await vi.waitFor(() => expect(sent).toMatchObject([{ place: direct }]));
    released.resolve();
    await waiting;
    expect(sent).toHaveLength(21);
  });

  it('of new seasons hear of each one once, for as long as they want', async () => {
    const { subscribe, check, sent, list } = createArrivalFixture(withSeasons([1, 2]));
    await subscribe({ futureAfter: 2 });
    await check();
    expect(sent).toEqual([]);
    for (let hour = 0; hour < 5; hour += 1) await check(withSeasons([1, 2, 3], 4));
    for (let hour = 0; hour < 5; hour += 1) await check(withSeasons([1, 2, 3, 4], 5));
    expect(sent).toMatchObject([{ seasons: [3], isContinued: true }, { seasons: [4] }]);
    expect(await list()).toMatchObject([{ futureAfter: 2, toldSeasons: [3, 4] }]);
  });

  it('of new seasons cost one read of the title in an hour', async () => {
    const { subscribe, check, reads } = createArrivalFixture(withSeasons([1, 2]));
    await subscribe({ futureAfter: 2 });
    for (let quarter = 0; quarter < 5; quarter += 1) await check();
    expect(reads()).toBe(2);
  });

  it('hear of seasons that others requested, but not twice of their own', async () => {
    const { subscribe, note, wait, requests, sent, list } = createArrivalFixture(
      withSeasons([1, 2, 3]),
    );
    const userId = anId<'user'>();
    const key = withSeasons([]);
    await subscribe({ seasons: [1], futureAfter: 1, userId });
    requests.push({ key, userId, is4k: false, seasons: [2] });
    requests.push({ key, userId: null, is4k: false, seasons: [1, 3] });
    await note([1, 2, 3]);
    await wait(8);
    expect(sent).toMatchObject([{ seasons: [1, 3] }]);
    expect(await list()).toMatchObject([{ seasons: [], toldSeasons: [3] }]);
  });

  it('are told the same again if the process died before it recorded that they were', async () => {
    const { subscribe, note, wait, repository, sent, notifySubscribers, change } =
      createArrivalFixture(withSeasons([1]));
    await subscribe({ seasons: [1, 2] });
    await note([1]);
    const [claimed] = await repository.claimDue(
      serviceId,
      withSeasons([]),
      new Date('2026-11-29T13:00:00Z'),
    );
    expect(claimed?.arrival?.isSending).toBe(true);
    change(withSeasons([1, 2]));
    await note([1, 2]);
    await wait(4);
    await notifySubscribers();
    await wait(8);
    expect(sent).toMatchObject([{ seasons: [1] }, { seasons: [2] }]);
  });

  it('are told what was noted when the server has the title no longer', async () => {
    const { subscribe, note, wait, unreadable, sent } = createArrivalFixture(withSeasons([1]));
    await subscribe({ seasons: [1], title: 'Breaking Bad (2008)' });
    await note([1]);
    unreadable.set(1396, new AppError('title-not-found'));
    await wait(4);
    expect(sent).toMatchObject([{ title: { name: 'Breaking Bad (2008)' }, seasons: [1] }]);
  });

  it('hear nothing of seasons that left the library before the message, until they return', async () => {
    const { subscribe, note, wait, change, list, sent } = createArrivalFixture(withSeasons([1, 2]));
    await subscribe({ seasons: [1, 2, 3] });
    await subscribe({ seasons: [2] });
    await note([1, 2]);
    change(withSeasons([1]));
    await wait(8);
    expect(sent).toMatchObject([{ seasons: [1] }]);
    expect(await list()).toMatchObject([
      { seasons: [2, 3], arrival: null },
      { seasons: [2], arrival: null },
    ]);
    change(withSeasons([1, 2]));
    await note([1, 2]);
    await wait(8);
    expect(sent.slice(1)).toMatchObject([{ seasons: [2] }, { seasons: [2] }]);
  });

  it('hear nothing of a whole series that left the library before the message', async () => {
    const { subscribe, notifySubscribers, repository, change, list, sent } = createArrivalFixture(
      withSeasons([1]),
    );
    await subscribe();
    const [subscription] = await list();
    const now = new Date('2026-11-29T12:00:00Z');
    const arrival = { seasons: [], noticedAt: now, dueAt: now };
    if (subscription) await repository.note([{ id: subscription.id, before: null, arrival }]);
    change(withSeasons([]));
    await notifySubscribers();
    expect(sent).toEqual([]);
    expect(await list()).toMatchObject([{ arrival: null }]);
  });

  it('hear of a season of which episodes are missing by now', async () => {
    const { subscribe, note, wait, change, sent } = createArrivalFixture(withSeasons([1]));
    await subscribe({ seasons: [1] });
    await note([1]);
    const series = withSeasons([]);
    const seasons = series.seasons.map((season) => ({ ...season, standard: 'partial' as const }));
    change({ ...series, seasons });
    await wait(4);
    expect(sent).toMatchObject([{ seasons: [1] }]);
  });

  it('hear nothing of what they stopped following while the message waited', async () => {
    const { subscribe, note, wait, repository, list, sent } = createArrivalFixture(
      withSeasons([1]),
    );
    const userId = anId<'user'>();
    await subscribe({ seasons: [1, 2], userId });
    await note([1]);
    const [subscription] = await list();
    if (subscription) await repository.end(userId, subscription.id, new Date());
    await wait(8);
    expect(sent).toEqual([]);
  });

  it('are all told, however many they are, with one read of the title', async () => {
    const { subscribe, note, wait, sent, reads } = createArrivalFixture(withSeasons([1]));
    for (let count = 0; count < 1000; count += 1) await subscribe({ seasons: [1] });
    await note([1]);
    await wait(4);
    expect(sent).toHaveLength(1000);
    expect(reads()).toBe(1);
  });
});
