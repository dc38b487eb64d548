import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRequestRepository } from '../../../src/database/requests/request-repository.ts';
import type { MediaRequest } from '../../../src/domain/requests/request.ts';
import { mostAhead } from '../../../src/domain/requests/standing.ts';
import {
  aNewRequest,
  aRequest,
  aRequestChange,
  aService,
  aUser,
  newId,
  setUpDatabase,
} from '../../support/database-setup.ts';

let setup: Awaited<ReturnType<typeof setUpDatabase>>;
let requestRepository: ReturnType<typeof createRequestRepository>;

beforeAll(async () => {
  setup = await setUpDatabase();
  requestRepository = createRequestRepository({ pool: setup.pool, jobSender: setup.sender, newId });
});

afterAll(() => setup.close());

async function recorded(parts: Partial<MediaRequest> = {}): Promise<MediaRequest> {
  const request = aRequest(setup.serviceId, parts);
  expect(await requestRepository.create(aNewRequest(request))).toBe(true);
  return request;
}

describe('a queued request', () => {
  it('has those that were made before it on its server ahead, counted up to an end', async () => {
    const { prisma } = setup;
    const serviceId = await aService(setup);
    const rows = Array.from({ length: mostAhead + 5 }, (_, index) => ({
      id: newId<'request'>(),
      serviceId,
      requesterName: 'Ada',
      mediaType: 'movie' as const,
      tmdbId: index,
      title: 'Dune',
      source: 'discord' as const,
    }));
    await prisma.request.createMany({ data: rows });
    const countBefore = (index: number) =>
      requestRepository.countQueuedBefore({ id: rows[index]?.id ?? newId(), serviceId });
    expect(await countBefore(0)).toBe(0);
    expect(await countBefore(7)).toBe(7);
    expect(await countBefore(mostAhead)).toBe(mostAhead);
    expect(await countBefore(mostAhead + 4)).toBe(mostAhead + 1);
  });

  it('is found by account, title, and quality, and for a series by a common season', async () => {
    const account = newId<'account'>();
    await setup.prisma.account.create({
      data: { id: account, serviceId: setup.serviceId, remoteUserId: 77, name: 'Ada' },
    });
    const title = {
      mediaType: 'tv',
      tmdbId: 4242,
      name: 'Lost',
      year: 2004,
      posterPath: null,
    } as const;
    const request = await recorded({ accountId: account, title, seasons: [1, 2] });
    const wish = { mediaType: 'tv', tmdbId: 4242, is4k: false, seasons: [2, 5] } as const;
    const find = (parts: object) =>
      requestRepository.findQueued(setup.serviceId, account, { ...wish, ...parts });
    expect((await find({}))?.id).toBe(request.id);
    expect(await find({ seasons: [5] })).toBeNull();
    expect(await find({ is4k: true })).toBeNull();
    expect(await find({ mediaType: 'movie' })).toBeNull();
    await requestRepository.update(aRequestChange(request));
    expect(await find({})).toBeNull();
  });
});

describe('reading requests', () => {
  it('lists the requests of a user in pages, newest first, with the total', async () => {
    const userId = await aUser(setup);
    const requests: MediaRequest[] = [];
    for (let n = 0; n < 5; n += 1) requests.push(await recorded({ userId }));
    const newest = requests.toReversed().map(({ id }) => id);
    const page = await requestRepository.listByUser(userId, { take: 2, skip: 1 });
    expect(page.total).toBe(5);
    expect(page.rows.map(({ id }) => id)).toEqual(newest.slice(1, 3));
  });

  it('claims open requests with a remote ID, the least recently synchronized first', async () => {
    const serviceId = await aService(setup);
    const make = async (state: MediaRequest['state'], remoteId: number | null) => {
      const request = aRequest(serviceId, { state, remoteId });
      await requestRepository.create(aNewRequest(request, { jobs: [] }));
      return request.id;
    };
    const pending = await make('pending', 1);
    const processing = await make('processing', 2);
    const partial = await make('partial', 3);
    await make('queued', null);
    await make('approved', null);
    await make('available', 4);
    await make('declined', 5);
    const look = async (count: number) =>
      (await requestRepository.claimForSync(serviceId, count)).map(({ id }) => id).sort();
    expect(await look(2)).toEqual([pending, processing].sort());
    expect(await look(2)).toEqual([partial, pending].sort());
    expect(await look(10)).toEqual([pending, processing, partial].sort());
  });

  it('does not claim a request twice at the same time', async () => {
    const serviceId = await aService(setup);
    for (let remoteId = 1; remoteId <= 6; remoteId += 1) {
      await requestRepository.create(
        aNewRequest(aRequest(serviceId, { state: 'pending', remoteId }), { jobs: [] }),
      );
    }
    const other = await setup.pool.connect();
    try {
      await other.query('begin');
      await other.query(
        'select 1 from request where service_id = $1 and remote_id <= 4 for update',
        [serviceId],
      );
      const free = await requestRepository.claimForSync(serviceId, 10);
      expect(free.map(({ remoteId }) => remoteId).sort()).toEqual([5, 6]);
    } finally {
      await other.query('rollback');
      other.release();
    }
  });
});

describe('searching requests', () => {
  const titled = (name: string, parts: Partial<MediaRequest> = {}) =>
    recorded({
      title: { mediaType: 'movie', tmdbId: 1, name, year: 2000, posterPath: null },
      ...parts,
    });

  it('finds words anywhere in a title, newest first, with literal wildcards', async () => {
    const serviceId = await aService(setup);
    const [old, young] = [
      await titled('The Quixote', { serviceId }),
      await titled('quixote 100%', { serviceId }),
    ];
    await titled('Something else', { serviceId });
    const sight = { serviceId, isAll: true, userId: newId<'user'>(), spaceId: null };
    const find = async (words: string, count = 5) =>
      (await requestRepository.search(sight, words, count)).map(({ id }) => id);
    expect(await find('QUIX')).toEqual([young.id, old.id]);
    expect(await find('QUIX', 1)).toEqual([young.id]);
    expect(await find('0%')).toEqual([]);
    expect(await find('00%')).toEqual([young.id]);
    expect(await find('q_ix')).toEqual([]);
    // A query this short matches only the beginning of a title.
    expect(await find('qu')).toEqual([young.id]);
    expect(await find('')).toHaveLength(3);
  });

  it('finds a remote ID before titles that contain the number', async () => {
    const serviceId = await aService(setup);
    const numbered = await titled('Dune', { serviceId, remoteId: 1917 });
    const film = await titled('1917', { serviceId });
    const sight = { serviceId, isAll: true, userId: newId<'user'>(), spaceId: null };
    const found = await requestRepository.search(sight, '1917', 5);
    expect(found.map(({ id }) => id)).toEqual([numbered.id, film.id]);
  });

  it('finds only requests of the user or the space', async () => {
    const serviceId = await aService(setup);
    const userId = await aUser(setup);
    const { id } = await setup.prisma.space.create({
      data: { platform: 'discord', platformSpaceId: newId(), name: 'Searchers' },
    });
    const spaceId = id as NonNullable<MediaRequest['spaceId']>;
    const own = await titled('Solaris', { serviceId, userId, remoteId: 501 });
    const near = await titled('Solaris', { serviceId, spaceId, remoteId: 502 });
    await titled('Solaris', { serviceId, remoteId: 503 });
    await titled('Solaris', { userId });
    const find = async (words: string, space: typeof spaceId | null) => {
      const sight = { serviceId, isAll: false, userId, spaceId: space };
      return (await requestRepository.search(sight, words, 5)).map((request) => request.id);
    };
    expect(await find('solaris', null)).toEqual([own.id]);
    expect(await find('solaris', spaceId)).toEqual([near.id, own.id]);
    expect([await find('501', null), await find('502', null)]).toEqual([[own.id], []]);
    expect([await find('502', spaceId), await find('503', spaceId)]).toEqual([[near.id], []]);
  });
});
