import { expect, it } from 'vitest';
import { AppError } from '../../../../src/domain/app-error.ts';
import type { Voter } from '../../../../src/domain/approvals/voter.ts';
import type { UserId } from '../../../../src/domain/id.ts';
import type { Job } from '../../../../src/domain/job.ts';
import type { Place } from '../../../../src/domain/place.ts';
import type { MediaRequest } from '../../../../src/domain/requests/request.ts';
import { createVotes } from '../../../../src/usecases/approvals/votes.ts';
import { anAccount, anActor, anId, aRequest, aSpace } from '../../../support/factories.ts';
import { createInMemorySubscriptions } from '../../../support/in-memory/subscription-repository.ts';
import { createInMemoryVotes } from '../../../support/in-memory/vote-repository.ts';

const place: Place = { platform: 'discord', kind: 'channel', address: 'general' };
const serviceId = anId<'service'>();
const space = aSpace();
const actor = anActor({ space });

function createFixture({
  account = anAccount({ serviceId }),
  isGuest = false,
  more = {} as Partial<MediaRequest>,
  refusal = null as AppError | null,
} = {}) {
  const request = aRequest({
    serviceId,
    spaceId: space.id,
    userId: anId<'user'>(),
    accountId: anId<'account'>(),
    state: 'pending',
    ...more,
  });
  const jobs: Job[] = [];
  const subscriptions = createInMemorySubscriptions();
  let current = request;
  const toVoter = (userId: UserId): Voter => ({
    userId,
    name: 'Cleo',
    accountId: isGuest ? null : account.id,
  });
  const votes = createVotes({
    voteRepository: createInMemoryVotes({ findRequest: () => current, toVoter }),
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
    jobs: { enqueue: async (more_) => void jobs.push(...more_) },
    clock: () => new Date('2026-11-30T12:00:00Z'),
  });
  return {
    request,
    jobs,
    votes,
    subscriptions,
    press: async (who = actor) => (await votes.toggle(who, request.id, place)).outcome,
    count: async () => (await votes.listCounted(request)).length,
    isSubscribed: async () =>
      (await subscriptions.findQualities(actor.userId, serviceId, request.title)).standard !== null,
    decide() {
      current = { ...request, state: 'approved' };
    },
  };
}

it('a press counts, subscribes, and updates the cards; a second one takes both back', async () => {
  const { press, count, isSubscribed, jobs, request } = createFixture();
  expect(await press()).toBe('added');
  expect([await count(), await isSubscribed()]).toEqual([1, true]);
  expect(jobs).toEqual([{ kind: 'update-cards', payload: { requestId: request.id } }]);
  expect(await press()).toBe('removed');
  expect([await count(), await isSubscribed()]).toEqual([0, false]);
  expect(jobs).toHaveLength(2);
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
