import { AppError } from '../domain/app-error.ts';
import type { Genre, ServerTitleList } from '../domain/titles/title-list.ts';
import type { Clock } from '../ports/clock.ts';
import type { ListReadOptions, TitleListPage, TitleLists } from '../ports/services/title-lists.ts';
import type { Api } from './transport/api.ts';
import { createCache } from './transport/cache.ts';
import type { Call } from './transport/caller.ts';
import { toLanguageQuery } from './transport/language-query.ts';
import { readErrorText } from './transport/response-error.ts';
import { wireGenres, wireSearch } from './wire/schemas.ts';
import { toHit } from './wire/translate.ts';

const pageSize = 20;
const listMs = 5 * 60_000;
const genresMs = 24 * 60 * 60_000;

/** Reads lists of titles. */
export function createTitleLists({
  api,
  clock,
}: {
  readonly api: Api;
  readonly clock: Clock;
}): TitleLists {
  const pages = createCache<TitleListPage>({ max: 500, ttlMs: listMs, clock });
  const genres = createCache<readonly Genre[]>({ max: 50, ttlMs: genresMs, clock });

  return {
    listTitles(list, options) {
      const { path, query } = toAddress(list, options);
      // Region, language, and age limits of the account decide what a list has; a title's own lists are the same for all.
      const reader = 'key' in list ? '' : options.as;
      const key = `${reader}|${path}|${JSON.stringify(query)}`;
      return pages.get(key, () => readPage(get(path, query, options), 'key' in list));
    },

    listGenres(mediaType, options) {
      const query = toLanguageQuery(options.language);
      const path = `/genres/${mediaType}`;
      return genres.get(`${path}|${JSON.stringify(query)}`, () =>
        api.read(get(path, query, options), wireGenres),
      );
    },
  };

  async function readPage(call: Call, isOfTitle: boolean): Promise<TitleListPage> {
    const response = await api.send(call);
    // An unknown title and an outage of TMDB get the same 500 (docs/overseerr-api.md, "Lists of titles").
    if (response.status === 500 && readErrorText(response).startsWith('Unable to retrieve ')) {
      throw new AppError(isOfTitle ? 'title-not-found' : 'tmdb-unavailable');
    }
    if (response.status !== 200) throw await api.toError(response, call);
    const { results, totalPages } = api.parse(response, wireSearch);
    return { hits: results.slice(0, pageSize).map(toHit), pages: totalPages };
  }
}

function toAddress(
  list: ServerTitleList,
  { language, page = 1 }: ListReadOptions,
): { readonly path: string; readonly query: Readonly<Record<string, string | number>> } {
  const query = { page, ...toLanguageQuery(language) };
  switch (list.kind) {
    case 'trending':
      return { path: '/discover/trending', query };
    case 'popular':
      // Here, `language` would leave out titles of other languages (docs/overseerr-api.md, "Lists of titles").
      return { path: `/discover/${plurals[list.mediaType]}`, query: { page } };
    case 'upcoming':
      return { path: `/discover/${plurals[list.mediaType]}/upcoming`, query };
    case 'genre':
      return { path: `/discover/${plurals[list.mediaType]}/genre/${list.genreId}`, query };
    case 'similar':
    case 'recommendations':
      return { path: `/${list.key.mediaType}/${list.key.tmdbId}/${list.kind}`, query };
  }
}

const plurals = { movie: 'movies', tv: 'tv' } as const;

function get(path: string, query: Call['query'], { as }: ListReadOptions): Call {
  return { method: 'GET', path, ...(query ? { query } : {}), as, urgency: 'person' };
}
