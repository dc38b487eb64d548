import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../src/domain/app-error.ts';
import type { RequestState } from '../../../../src/domain/requests/request.ts';
import type { SearchPage } from '../../../../src/domain/titles/search.ts';
import type { SearchHit, TitleKey } from '../../../../src/domain/titles/title.ts';
import type { GroupHit } from '../../../../src/domain/titles/title-group.ts';
import {
  createTitleSearch,
  type TitleSearch,
} from '../../../../src/usecases/titles/title-search.ts';
import { anAccount, anId, aTitle } from '../../../support/factories.ts';
import { createScriptedServers } from '../../../support/in-memory/scripted-servers.ts';

const serviceId = anId<'service'>();
const account = anAccount({ serviceId });
const zendaya: GroupHit = {
  kind: 'person',
  id: 505710,
  name: 'Zendaya',
  knownFor: [],
  imagePath: null,
};
const hit: SearchHit = { ...aTitle(), status: 'unknown' };

function createSearch(
  find: (query: string, language: string) => SearchHit[] = () => [hit],
  states: readonly RequestState[] = [],
  more: SearchHit[] = [],
) {
  const calls: unknown[] = [];
  const requestRepository = {
    async listStatesByTitle(_: unknown, keys: readonly TitleKey[]) {
      return keys.flatMap((key) => states.map((state) => ({ key, state })));
    },
  };
  const servers = createScriptedServers([
    {
      id: serviceId,
      addresses: ['https://seerr.example.org'],
      server: {
        async getPerson(id, options) {
          calls.push(['person', id, options]);
          if (id !== zendaya.id) throw new AppError('title-not-found');
          return { ...zendaya, titles: [] };
        },
        async searchTitles(query, language, as) {
          calls.push([query, language, as]);
          return find(query, language);
        },
        searchGroups: async (query) => (query === 'zendaya' ? [zendaya] : []),
        hasMoreTitles: async () => more.length > 0,
        async searchMoreTitles(query) {
          calls.push(['more', query]);
          return more;
        },
        async findTitlesByLink(link, language, as) {
          calls.push([link, language, as]);
          return [hit];
        },
        async getTitleDetails(key, language, options) {
          calls.push([key, language, options]);
          return aTitle();
        },
      },
    },
  ]);
  return {
    search: createTitleSearch({ servers, requestRepository }),
    calls,
  };
}

/** The first page of a search. */
async function searchHits({ search }: TitleSearch, text: string, language: string) {
  return (await search(account, text, language)).hits;
}

describe('a search for titles', () => {
  it('is made as the account of the user, in their language', async () => {
    const { search, calls } = createSearch();
    expect(await searchHits(search, '  dune ', 'de')).toEqual([hit]);
    expect(calls).toEqual([['dune', 'de', account.remoteUserId]]);
  });

  it('finds people and collections too, on the first page', async () => {
    const { search } = createSearch();
    const page = await search.search(account, 'zendaya', 'en');
    expect(page.groups).toEqual([zendaya]);
    expect((await search.suggest(account, 'zendaya', 'en')).groups).toEqual([zendaya]);
    expect((await search.search(account, 'dune', 'en')).groups).toEqual([]);
  });

  it('that finds nothing has titles with a similar name, from searches for its parts', async () => {
    const found = createSearch((query) => (query === 'dune' ? [hit] : []));
    expect(await found.search.suggestSpelling(account, 'dunes', 'de')).toEqual([hit]);
    expect(found.calls).toEqual([['dune', 'de', account.remoteUserId]]);
  });

  it.each(['https://example.org/dune', 'tt1160419'])(
    'makes no further call for the link %s',
    async (text) => {
      const { search, calls } = createSearch();
      expect(await search.suggestSpelling(account, text, 'en')).toEqual([]);
      expect(calls).toEqual([]);
    },
  );

  it('with one letter has suggestions, the title of that name first', async () => {
    const m: SearchHit = { ...aTitle({ name: 'M', year: 1931, tmdbId: 832 }), status: 'unknown' };
    const { search } = createSearch(undefined, [], [m]);
    expect((await search.suggest(account, 'M', 'en')).hits).toEqual([m, hit]);
  });

  it('makes no call for an empty text', async () => {
    const { search, calls } = createSearch();
    expect(await searchHits(search, '   ', 'en')).toEqual([]);
    expect(calls).toEqual([]);
  });

  it('looks up a pasted link instead of searching for its text', async () => {
    const { search, calls } = createSearch();
    await search.search(account, 'https://www.imdb.com/title/tt1160419/', 'en');
    expect(calls).toEqual([[{ kind: 'imdb', id: 'tt1160419' }, 'en', account.remoteUserId]]);
  });

  it.each([
    ['https://letterboxd.com/film/dune-2021/', 'dune 2021'],
    ['https://trakt.tv/movies/dune-2021', 'dune 2021'],
    ['https://trakt.tv/shows/breaking-bad/seasons/1', 'breaking bad'],
    ['https://thetvdb.com/series/breaking-bad', 'breaking bad'],
    ['https://www.justwatch.com/de/Serie/breaking-bad/Staffel-2', 'breaking bad'],
  ])('searches for the name in %s', async (url, words) => {
    const { search, calls } = createSearch();
    await search.search(account, url, 'en');
    expect(calls[0]).toEqual([words, 'en', account.remoteUserId]);
  });

  it('takes the title that a link is certainly of', async () => {
    const other: SearchHit = { ...hit, name: 'Dune Drifter', year: 2020, tmdbId: 2 };
    const { search } = createSearch(() => [other, hit]);
    const page = await search.search(account, 'https://trakt.tv/movies/dune-2021', 'en');
    expect(page).toMatchObject({ hits: [hit], isGuess: false, isLast: true });
  });

  it.each([
    ['two titles have the name', [hit, { ...hit, year: 1984, tmdbId: 841 }]],
    ['only titles with similar names are found', [{ ...hit, name: 'Dune: Part Two', tmdbId: 3 }]],
    ['only a title of the other kind is found', [{ ...hit, mediaType: 'tv' as const }]],
  ])('leaves the choice to people if %s', async (_, hits) => {
    const { search } = createSearch(() => hits);
    const page = await search.search(account, 'https://letterboxd.com/film/dune/', 'en');
    expect(page).toMatchObject({ hits, isGuess: true });
  });

  it('of a link looks for the English name once, and shows the title in the person’s language', async () => {
    const german: SearchHit = { ...hit, name: 'Der Wüstenplanet' };
    const { search, calls } = createSearch((_, language) => [language === 'en' ? hit : german]);
    const url = 'https://trakt.tv/movies/dune-2021';
    expect(await search.search(account, url, 'de')).toMatchObject({
      hits: [german],
      isGuess: false,
    });
    expect(calls.filter((call) => Array.isArray(call) && call[1] === 'en')).toHaveLength(1);
  });

  it('of a link is certain in no language if the name is that of another title in English', async () => {
    const abroad: SearchHit = { ...hit, name: 'Taken', year: 1999, tmdbId: 2 };
    const meant: SearchHit = { ...hit, name: '96 Hours', year: 2008, tmdbId: 8_681 };
    const { search } = createSearch((_, language) =>
      language === 'en' ? [{ ...meant, name: 'Taken' }] : [abroad, meant],
    );
    const page = await search.search(account, 'https://letterboxd.com/film/taken/', 'de');
    expect(page).toMatchObject({ hits: [abroad, meant], isGuess: true });
  });

  it('that finds nothing for a link has titles with a name similar to the one in it', async () => {
    const found = createSearch((query) => (query === 'dune' ? [hit] : []));
    const url = 'https://trakt.tv/movies/dunes';
    expect(await found.search.suggestSpelling(account, url, 'de')).toEqual([hit]);
  });

  it('prefers the media type of a link', async () => {
    const series: SearchHit = { ...hit, mediaType: 'tv', tmdbId: 1_396 };
    const { search } = createSearch(() => [hit, series]);
    expect(await searchHits(search, 'https://trakt.tv/shows/dune', 'en')).toEqual([series]);
    expect(await searchHits(search, 'https://trakt.tv/movies/dune', 'en')).toEqual([hit]);
  });

  it.each([
    ['https://seerr.example.org/movie/438631', false],
    ['https://cinema.example/movie/438631', true],
  ])('looks up %s; whether that is a guess: %s', async (url, isGuess) => {
    const { search, calls } = createSearch();
    expect(await search.search(account, url, 'en')).toMatchObject({ hits: [hit], isGuess });
    const key = { mediaType: 'movie', tmdbId: 438631 };
    expect(calls).toEqual([[{ kind: 'tmdb', key }, 'en', account.remoteUserId]]);
    expect(search.findServerPage(url)).toEqual(isGuess ? null : key);
  });

  it('finds the person of a page, if there is one', async () => {
    const { search } = createSearch();
    const find = (id: number) =>
      search.search(account, `https://cinema.example/person/${id}`, 'en');
    expect(await find(zendaya.id)).toMatchObject({ hits: [], groups: [zendaya], isGuess: true });
    expect(await find(1)).toMatchObject({ hits: [], groups: [] });
    expect(
      await search.suggestSpelling(account, 'see https://cinema.example/person/1 !', 'en'),
    ).toEqual([]);
  });

  it('makes no call for a URL without a title', async () => {
    const { search, calls } = createSearch();
    expect(await searchHits(search, 'https://www.example.com/watch/81', 'en')).toEqual([]);
    expect(calls).toEqual([]);
  });

  it('recognizes the year of a formatted title, with one call if that finds a title', async () => {
    const { search, calls } = createSearch();
    await search.search(account, 'Dune (2021)', 'en');
    expect(calls).toHaveLength(1);
  });

  it('makes a second call if the first interpretation of the text finds nothing', async () => {
    const queries: string[] = [];
    const { search } = createSearch((query) => {
      queries.push(query);
      return queries.length === 2 ? [hit] : [];
    });
    expect(await searchHits(search, 'Blade Runner 2049', 'en')).toEqual([hit]);
    expect(queries).toHaveLength(2);
    expect(new Set(queries).size).toBe(2);
  });

  it('finds nothing if nothing matches, after one call for an unambiguous text', async () => {
    const { search, calls } = createSearch(() => []);
    expect(await searchHits(search, 'xyzzy', 'en')).toEqual([]);
    expect(calls).toHaveLength(1);
  });
});

describe('an exact title', () => {
  const popular: SearchHit = { ...hit, name: 'It Follows', year: 2014, tmdbId: 1 };
  const exact: SearchHit = { ...hit, name: 'It', year: 2017, tmdbId: 2 };
  const other: SearchHit = { ...hit, name: 'Italian Job', year: 1969, tmdbId: 3 };

  it('among the first results needs one call', async () => {
    const { search, calls } = createSearch(() => [popular, exact]);
    expect(await searchHits(search, 'it', 'en')).toEqual([popular, exact]);
    expect(await searchHits(search, 'ÍT (2017)', 'en')).toEqual([popular, exact]);
    expect(calls).toHaveLength(2);
  });

  it('behind the first results is found and comes first', async () => {
    const { search } = createSearch(() => [popular], [], [other, exact, popular]);
    expect(await searchHits(search, 'It!', 'en')).toEqual([exact, popular, other]);
  });

  it('is looked for with its year before more results are read', async () => {
    const { search, calls } = createSearch((query) =>
      query.includes('year:') ? [exact] : [other],
    );
    expect(await searchHits(search, 'It 2017', 'en')).toEqual([exact, other]);
    expect(calls).toHaveLength(2);
  });

  it('behind the first results is suggested for the shortest texts only', async () => {
    const { search, calls } = createSearch(() => [popular], [], [exact]);
    expect(await search.suggest(account, 'It', 'en')).toEqual({
      hits: [exact, popular],
      groups: [],
    });
    calls.length = 0;
    await search.suggest(account, 'It foll', 'en');
    expect(calls).toHaveLength(1);
  });
});

describe('the pages of a search', () => {
  const hitsFrom = (first: number, count: number): SearchHit[] =>
    Array.from({ length: count }, (_, index) => {
      const tmdbId = first + index;
      return { ...hit, tmdbId, name: `Star ${tmdbId}` };
    });
  const exact: SearchHit = { ...hit, tmdbId: 900, name: 'Star' };
  const idsOf = ({ hits }: SearchPage) => hits.map(({ tmdbId }) => tmdbId);
  const range = (first: number, count: number) =>
    Array.from({ length: count }, (_, index) => first + index);

  it('show every result once, and say which one is the last', async () => {
    const { search } = createSearch(() => hitsFrom(1, 20), [], [...hitsFrom(15, 30), exact]);
    const pages = await Promise.all(
      range(0, 3).map((page) => search.search(account, 'star', 'en', page)),
    );
    expect(pages.map(idsOf)).toEqual([[900, ...range(1, 19)], range(20, 20), range(40, 5)]);
    expect(pages.map(({ page, isLast }) => [page, isLast])).toEqual([
      [0, false],
      [1, false],
      [2, true],
    ]);
  });

  it('after the first one are read only when they are opened', async () => {
    const first = [exact, ...hitsFrom(1, 14)];
    const { search, calls } = createSearch(() => first, [], hitsFrom(10, 10));
    const page = await search.search(account, 'star', 'en');
    expect(idsOf(page)).toEqual([900, ...range(1, 14)]);
    expect(page.isLast).toBe(false);
    expect(calls).toHaveLength(1);
    const next = await search.search(account, 'star', 'en', 1);
    expect([idsOf(next), next.isLast]).toEqual([range(15, 5), true]);
  });

  it('end with the last one that has results', async () => {
    const { search } = createSearch(() => [exact], [], [exact]);
    const page = await search.search(account, 'star', 'en', 7);
    expect(page).toMatchObject({ page: 0, isLast: true, hits: [{ tmdbId: 900 }] });
  });
});

it('the details of a title are read as the account of the user', async () => {
  const { search, calls } = createSearch();
  const key = { mediaType: 'movie', tmdbId: 438631 } as const;
  await search.getDetails(account, key, 'en');
  expect(calls).toEqual([[key, 'en', { as: account.remoteUserId }]]);
});

describe('the status of a search result', () => {
  it.each<[SearchHit['status'], readonly RequestState[], SearchHit['status']]>([
    ['processing', ['failed'], 'failed'],
    ['pending', ['approved'], 'approved'],
    ['processing', ['approved'], 'processing'],
    ['pending', ['pending', 'failed'], 'pending'],
    ['processing', [], 'processing'],
    ['available', ['failed'], 'available'],
  ])('that is %s for the server, with requests that are %j, is %s', async (...row) => {
    const [status, states, expected] = row;
    const { search } = createSearch(() => [{ ...hit, status }], states);
    expect(await searchHits(search, 'dune', 'en')).toEqual([{ ...hit, status: expected }]);
  });
});
