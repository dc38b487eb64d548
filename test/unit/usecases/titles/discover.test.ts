import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../src/domain/app-error.ts';
import type { MediaRequest } from '../../../../src/domain/requests/request.ts';
import type { SearchHit } from '../../../../src/domain/titles/title.ts';
import type { ServerTitleList } from '../../../../src/domain/titles/title-list.ts';
import { createDiscover } from '../../../../src/usecases/titles/discover.ts';
import { anAccount, anActor, anId, aRequest, aTitle } from '../../../support/factories.ts';
import { createScriptedServers } from '../../../support/in-memory/scripted-servers.ts';

const serviceId = anId<'service'>();
const account = anAccount({ serviceId });
const actor = anActor();

const aHit = (tmdbId: number, more: Partial<SearchHit> = {}): SearchHit => ({
  ...aTitle({ tmdbId }),
  status: 'unknown',
  ...more,
});
const requestOf = (tmdbId: number, more: Partial<MediaRequest> = {}) =>
  aRequest({ serviceId, title: { ...aRequest().title, tmdbId }, ...more });

function createFixture({
  requests = [] as readonly MediaRequest[],
  related = {} as Readonly<Record<number, readonly SearchHit[] | 'unknown'>>,
  hits = [aHit(1)] as readonly SearchHit[],
  pages = 1,
} = {}) {
  const calls: unknown[] = [];
  const servers = createScriptedServers([
    {
      id: serviceId,
      server: {
        async listTitles(list: ServerTitleList, options) {
          calls.push([list, options]);
          if (list.kind !== 'recommendations') return { hits, pages };
          const found = related[list.key.tmdbId] ?? [];
          if (found === 'unknown') throw new AppError('title-not-found');
          return { hits: found, pages: 1 };
        },
        listGenres: async () => [
          { id: 2, name: 'Zombies' },
          { id: 1, name: 'Ärzte' },
        ],
      },
    },
  ]);
  const discover = createDiscover({
    servers,
    requestRepository: {
      listByUser: async () => ({ rows: requests, total: requests.length }),
      listStatesByTitle: async () => [],
    },
  });
  const recommended = async (page = 0) => {
    const list = { kind: 'recommended' } as const;
    const found = await discover.list(actor, account, { list, page, language: 'en' });
    return { ...found, hits: found.hits.map(({ tmdbId }) => tmdbId) };
  };
  return { discover, calls, recommended };
}

describe('a list of the server', () => {
  it('is read as the account of the user, in their language, one call a page', async () => {
    const { discover, calls } = createFixture({ pages: 3 });
    const list = { kind: 'upcoming', mediaType: 'movie' } as const;
    const page = await discover.list(actor, account, { list, page: 1, language: 'de' });
    expect(page).toEqual({ hits: [aHit(1)], page: 1, isLast: false });
    expect(calls).toEqual([[list, { language: 'de', as: account.remoteUserId, page: 2 }]]);
  });

  it.each([
    [3, 1, false],
    [3, 2, true],
    [500, 24, true],
  ])('of %i pages ends after page %i: %s', async (pages, page, isLast) => {
    const { discover } = createFixture({ pages });
    const list = { kind: 'trending' } as const;
    expect(await discover.list(actor, account, { list, page, language: 'en' })).toMatchObject({
      isLast,
    });
  });

  it('the genres are sorted as the language does it', async () => {
    const { discover } = createFixture();
    const genres = await discover.listGenres(account, 'movie', 'de');
    expect(genres.map(({ name }) => name)).toEqual(['Ärzte', 'Zombies']);
  });
});

describe('recommendations', () => {
  it('put first what several requests lead to', async () => {
    const { recommended } = createFixture({
      requests: [requestOf(10), requestOf(11)],
      related: { 10: [aHit(1), aHit(2)], 11: [aHit(3), aHit(2)] },
    });
    expect(await recommended()).toEqual({ hits: [2, 1, 3], page: 0, isLast: true });
  });

  it('leave out what is requested or available', async () => {
    const { recommended } = createFixture({
      requests: [requestOf(10), requestOf(11)],
      related: {
        10: [aHit(11), aHit(1, { status: 'available' }), aHit(2, { status: 'pending' }), aHit(3)],
      },
    });
    expect((await recommended()).hits).toEqual([3]);
  });

  it('cost at most five calls, for the newest titles on this server', async () => {
    const requests = [
      requestOf(10),
      requestOf(10),
      requestOf(11, { state: 'cancelled' }),
      requestOf(12, { serviceId: anId<'service'>() }),
      ...[13, 14, 15, 16, 17].map((tmdbId) => requestOf(tmdbId)),
    ];
    const { recommended, calls } = createFixture({ requests });
    await recommended();
    expect(calls.map((call) => JSON.stringify(call).match(/"tmdbId":(\d+)/)?.[1])).toEqual([
      '10',
      '13',
      '14',
      '15',
      '16',
    ]);
  });

  it('are there without a title that TMDB no longer has', async () => {
    const { recommended } = createFixture({
      requests: [requestOf(10), requestOf(11)],
      related: { 10: 'unknown', 11: [aHit(1)] },
    });
    expect((await recommended()).hits).toEqual([1]);
  });

  it('are empty for people without requests, and cost no call', async () => {
    const { recommended, calls } = createFixture();
    expect((await recommended()).hits).toEqual([]);
    expect(calls).toEqual([]);
  });

  it('have pages', async () => {
    const related = { 10: Array.from({ length: 25 }, (_, index) => aHit(index + 100)) };
    const { recommended } = createFixture({ requests: [requestOf(10)], related });
    expect(await recommended()).toMatchObject({ isLast: false });
    expect(await recommended(1)).toMatchObject({ isLast: true, page: 1 });
    expect((await recommended(1)).hits).toEqual([120, 121, 122, 123, 124]);
  });
});
