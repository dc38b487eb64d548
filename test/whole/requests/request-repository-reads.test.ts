import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRequestRepository } from '../../../src/database/requests/request-repository.ts';
import type { MediaRequest } from '../../../src/domain/requests/request.ts';
import {
  aNewRequest,
  aRequest,
  aRequestChange,
  aService,
  aUser,
  newId,
  setUpDatabase,
} from '../../support/database-setup.ts';

let stage: Awaited<ReturnType<typeof setUpDatabase>>;
let ledger: ReturnType<typeof createRequestRepository>;

beforeAll(async () => {
  stage = await setUpDatabase();
  ledger = createRequestRepository({ pool: stage.pool, jobSender: stage.sender, newId });
});

afterAll(() => stage.close());

async function recorded(parts: Partial<MediaRequest> = {}): Promise<MediaRequest> {
  const request = aRequest(stage.serviceId, parts);
  expect(await ledger.create(aNewRequest(request))).toBe(true);
  return request;
}

describe('what waits to be handed over', () => {
  it('is found by account, title and quality; a series by a common season', async () => {
    const account = newId<'account'>();
    await stage.prisma.account.create({
      data: { id: account, serviceId: stage.serviceId, remoteUserId: 77, name: 'Ada' },
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
      ledger.findQueued(stage.serviceId, account, { ...wish, ...parts });
    expect((await find({}))?.id).toBe(request.id);
    expect(await find({ seasons: [5] })).toBeNull();
    expect(await find({ is4k: true })).toBeNull();
    expect(await find({ mediaType: 'movie' })).toBeNull();
    await ledger.update(aRequestChange(request));
    expect(await find({})).toBeNull();
  });
});

describe('reading', () => {
  it("gives a user's requests newest first, by pages, with the total", async () => {
    const userId = await aUser(stage);
    const requests: MediaRequest[] = [];
    for (let n = 0; n < 5; n += 1) requests.push(await recorded({ userId }));
    const newest = requests.toReversed().map(({ id }) => id);
    const page = await ledger.listByUser(userId, { take: 2, skip: 1 });
    expect(page.total).toBe(5);
    expect(page.rows.map(({ id }) => id)).toEqual(newest.slice(1, 3));
  });

  it('looks at open requests with a number, those not looked at for longest first', async () => {
    const serviceId = await aService(stage);
    const make = async (state: MediaRequest['state'], remoteId: number | null) => {
      const request = aRequest(serviceId, { state, remoteId });
      await ledger.create(aNewRequest(request, { jobs: [] }));
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
      (await ledger.claimForSync(serviceId, count)).map(({ id }) => id).sort();
    expect(await look(2)).toEqual([pending, processing].sort());
    expect(await look(2)).toEqual([partial, pending].sort());
    expect(await look(10)).toEqual([pending, processing, partial].sort());
  });

  it('does not hand a request to two who look at the same time', async () => {
    const serviceId = await aService(stage);
    for (let remoteId = 1; remoteId <= 6; remoteId += 1) {
      await ledger.create(
        aNewRequest(aRequest(serviceId, { state: 'pending', remoteId }), { jobs: [] }),
      );
    }
    const other = await stage.pool.connect();
    try {
      await other.query('begin');
      await other.query(
        'select 1 from request where service_id = $1 and remote_id <= 4 for update',
        [serviceId],
      );
      const free = await ledger.claimForSync(serviceId, 10);
      expect(free.map(({ remoteId }) => remoteId).sort()).toEqual([5, 6]);
    } finally {
      await other.query('rollback');
      other.release();
    }
  });
});

describe('searching', () => {
  const titled = (name: string, parts: Partial<MediaRequest> = {}) =>
    recorded({
      title: { mediaType: 'movie', tmdbId: 1, name, year: 2000, posterPath: null },
      ...parts,
    });

  it('finds words anywhere in a title, newest first, and none that a sign stands for', async () => {
    const serviceId = await aService(stage);
    const [old, young] = [
      await titled('The Quixote', { serviceId }),
      await titled('quixote 100%', { serviceId }),
    ];
    await titled('Something else', { serviceId });
    const sight = { serviceId, isAll: true, userId: newId<'user'>(), spaceId: null };
    const find = async (words: string, count = 5) =>
      (await ledger.search(sight, words, count)).map(({ id }) => id);
    expect(await find('QUIX')).toEqual([young.id, old.id]);
    expect(await find('QUIX', 1)).toEqual([young.id]);
    expect(await find('0%')).toEqual([]);
    expect(await find('00%')).toEqual([young.id]);
    expect(await find('q_ix')).toEqual([]);
    // So few letters are looked for where a title begins.
    expect(await find('qu')).toEqual([young.id]);
    expect(await find('')).toHaveLength(3);
  });

  it('finds a number of the service before titles that hold it', async () => {
    const serviceId = await aService(stage);
    const numbered = await titled('Dune', { serviceId, remoteId: 1917 });
    const film = await titled('1917', { serviceId });
    const sight = { serviceId, isAll: true, userId: newId<'user'>(), spaceId: null };
    const found = await ledger.search(sight, '1917', 5);
    expect(found.map(({ id }) => id)).toEqual([numbered.id, film.id]);
  });

  it('sees what is one’s own or of one’s space, and nothing else', async () => {
    const serviceId = await aService(stage);
    const userId = await aUser(stage);
    const { id } = await stage.prisma.space.create({
      data: { platform: 'discord', platformSpaceId: newId(), name: 'Searchers' },
    });
    const spaceId = id as NonNullable<MediaRequest['spaceId']>;
    const own = await titled('Solaris', { serviceId, userId, remoteId: 501 });
    const near = await titled('Solaris', { serviceId, spaceId, remoteId: 502 });
    await titled('Solaris', { serviceId, remoteId: 503 });
    await titled('Solaris', { userId });
    const find = async (words: string, space: typeof spaceId | null) => {
      const sight = { serviceId, isAll: false, userId, spaceId: space };
      return (await ledger.search(sight, words, 5)).map((request) => request.id);
    };
    expect(await find('solaris', null)).toEqual([own.id]);
    expect(await find('solaris', spaceId)).toEqual([near.id, own.id]);
    expect([await find('501', null), await find('502', null)]).toEqual([[own.id], []]);
    expect([await find('502', spaceId), await find('503', spaceId)]).toEqual([[near.id], []]);
  });
});
