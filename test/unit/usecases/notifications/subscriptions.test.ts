import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../src/domain/app-error.ts';
import type { Job } from '../../../../src/domain/job.ts';
import type { ExistingRequest, TitleDetails } from '../../../../src/domain/titles/title.ts';
import { createSubscriptions } from '../../../../src/usecases/notifications/subscriptions.ts';
import {
  anAccount,
  anActor,
  anId,
  aRemoteUserId,
  aSeries,
  aTitle,
} from '../../../support/factories.ts';
import { createInMemoryLocks } from '../../../support/in-memory/reading-locks.ts';
import { createScriptedServers } from '../../../support/in-memory/scripted-servers.ts';
import { createInMemorySubscriptions } from '../../../support/in-memory/subscription-repository.ts';

const serviceId = anId<'service'>();
const own = aRemoteUserId(2);
const place = { platform: 'discord', kind: 'channel', address: '900' } as const;

function anExistingRequest(parts: Partial<ExistingRequest> = {}): ExistingRequest {
  return {
    remoteId: 5,
    is4k: false,
    status: 'pending',
    requester: { remoteUserId: 9, name: 'carol' },
    seasons: [],
    ...parts,
  };
}

function createFixture(
  title: TitleDetails,
  { isGuest = false, isLinked = true, answer = Promise.resolve() } = {},
) {
  const jobs: Job[] = [];
  const reads: unknown[] = [];
  const repository = createInMemorySubscriptions();
  const subscriptions = createSubscriptions({
    subscriptionRepository: repository,
    servers: createScriptedServers([
      {
        id: serviceId,
        server: {
          async getTitleDetails(_key, language, options) {
            reads.push([language, options]);
            await answer;
            return title;
          },
        },
      },
    ]),
    members: {
      async resolveKnownAccount() {
        if (!isLinked) throw new AppError('not-linked');
        const account = anAccount({ serviceId, remoteUserId: own });
        return isGuest ? { account, isGuest: true } : { account, isGuest: false };
      },
    },
    clock: () => new Date('2026-11-23T12:00:00Z'),
    locks: createInMemoryLocks(),
    jobs: {
      async enqueue(added) {
        jobs.push(...added);
      },
    },
  });
  const actor = anActor();
  const subscribe = (parts: { is4k?: boolean; seasons?: readonly number[] } = {}) =>
    subscriptions.subscribe(
      actor,
      { serviceId, title, is4k: false, seasons: [], ...parts },
      { place, language: 'de' },
    );
  const list = async () => (await repository.listWaiting(serviceId, title)).subscriptions;
  return { subscriptions, subscribe, list, actor, jobs, reads };
}

const requested = aTitle({ requests: [anExistingRequest()] });

describe('a subscription', () => {
  it('is created once', async () => {
    const { subscribe, list, actor } = createFixture(requested);
    expect(await subscribe()).toBe('new');
    expect(await subscribe()).toBe('already');
    expect(await list()).toMatchObject([{ userId: actor.userId, title: 'Dune (2021)', place }]);
  });

  it('reads the title again, as the account of the actor and without the cache', async () => {
    const { subscribe, reads } = createFixture(requested);
    await subscribe();
    expect(reads).toEqual([['de', { as: own, fresh: true }]]);
  });

  it('tracks the open requests for the title in the same quality from now on', async () => {
    const title = aTitle({
      requests: [
        anExistingRequest(),
        anExistingRequest({ remoteId: 6, is4k: true }),
        anExistingRequest({ remoteId: 7, status: 'declined' }),
      ],
    });
    const { subscribe, jobs } = createFixture(title);
    await subscribe();
    expect(jobs).toEqual([{ kind: 'sync-request', payload: { serviceId, remoteId: 5 } }]);
  });

  it('needs an account', async () => {
    const { subscribe, list } = createFixture(requested, { isLinked: false });
    await expect(subscribe()).rejects.toThrow('not-linked');
    expect(await list()).toEqual([]);
  });

  it('is not created for a title that is available in this quality', async () => {
    const { subscribe, list, jobs } = createFixture(aTitle({ standard: 'available' }));
    expect(await subscribe()).toBe('available');
    expect(await subscribe({ is4k: true })).toBe('new');
    expect(await list()).toMatchObject([{ is4k: true }]);
    expect(jobs).toEqual([]);
  });

  it('follows the seasons that are requested, or the selected ones among them', async () => {
    const requests = [anExistingRequest({ seasons: [3, 2] })];
    const series = { ...aSeries(5), requests };
    const follow = async (seasons: readonly number[]) => {
      const { subscribe, list } = createFixture(series);
      await subscribe({ seasons });
      return (await list())[0]?.seasons;
    };
    expect(await follow([1, 2, 3, 4, 5])).toEqual([2, 3]);
    expect(await follow([3, 4])).toEqual([3]);
    expect(await follow([5])).toEqual([2, 3]);
    expect(await follow([])).toEqual([2, 3]);
  });

  it('is possible while the last season of an available series is being downloaded', async () => {
    const requests = [anExistingRequest({ seasons: [3] })];
    const series = { ...aSeries(3), standard: 'available' as const, requests };
    expect(await createFixture(series).subscribe()).toBe('new');
  });

  it('is not created when all its seasons are available', async () => {
    const series = aSeries(3);
    const seasons = series.seasons.map((season) =>
      season.number < 3 ? { ...season, standard: 'available' as const } : season,
    );
    const { subscribe } = createFixture({ ...series, seasons });
    expect(await subscribe({ seasons: [1, 2] })).toBe('available');
    expect(await subscribe({ seasons: [2, 3] })).toBe('new');
  });

  it('is not needed for a title that only the actor has requested', async () => {
    const mine = anExistingRequest({ requester: { remoteUserId: own, name: 'bob' } });
    const alone = createFixture(aTitle({ requests: [mine] }));
    expect(await alone.subscribe()).toBe('own-request');
    expect(await alone.list()).toEqual([]);
    const shared = createFixture(aTitle({ requests: [mine, anExistingRequest()] }));
    expect(await shared.subscribe()).toBe('new');
  });

  it('is possible for a title that is processing without a request', async () => {
    const { subscribe, jobs } = createFixture(aTitle({ standard: 'processing' }));
    expect(await subscribe()).toBe('new');
    expect(jobs).toEqual([]);
  });

  it('follows seasons that are processing without a request', async () => {
    const mine = anExistingRequest({
      seasons: [1],
      requester: { remoteUserId: own, name: 'bob' },
    });
    const series = aSeries(3, { standard: 'processing', requests: [mine] });
    const withProcessing = (...numbers: number[]) => ({
      ...series,
      seasons: series.seasons.map((season) => ({
        ...season,
        standard: numbers.includes(season.number) ? ('processing' as const) : season.standard,
      })),
    });
    expect(await createFixture(withProcessing(1)).subscribe()).toBe('own-request');
    const { subscribe, list } = createFixture(withProcessing(1, 2));
    expect(await subscribe({ seasons: [2, 3] })).toBe('new');
    expect(await list()).toMatchObject([{ seasons: [2] }]);
  });

  it('is possible for a guest, who shares the account with others', async () => {
    const mine = anExistingRequest({ requester: { remoteUserId: own, name: 'guest' } });
    const { subscribe } = createFixture(aTitle({ requests: [mine] }), { isGuest: true });
    expect(await subscribe()).toBe('new');
  });

  it('ends when the actor cancels it, in this quality only', async () => {
    const { subscriptions, subscribe, actor } = createFixture(requested);
    await subscribe();
    await subscribe({ is4k: true });
    const input = { serviceId, title: requested, is4k: false, seasons: [] };
    await subscriptions.unsubscribe(actor, input);
    expect(await subscriptions.findQualities(actor, serviceId, requested)).toMatchObject({
      standard: null,
      in4k: { is4k: true },
    });
    await subscriptions.unsubscribe(actor, input);
  });

  it.each(['subscribe', 'followFuture'] as const)(
    'ends with a press that comes while the server is still reading the title (%s)',
    async (begin) => {
      const { promise: answer, resolve } = Promise.withResolvers<void>();
      const title =
        begin === 'subscribe' ? requested : { ...aSeries(1), standard: 'available' as const };
      const { subscriptions, list, actor } = createFixture(title, { answer });
      const input = { serviceId, title, is4k: false, seasons: [] };
      const begun = subscriptions[begin](actor, input, { place, language: 'de' });
      const ended = subscriptions.unsubscribe(actor, input);
      resolve();
      await Promise.all([begun, ended]);
      expect(await list()).toEqual([]);
    },
  );

  it('waits for all missing seasons of a series if the server does not say which are coming', async () => {
    const series = aSeries(3, { standard: 'processing' });
    const { subscribe, list } = createFixture(series);
    expect(await subscribe()).toBe('new');
    expect(await list()).toMatchObject([{ seasons: [1, 2, 3], futureAfter: null }]);
  });

  it('follows the seasons of a series after the last one that is there or on its way', async () => {
    const requests = [anExistingRequest({ seasons: [3] })];
    const series = { ...aSeries(4), standard: 'available' as const, requests };
    const { subscriptions, list, actor } = createFixture(series);
    const follow = (title: TitleDetails) =>
      subscriptions.followFuture(
        actor,
        { serviceId, title, is4k: false },
        { place, language: 'de' },
      );
    await follow(series);
    expect(await list()).toMatchObject([{ seasons: [], futureAfter: 3 }]);
    await expect(follow(aTitle())).rejects.toThrow('invalid-input');
  });
});
