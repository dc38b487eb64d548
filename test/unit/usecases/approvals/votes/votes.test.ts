import { expect, it } from 'vitest';
import { AppError } from '../../../../../src/domain/app-error.ts';
import type { NamedVoteRule } from '../../../../../src/domain/approvals/vote-rule.ts';
import type { UserId } from '../../../../../src/domain/id.ts';
import type { Place } from '../../../../../src/domain/place.ts';
import type { MediaRequest } from '../../../../../src/domain/requests/request.ts';
import { createVotes } from '../../../../../src/usecases/approvals/votes/votes.ts';
import { toSubscriptionLockKey } from '../../../../../src/usecases/notifications/subscription-lock.ts';
import { anAccount, anActor, anId, aRequest, aSpace } from '../../../../support/factories.ts';
import { createInMemoryLocks } from '../../../../support/in-memory/reading-locks.ts';
import { createInMemoryStore } from '../../../../support/in-memory/request-repository.ts';
import { createInMemorySpaces } from '../../../../support/in-memory/space-repository.ts';
import { createInMemorySubscriptions } from '../../../../support/in-memory/subscription-repository.ts';
import { createInMemoryVotes } from '../../../../support/in-memory/vote-repository.ts';

const place: Place = { platform: 'discord', kind: 'channel', address: 'general' };
const serviceId = anId<'service'>();
const space = aSpace();
const actor = anActor({ space });
const clock = () => new Date('2026-11-30T12:00:00Z');

function createFixture({
  account = anAccount({ serviceId }),
  isGuest = false,
  more = {} as Partial<MediaRequest>,
  refusal = null as AppError | null,
  rule = null as NamedVoteRule | null,
  usedServiceId = serviceId,
} = {}) {
  const request = aRequest({
    serviceId,
    spaceId: space.id,
    userId: anId<'user'>(),
    accountId: anId<'account'>(),
    state: 'pending',
    ...more,
  });
  const store = createInMemoryStore();
  store.requests.set(request.id, request);
  const { jobs } = store;
  const subscriptions = createInMemorySubscriptions();
  const toVoter = (userId: UserId) => ({
    userId,
    name: 'Cleo',
    accountId: isGuest ? null : account.id,
  });
  const locks = createInMemoryLocks();
  const votes = createVotes({
    locks,
    voteRepository: createInMemoryVotes({ store, toVoter, clock }),
    voteRuleRepository: { find: async () => rule },
    spaces: createInMemorySpaces([space]),
    servers: { resolveId: () => usedServiceId },
    requestRepository: { find: async (id) => (id === request.id ? request : null) },
    subscriptionRepository: subscriptions,
    members: {
      async resolveKnownAccount() {
        if (refusal) throw refusal;
        return isGuest
          ? { account, isGuest }
          : { account: { ...account, verifiedBy: 'profile', isBlocked: false }, isGuest };
      },
    },
    clock,
  });
  return {
    request,
    jobs,
    votes,
    subscriptions,
    locks,
    async press(who = actor) {
      const isWanted = !(await votes.has(who, request.id));
      return (await votes.set(who, request.id, { isWanted, place })).outcome;
    },
    count: async () => (await votes.getTally(request)).voters.length,
    isSubscribed: async () =>
      (await subscriptions.findQualities(actor.userId, serviceId, request.title)).standard !== null,
    decide() {
      store.requests.set(request.id, { ...request, state: 'approved' });
    },
  };
}

it('a press counts, subscribes, and updates the cards; a second one takes both back', async () => {
  const { press, count, isSubscribed, jobs, request } = createFixture();
  expect(await press()).toBe('added');
  expect([await count(), await isSubscribed()]).toEqual([1, true]);
  const payload = { requestId: request.id };
  expect(jobs.splice(0)).toEqual([
    { kind: 'update-cards', payload },
    { kind: 'count-votes', payload },
  ]);
  expect(await press()).toBe('removed');
  expect([await count(), await isSubscribed()]).toEqual([0, false]);
  expect(jobs).toEqual([{ kind: 'update-cards', payload }]);
});

it.each([2, 3])('%i presses at once count once, and one takes that back', async (presses) => {
  const { press, count, isSubscribed } = createFixture();
  await Promise.all(Array.from({ length: presses }, () => press()));
  expect([await count(), await isSubscribed()]).toEqual([1, true]);
  await press();
  expect([await count(), await isSubscribed()]).toEqual([0, false]);
});

it('a vote that is repeated, after its answer was lost, is the same one', async () => {
  const { votes, request, count, isSubscribed, jobs } = createFixture();
  const set = async (isWanted: boolean) =>
    (await votes.set(actor, request.id, { isWanted, place })).outcome;
  expect([await set(true), await set(true)]).toEqual(['added', 'added']);
  expect([await count(), await isSubscribed()]).toEqual([1, true]);
  expect(jobs).toHaveLength(2);
  expect([await set(false), await set(false)]).toEqual(['removed', 'removed']);
  expect([await count(), await isSubscribed()]).toEqual([0, false]);
});

it('a vote that is taken back keeps a subscription that was there before', async () => {
  const { press, isSubscribed, subscriptions, request } = createFixture();
  await subscriptions.create({
    userId: actor.userId,
    serviceId,
    key: request.title,
    is4k: false,
    seasons: [],
    futureAfter: null,
    title: 'Dune (2021)',
    place,
  });
  await press();
  await press();
  expect(await isSubscribed()).toBe(true);
});

it('a vote that is taken back keeps a subscription that was begun at the same moment', async () => {
  const { press, isSubscribed, subscriptions, request, locks } = createFixture();
  const { promise, resolve } = Promise.withResolvers<void>();
  const what = { serviceId, key: request.title, is4k: false };
  const begun = locks.withLock(toSubscriptionLockKey(actor.userId, what), async () => {
    await promise;
    const rest = { seasons: [], futureAfter: null, title: 'Dune (2021)', place };
    await subscriptions.create({ ...what, ...rest, userId: actor.userId });
  });
  const voted = press();
  await new Promise(setImmediate);
  resolve();
  await Promise.all([begun, voted]);
  await press();
  expect(await isSubscribed()).toBe(true);
});

it('the requester cannot vote, neither as themselves nor with their account', async () => {
  const account = anAccount({ serviceId });
  for (const more of [{ userId: actor.userId }, { accountId: account.id }]) {
    const { press, isSubscribed, count } = createFixture({ account, more });
    expect(await press()).toBe('own');
    expect([await count(), await isSubscribed()]).toEqual([0, false]);
  }
});

it('a guest is notified, but does not count', async () => {
  const { press, isSubscribed, count } = createFixture({ isGuest: true });
  expect(await press()).toBe('subscribed');
  expect([await count(), await isSubscribed()]).toEqual([0, true]);
});

it('two users of one account count once', async () => {
  const { press, count } = createFixture();
  await press();
  await press(anActor({ space }));
  expect(await count()).toBe(1);
});

it('nobody votes elsewhere, without an account that they may use, or for what is decided', async () => {
  const { press } = createFixture();
  await expect(press(anActor({ space: aSpace() }))).rejects.toMatchObject({ code: 'not-found' });
  await expect(press(anActor({ space: null }))).rejects.toMatchObject({ code: 'not-found' });
  const refusal = new AppError('account-blocked');
  await expect(createFixture({ refusal }).press()).rejects.toBe(refusal);
  const decided = createFixture({ more: { state: 'approved' } });
  await expect(decided.press()).rejects.toMatchObject({ code: 'already-decided' });
});

it('a decision in the meantime leaves neither a vote nor a subscription', async () => {
  const { press, count, isSubscribed, decide } = createFixture();
  decide();
  await expect(press()).rejects.toMatchObject({ code: 'already-decided' });
  expect([await count(), await isSubscribed()]).toEqual([0, false]);
});

it('a tally says how many votes approve the request, if they can', async () => {
  const rule: NamedVoteRule = {
    spaceId: space.id,
    serviceId,
    votes: 4,
    userId: anId(),
    accountId: null,
    since: new Date('2026-11-30T11:00:00Z'),
    userName: 'Ada',
    accountName: null,
  };
  const getNeeded = async (options: Parameters<typeof createFixture>[0]) => {
    const { votes, request } = createFixture(options);
    return (await votes.getTally(request)).needed;
  };
  expect(await getNeeded({ rule })).toBe(4);
  expect(await getNeeded({})).toBeNull();
  expect(await getNeeded({ rule: { ...rule, serviceId: anId() } })).toBeNull();
  expect(await getNeeded({ rule, usedServiceId: anId() })).toBeNull();
  expect(await getNeeded({ rule, more: { cause: 'decision-not-permitted' } })).toBeNull();
});
