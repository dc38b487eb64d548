import type { RemoteUserId } from '../domain/accounts/account.ts';
import { AppError, isAppError } from '../domain/app-error.ts';
import type { RemoteRequest } from '../domain/requests/remote-request.ts';
import { cutText } from '../domain/text.ts';
import type { TitleLink } from '../domain/titles/links/title-link.ts';
import type { SearchHit, TitleDetails, TitleKey } from '../domain/titles/title.ts';
import { formatTitleKey } from '../domain/titles/title.ts';
import type { GroupHit } from '../domain/titles/title-group.ts';
import { toTitleStatus } from '../domain/titles/title-status.ts';
import type { Clock } from '../ports/clock.ts';
import type { ReadOptions } from '../ports/titles/title-catalog.ts';
import { fillTexts, lacksTexts } from './english-texts.ts';
import type { Api } from './transport/api.ts';
import { createCache } from './transport/cache.ts';
import type { Call } from './transport/caller.ts';
import type { HttpResponse } from './transport/http-client.ts';
import { toLanguageQuery } from './transport/language-query.ts';
import { readErrorText } from './transport/response-error.ts';
import { type WireTitle, wireMovie, wireSearch, wireSeries } from './wire/schemas.ts';
import { toGroupHit } from './wire/title-groups.ts';
import { toDetails, toHit, toRemoteRequests } from './wire/translate.ts';

/** One page of search results, and how many pages there are. */
interface ResultPage {
  readonly hits: SearchHit[];
  readonly groups: readonly GroupHit[];
  readonly pages: number;
}

/** Reads titles. */
export type Titles = ReturnType<typeof createTitles>;

const maxHits = 20;
/** The last page that is read of a search, so that one search costs at most this many calls. */
const lastPage = 5;
const maxQueryLength = 200;

/** Searches for titles and reads them, with caches. */
export function createTitles(options: {
  readonly api: Api;
  readonly clock: Clock;
  readonly detailsMs: number;
  readonly searchMs: number;
  readonly random: () => number;
  /** Called when the status of titles has changed. */
  readonly onInvalidated?: () => void;
}) {
  const { api, clock, detailsMs, searchMs, random, onInvalidated } = options;
  const details = createCache<TitleDetails>({ max: 2000, ttlMs: detailsMs, clock });
  const searches = createCache<ResultPage>({ max: 1000, ttlMs: searchMs, clock });
  /**
   * All languages that titles were asked for in: a title may be in the cache once for each. As in the keys, because an
   * app may call its language anything.
   */
  const languages = new Set<string>();

  return {
    async search(text: string, language: string, as?: RemoteUserId): Promise<SearchHit[]> {
      return (await searchFor(toQuery(text), language, { as })).hits;
    },

    /** People and collections among the first results. */
    async searchGroups(
      text: string,
      language: string,
      as?: RemoteUserId,
    ): Promise<readonly GroupHit[]> {
      return (await searchFor(toQuery(text), language, { as })).groups;
    },

    /** Whether there are results after the first page. */
    async hasMore(text: string, language: string, as?: RemoteUserId): Promise<boolean> {
      return (await searchFor(toQuery(text), language, { as })).pages > 1;
    },

    /** The results after the first page. */
    async searchMore(text: string, language: string, as?: RemoteUserId): Promise<SearchHit[]> {
      const query = toQuery(text);
      const { pages } = await searchFor(query, language, { as });
      const numbers = Array.from(
        { length: Math.min(pages, lastPage) - 1 },
        (_, index) => index + 2,
      );
      const found = await Promise.all(
        numbers.map((page) => searchFor(query, language, { as, page })),
      );
      return found.flatMap(({ hits }) => hits);
    },

    async find(link: TitleLink, language: string, as?: RemoteUserId): Promise<SearchHit[]> {
      if (link.kind !== 'tmdb') {
        return (await searchFor(toIdQuery(link), language, { as })).hits;
      }
      try {
        const title = await readDetails(link.key, language, as);
        const { mediaType, tmdbId, name, year, posterPath, overview } = title;
        const status = toTitleStatus(title, false);
        return [{ mediaType, tmdbId, name, year, posterPath, overview, status }];
      } catch (error) {
        if (isAppError(error, 'title-not-found')) return [];
        throw error;
      }
    },

    details(
      key: TitleKey,
      language: string,
      { fresh = false, as }: ReadOptions = {},
    ): Promise<TitleDetails> {
      return fresh ? readFreshDetails(key, language, as) : readDetails(key, language, as);
    },

    /** The requests for a title, without the cache. */
    async requestsFor(key: TitleKey): Promise<RemoteRequest[]> {
      return toRemoteRequests(await readTitle(key, ''));
    },

    /** Whether a series has a TVDB id, which Sonarr needs. */
    async hasTvdb(key: TitleKey): Promise<boolean> {
      const title = await readTitle(key, '');
      return title.mediaType === 'movie' || Boolean(title.externalIds?.tvdbId);
    },

    /** The number of the media row of a title, which issues refer to; null while the server has none. */
    async mediaId(key: TitleKey): Promise<number | null> {
      return (await readTitle(key, '')).mediaInfo?.id ?? null;
    },

    /** Removes a title from the cache, or all titles. */
    invalidate(key: TitleKey | null): void {
      if (key) for (const language of languages) details.delete(toCacheKey(key, language));
      else details.clear();
      searches.clear();
      onInvalidated?.();
    },
  };

  // The cached values are the same for all accounts, so the account is not part of the key.
  async function searchFor(
    query: string,
    language: string,
    { as, page = 1 }: { readonly as: RemoteUserId | undefined; readonly page?: number },
  ): Promise<ResultPage> {
    if (query === '') return { hits: [], groups: [], pages: 1 };
    const languageQuery = toLanguageQuery(language);
    const key = `${languageQuery['language'] ?? ''}|${page}|${query.toLowerCase()}`;
    return searches.get(key, async () => {
      const call = get('/search', { query, page, ...languageQuery }, as);
      const { results, groups, totalPages } = await api.read(call, wireSearch);
      const hits = results.slice(0, maxHits).map(toHit);
      return { hits, groups: groups.map(toGroupHit), pages: totalPages };
    });
  }

  function readDetails(key: TitleKey, language: string, as?: RemoteUserId): Promise<TitleDetails> {
    return details.get(rememberKey(key, language), () => readTexts(key, language, as));
  }

  async function readFreshDetails(key: TitleKey, language: string, as?: RemoteUserId) {
    const fresh = await readTexts(key, language, as);
    details.set(rememberKey(key, language), fresh);
    return fresh;
  }

  /** The key of a title in the cache, by which it is found when it is removed. */
  function rememberKey(key: TitleKey, language: string): string {
    const cacheLanguage = toLanguageQuery(language)['language'] ?? '';
    languages.add(cacheLanguage);
    return toCacheKey(key, cacheLanguage);
  }

  /** A title with English texts where it has none in the language: one more call at most, which is cached. */
  async function readTexts(key: TitleKey, language: string, as?: RemoteUserId) {
    const title = toDetails(await readTitle(key, language, as));
    if (!lacksTexts(title, language)) return title;
    // A title without a description is better than none.
    const english = await readDetails(key, 'en', as).catch(() => null);
    return english ? fillTexts(title, english, language) : title;
  }

  async function readTitle(key: TitleKey, language: string, as?: RemoteUserId) {
    const call = get(`/${key.mediaType}/${key.tmdbId}`, toLanguageQuery(language), as);
    const response = await api.send(call);
    if (!isUnavailable(response)) return toTitle(key, call, response);
    if (!(await isTmdbUp())) throw new AppError('tmdb-unavailable');
    const secondResponse = await api.send(call);
    if (isUnavailable(secondResponse)) throw new AppError('title-not-found');
    return toTitle(key, call, secondResponse);
  }

  async function toTitle(key: TitleKey, call: Call, response: HttpResponse): Promise<WireTitle> {
    if (response.status === 400) throw new AppError('title-not-found');
    if (response.status !== 200) {
      const error = await api.toError(response, call);
      throw isAppError(error, 'not-found') ? new AppError('title-not-found') : error;
    }
    return key.mediaType === 'movie'
      ? api.parse(response, wireMovie)
      : api.parse(response, wireSeries);
  }

  /**
   * An unknown ID and an outage of TMDB get the same 500. A page of popular titles tells them apart, if the server
   * does not have it cached (docs/overseerr-api.md, "Titles").
   */
  async function isTmdbUp(): Promise<boolean> {
    const page = 2 + Math.floor(400 * random());
    return (await api.send(get('/discover/trending', { page }))).status === 200;
  }
}

function isUnavailable(response: HttpResponse): boolean {
  return response.status === 500 && readErrorText(response).startsWith('Unable to retrieve ');
}

function toIdQuery(link: Exclude<TitleLink, { kind: 'tmdb' }>): string {
  if (link.kind === 'tmdb-id') return `tmdb:${link.tmdbId}`;
  return link.kind === 'imdb' ? `imdb:${link.id}` : `tvdb:${link.id}`;
}

function toCacheKey(key: TitleKey, cacheLanguage: string): string {
  return `${cacheLanguage}|${formatTitleKey(key)}`;
}

function get(path: string, query: Record<string, string | number>, as?: RemoteUserId): Call {
  return { method: 'GET', path, query, as: as ?? 'key', urgency: 'person' };
}

function toQuery(text: string): string {
  return cutText(text.trim(), maxQueryLength, '');
}
