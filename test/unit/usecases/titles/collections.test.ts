import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../src/domain/app-error.ts';
import type { MediaRequest } from '../../../../src/domain/requests/request.ts';
import type { Search } from '../../../../src/domain/titles/search.ts';
import type { CollectionPart } from '../../../../src/domain/titles/title-group.ts';
import { createCollections } from '../../../../src/usecases/titles/collections.ts';
import { createSearches } from '../../../../src/usecases/titles/searches.ts';
import { anAccount, anActor, anId, aRequest } from '../../../support/factories.ts';
import { createScriptedServers } from '../../../support/in-memory/scripted-servers.ts';

const serviceId = anId<'service'>();
const actor = anActor();
const options = { is4k: false, locale: 'en', language: 'en', origin: null } as const;

const aPart = (tmdbId: number, more: Partial<CollectionPart> = {}): CollectionPart => ({
  mediaType: 'movie',
  tmdbId,
  name: `Part ${tmdbId}`,
  year: 2000 + tmdbId,
  posterPath: null,
  standard: 'unknown',
  in4k: 'unknown',
  releases: [],
  ...more,
});

function createFixture({
  parts = [aPart(1), aPart(2), aPart(3)] as readonly CollectionPart[],
  isLimited = false,
  left = 99,
  failsAt = null as number | null,
} = {}) {
  const account = anAccount({ serviceId, isLimited });
  const searches = new Map<string, Search>();
  const byDraft = new Map<string, MediaRequest>();
  const server = { parts, failsAt, hasTmdb: true };
  const creations: number[] = [];
  const own: MediaRequest[] = [];
  const collections = createCollections({
    servers: createScriptedServers([
      {
        id: serviceId,
        server: {
          async getCollection(id) {
            if (!server.hasTmdb) throw new AppError('title-not-found');
            return {
              id,
              name: 'The Parts',
              overview: '',
              posterPath: null,
              parts: server.parts,
            };
          },
        },
      },
    ]),
    searches: createSearches({
      searchRepository: {
        async create(search) {
          searches.set(search.id, search);
        },
        find: async (id) => searches.get(id) ?? null,
      },
      clock: () => new Date(),
      newId: () => anId(),
    }),
    members: { resolveKnownAccount: async () => ({ account, isGuest: false }) },
    quotas: {
      get: async () => ({
        movie: { limit: 5, used: 5 - left, days: 7 },
        tv: { limit: null, used: 0, days: null },
      }),
    },
    requests: {
      async create(_actor, { draft, is4k }) {
        if (draft.title.tmdbId === server.failsAt) throw new AppError('overseerr-unreachable');
        creations.push(draft.title.tmdbId);
        const { serviceId: on, title, id: draftId } = draft;
        const request = aRequest({ draftId, title, is4k, serviceId: on, state: 'queued' });
        own.unshift(request);
        byDraft.set(draft.id, request);
        return request;
      },
    },
    requestRepository: {
      findByDraft: async (id) => byDraft.get(id) ?? null,
      listByUser: async () => ({ rows: own, total: own.length }),
    },
    clock: () => new Date(),
    toDerivedId: (text) => `derived ${text}`,
  });

  async function show() {
    const collection = await collections.get(actor, account, { id: 7, language: 'en' });
    const quota = await collections.getQuota(account);
    const standard = collections.plan(collection, false, quota).requestable;
    const in4k = collections.plan(collection, true, quota).requestable;
    return collections.start(actor, account, { collection, standard, in4k });
  }
  return { collections, account, server, creations, own, show };
}

const idsOf = (titles: readonly { readonly tmdbId: number }[]) => titles.map((one) => one.tmdbId);
const requested = ({ requests }: { readonly requests: readonly MediaRequest[] }) =>
  idsOf(requests.map(({ title }) => title));

describe('what a press on a collection requests', () => {
  it('is what is neither in the library nor on its way', async () => {
    const { collections, account } = createFixture({
      parts: [
        aPart(1, { standard: 'available' }),
        aPart(2, { standard: 'pending', in4k: 'available' }),
        aPart(3, { standard: 'deleted' }),
        aPart(4, { standard: 'blocked' }),
        aPart(5),
      ],
    });
    const collection = await collections.get(actor, account, { id: 7, language: 'en' });
    expect(idsOf(collections.plan(collection, false, null).missing)).toEqual([3, 5]);
    expect(idsOf(collections.plan(collection, true, null).missing)).toEqual([1, 3, 5]);
  });

  it('is not what the person has requested, even if the server does not know yet', async () => {
    const { collections, account, own } = createFixture();
    const request = { serviceId, title: aPart(1), state: 'queued' } as const;
    own.push(
      aRequest(request),
      aRequest({ ...request, title: aPart(2), is4k: true }),
      aRequest({ ...request, title: aPart(2), state: 'failed' }),
      aRequest({ ...request, title: aPart(3), serviceId: anId() }),
      aRequest({ ...request, title: { ...aPart(3), mediaType: 'tv' } }),
    );
    const collection = await collections.get(actor, account, { id: 7, language: 'en' });
    expect(idsOf(collections.plan(collection, false, null).missing)).toEqual([2, 3]);
    expect(idsOf(collections.plan(collection, true, null).missing)).toEqual([1, 3]);
  });

  it('is as much as the quota has room for, the oldest movies first', async () => {
    const { collections, account } = createFixture({ isLimited: true, left: 2 });
    const quota = await collections.getQuota(account);
    expect(quota).toEqual({ left: 2, limit: 5 });
    const plan = collections.plan(
      await collections.get(actor, account, { id: 7, language: 'en' }),
      false,
      quota,
    );
    expect([idsOf(plan.missing), idsOf(plan.requestable)]).toEqual([
      [1, 2, 3],
      [1, 2],
    ]);
  });

  it('is at most 25 movies, whatever the quota', async () => {
    const parts = Array.from({ length: 40 }, (_, index) => aPart(index + 1));
    const { collections, account } = createFixture({ parts });
    expect(await collections.getQuota(account)).toBeNull();
    const plan = collections.plan(
      await collections.get(actor, account, { id: 7, language: 'en' }),
      false,
      null,
    );
    expect(plan.requestable).toHaveLength(25);
  });
});

describe('a press that requests a collection', () => {
  it('requests each movie once, however often it is repeated', async () => {
    const { collections, creations, server, show } = createFixture();
    const shown = await show();
    expect(requested(await collections.requestMissing(actor, shown, options))).toEqual([1, 2, 3]);
    expect(requested(await collections.requestMissing(actor, shown, options))).toEqual([1, 2, 3]);
    server.parts = server.parts.map((part) => ({ ...part, standard: 'available' }));
    expect(requested(await collections.requestMissing(actor, shown, options))).toEqual([1, 2, 3]);
    expect(creations).toEqual([1, 2, 3]);
  });

  it('requests only what was shown, and not what arrived or was announced since', async () => {
    const { collections, creations, server, show } = createFixture();
    const shown = await show();
    server.parts = [aPart(1, { standard: 'available' }), aPart(2), aPart(3), aPart(4)];
    await collections.requestMissing(actor, shown, options);
    expect(creations).toEqual([2, 3]);
  });

  it('counts what the person has requested in another way since', async () => {
    const { collections, creations, own, show } = createFixture();
    const shown = await show();
    const request = aRequest({ serviceId, title: aPart(2), state: 'pending' });
    own.push(request);
    expect(requested(await collections.requestMissing(actor, shown, options))).toEqual([1, 2, 3]);
    expect(creations).toEqual([1, 3]);
    own.splice(own.indexOf(request), 1, { ...request, state: 'available' });
    expect(requested(await collections.listRequests(actor, shown, options))).toEqual([1, 2, 3]);
  });

  it('says that TMDB does not respond, not that what was shown does not exist', async () => {
    const { collections, server, show } = createFixture();
    const shown = await show();
    server.hasTmdb = false;
    for (const run of [collections.requestMissing, collections.listRequests]) {
      await expect(run(actor, shown, options)).rejects.toMatchObject({ code: 'tmdb-unavailable' });
    }
  });

  it('completes an earlier press that was interrupted', async () => {
    const { collections, creations, server, show } = createFixture({ failsAt: 2 });
    const shown = await show();
    await expect(collections.requestMissing(actor, shown, options)).rejects.toMatchObject({
      code: 'overseerr-unreachable',
    });
    server.failsAt = null;
    expect(requested(await collections.requestMissing(actor, shown, options))).toEqual([1, 2, 3]);
    expect(creations).toEqual([1, 2, 3]);
  });

  it('requests 4K beside standard quality', async () => {
    const { collections, creations, show } = createFixture({ parts: [aPart(1)] });
    const shown = await show();
    await collections.requestMissing(actor, shown, options);
    const made = await collections.requestMissing(actor, shown, { ...options, is4k: true });
    expect(made.requests.map(({ is4k }) => is4k)).toEqual([true]);
    expect(creations).toEqual([1, 1]);
    expect(await collections.listRequests(actor, shown, options)).toMatchObject({
      requests: [{ is4k: false }],
    });
  });

  it('is only for the person to whom the collection was shown', async () => {
    const { collections, creations, show } = createFixture();
    const shown = await show();
    for (const run of [collections.requestMissing, collections.listRequests]) {
      await expect(run(anActor(), shown, options)).rejects.toMatchObject({ code: 'not-yours' });
    }
    expect(creations).toEqual([]);
  });

  it('does nothing for the search of a title', async () => {
    const { collections, account } = createFixture();
    const empty = { id: 7, name: '', overview: '', posterPath: null, parts: [] };
    const shown = await collections.start(actor, account, {
      collection: empty,
      standard: [],
      in4k: [],
    });
    expect((await collections.requestMissing(actor, shown, options)).requests).toEqual([]);
    await expect(collections.requestMissing(actor, anId(), options)).rejects.toMatchObject({
      code: 'draft-expired',
    });
  });
});
