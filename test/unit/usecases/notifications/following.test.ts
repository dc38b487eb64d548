import { expect, it } from 'vitest';
import type { NewSubscription } from '../../../../src/domain/notifications/subscription.ts';
import type { TitleDetails } from '../../../../src/domain/titles/title.ts';
import {
  createFollowing,
  type FollowChoice,
  type FollowedSeries,
} from '../../../../src/usecases/notifications/following.ts';
import { toSubscriptionLockKey } from '../../../../src/usecases/notifications/subscription-lock.ts';
import { anAccount, anActor, anId, aSeries, aSubscription } from '../../../support/factories.ts';
import { createInMemoryLocks } from '../../../support/in-memory/reading-locks.ts';
import { createScriptedServers } from '../../../support/in-memory/scripted-servers.ts';
import { createInMemorySubscriptions } from '../../../support/in-memory/subscription-repository.ts';

/** A series with seasons 1 and 2 in the library, and seasons 3 to 5 that are not. */
function aPartialSeries(): TitleDetails {
  const series = aSeries(5, { standard: 'partial' });
  const seasons = series.seasons.map((season) => ({
    ...season,
    standard: season.number < 3 ? ('available' as const) : season.standard,
  }));
  return { ...series, seasons };
}

async function createFixture(parts: Partial<NewSubscription> = {}) {
  const actor = anActor();
  const title = aPartialSeries();
  const { serviceId } = aSubscription();
  const repository = createInMemorySubscriptions();
  await repository.create({
    ...aSubscription({ serviceId, key: title, userId: actor.userId }),
    seasons: [3],
    ...parts,
  });
  const locks = createInMemoryLocks();
  const following = createFollowing({
    subscriptionRepository: repository,
    servers: createScriptedServers([
      { id: serviceId, server: { getTitleDetails: async () => title } },
    ]),
    members: {
      resolveKnownAccount: async () => ({ account: anAccount({ serviceId }), isGuest: false }),
    },
    locks,
    clock: () => new Date('2026-11-29T12:00:00Z'),
  });
  const list = async () => (await following.list(actor, { take: 5, skip: 0 })).rows;
  const [subscription] = await list();
  const id = subscription?.id ?? anId<'subscription'>();
  const choose = (choice: FollowChoice) => following.choose(actor, id, () => choice, 'de');
  return { following, actor, id, list, choose, repository, locks, serviceId, title };
}

it('a user follows all missing seasons and new ones, or only some of them', async () => {
  const { choose, list } = await createFixture();
  await choose({ kind: 'all' });
  expect(await list()).toMatchObject([{ seasons: [3, 4, 5], futureAfter: 5 }]);
  await choose({ kind: 'seasons', seasons: [1, 4, 99] });
  expect(await list()).toMatchObject([{ seasons: [4], futureAfter: 5 }]);
  await choose({ kind: 'future', isOn: false });
  expect(await list()).toMatchObject([{ seasons: [4], futureAfter: null }]);
  await choose({ kind: 'future', isOn: true });
  expect(await list()).toMatchObject([{ seasons: [4], futureAfter: 2 }]);
});

it('a subscription to nothing ends, and can be resumed as it was', async () => {
  const { following, actor, id, choose, list } = await createFixture();
  expect(await choose({ kind: 'seasons', seasons: [] })).toMatchObject({ isFollowed: false });
  expect(await list()).toEqual([]);
  await following.resume(actor, id);
  expect(await list()).toMatchObject([{ seasons: [3] }]);
  expect(await following.end(actor, id)).toMatchObject({ id });
  await expect(following.end(actor, id)).rejects.toThrow('not-found');
});

it('what a user ends waits for what they began before', async () => {
  const { following, actor, id, list, locks, serviceId, title } = await createFixture();
  const key = toSubscriptionLockKey(actor.userId, { serviceId, key: title, is4k: false });
  const { promise, resolve } = Promise.withResolvers<void>();
  const begun = locks.withLock(key, () => promise);
  const ended = following.end(actor, id);
  await new Promise(setImmediate);
  expect(await list()).toHaveLength(1);
  resolve();
  await Promise.all([begun, ended]);
  expect(await list()).toEqual([]);
});

it('a choice of nothing does not end what a user begins to follow meanwhile', async () => {
  const { following, actor, id, list, repository, serviceId, title } = await createFixture();
  const subscribed = aSubscription({ serviceId, key: title, userId: actor.userId });
  let isBegun = false;
  const toChoice = ({ subscription: { seasons } }: FollowedSeries): FollowChoice => {
    if (!isBegun) void repository.create({ ...subscribed, seasons: [5] });
    isBegun = true;
    return { kind: 'seasons', seasons: seasons.filter((season) => season !== 3) };
  };
  const chosen = await following.choose(actor, id, toChoice, 'de');
  expect(chosen).toMatchObject({ isFollowed: true });
  expect(await list()).toMatchObject([{ seasons: [5] }]);
});

it('nobody reads, changes, ends, or resumes what another person follows', async () => {
  const { following, id, list } = await createFixture();
  const stranger = anActor();
  const attempts = [
    following.read(stranger, id, 'en'),
    following.choose(stranger, id, () => ({ kind: 'all' }), 'en'),
    following.end(stranger, id),
    following.resume(stranger, id),
  ];
  for (const attempt of attempts) await expect(attempt).rejects.toThrow('not-found');
  expect(await list()).toMatchObject([{ seasons: [3], futureAfter: null }]);
});

it('seasons cannot be chosen of a movie', async () => {
  const { choose } = await createFixture({ key: { mediaType: 'movie', tmdbId: 1 } });
  await expect(choose({ kind: 'all' })).rejects.toThrow('not-found');
});

it('what a user presses at the same time is all done', async () => {
  const { choose, list } = await createFixture();
  await Promise.all([
    choose({ kind: 'future', isOn: true }),
    choose({ kind: 'seasons', seasons: [4, 5] }),
  ]);
  expect(await list()).toMatchObject([{ seasons: [4, 5], futureAfter: 2 }]);
});

it('a choice that a message ends at once is shown as ended', async () => {
  const { choose, id, repository } = await createFixture({ seasons: [3, 4] });
  const select = repository.select.bind(repository);
  repository.select = async (...choice) => {
    const isSelected = await select(...choice);
    await repository.settle([id], { seasons: [3], at: new Date() });
    return isSelected;
  };
  expect(await choose({ kind: 'seasons', seasons: [3] })).toMatchObject({ isFollowed: false });
});

it('a season that a user is told about while they choose is not followed again', async () => {
  const { following, actor, id, list, repository } = await createFixture({ seasons: [3, 4] });
  let isTold = false;
  const toChoice = ({ subscription: { seasons } }: FollowedSeries): FollowChoice => {
    if (!isTold) void repository.settle([id], { seasons: [3], at: new Date() });
    isTold = true;
    return { kind: 'seasons', seasons: [...seasons, 5] };
  };
  await following.choose(actor, id, toChoice, 'de');
  expect(await list()).toMatchObject([{ seasons: [4, 5] }]);
});
