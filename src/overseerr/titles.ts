import type { RemoteUserId } from '../domain/accounts/account.ts';
import { AppError, isAppError } from '../domain/app-error.ts';
import type { RemoteRequest } from '../domain/requests/remote-request.ts';
import type { SearchHit, TitleDetails, TitleKey } from '../domain/titles/title.ts';
import { formatTitleKey } from '../domain/titles/title.ts';
import type { TitleLink } from '../domain/titles/title-link.ts';
import type { Clock, ReadOptions } from '../ports/ports.ts';
import type { Api } from './transport/api.ts';
import { createCache } from './transport/cache.ts';
import type { Call } from './transport/caller.ts';
import type { HttpResponse } from './transport/http-client.ts';
import { readErrorText } from './transport/response-error.ts';
import { type WireTitle, wireMovie, wireSearch, wireSeries } from './wire/schemas.ts';
import { toDetails, toHit, toRemoteRequests } from './wire/translate.ts';

export type Titles = ReturnType<typeof createTitles>;

const maxHits = 20;
const maxQueryLength = 200;

/** Searching and looking at titles. */
export function createTitles(options: {
  readonly api: Api;
  readonly clock: Clock;
  readonly detailsMs: number;
  readonly searchMs: number;
  readonly random: () => number;
}) {
  const { api, clock, detailsMs, searchMs, random } = options;
  const details = createCache<TitleDetails>({ max: 2000, ttlMs: detailsMs, clock });
  const searches = createCache<SearchHit[]>({ max: 1000, ttlMs: searchMs, clock });

  return {
    async search(words: string, language: string, as?: RemoteUserId): Promise<SearchHit[]> {
      return searchFor(words.trim().slice(0, maxQueryLength), language, as);
    },

    async find(link: TitleLink, language: string, as?: RemoteUserId): Promise<SearchHit[]> {
      if (link.kind !== 'tmdb') return searchFor(toIdQuery(link), language, as);
      try {
        const { mediaType, tmdbId, name, year, posterPath, overview, standard } = await readDetails(
          link.key,
          language,
          as,
        );
        return [{ mediaType, tmdbId, name, year, posterPath, overview, availability: standard }];
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

    /** The requests that stand in a title, read past the cache. */
    async requestsFor(key: TitleKey): Promise<RemoteRequest[]> {
      return toRemoteRequests(await readTitle(key, ''));
    },

    /** Whether the catalogue has a TVDB id for a series; Sonarr can do nothing without one. */
    async hasTvdb(key: TitleKey): Promise<boolean> {
      const title = await readTitle(key, '');
      return title.mediaType === 'movie' || Boolean(title.externalIds?.tvdbId);
    },

    /** Forgets what was kept of a title, or of all. */
    invalidate(key: TitleKey | null): void {
      const suffix = key ? `|${formatTitleKey(key)}` : '';
      details.invalidate((cachedKey) => cachedKey.endsWith(suffix));
      searches.invalidate(() => true);
    },
  };

  // What is kept is the same for everybody, so it is kept once, whoever it was read for.
  async function searchFor(
    query: string,
    language: string,
    as: RemoteUserId | undefined,
  ): Promise<SearchHit[]> {
    if (query === '') return [];
    const languageQuery = toLanguageQuery(language);
    return searches.get(`${languageQuery['language'] ?? ''}|${query.toLowerCase()}`, async () => {
      const call = get('/search', { query, page: 1, ...languageQuery }, as);
      const { results } = await api.read(call, wireSearch);
      return results.slice(0, maxHits).map(toHit);
    });
  }

  function readDetails(key: TitleKey, language: string, as?: RemoteUserId): Promise<TitleDetails> {
    return details.get(toCacheKey(key, language), async () =>
      toDetails(await readTitle(key, language, as)),
    );
  }

  async function readFreshDetails(key: TitleKey, language: string, as?: RemoteUserId) {
    const read = toDetails(await readTitle(key, language, as));
    details.set(toCacheKey(key, language), read);
    return read;
  }

  async function readTitle(key: TitleKey, language: string, as?: RemoteUserId) {
    const call = get(`/${key.mediaType}/${key.tmdbId}`, toLanguageQuery(language), as);
    const response = await api.send(call);
    if (!isUnavailable(response)) return toTitle(key, call, response);
    if (!(await isTmdbUp())) throw new AppError('tmdb-unavailable');
    const again = await api.send(call);
    if (isUnavailable(again)) throw new AppError('title-not-found');
    return toTitle(key, call, again);
  }

  async function toTitle(key: TitleKey, call: Call, response: HttpResponse): Promise<WireTitle> {
    if (response.status === 400) throw new AppError('title-not-found');
    if (response.status !== 200) {
      const error = await api.refuse(response, call);
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

function toCacheKey(key: TitleKey, language: string): string {
  return `${toLanguageQuery(language)['language'] ?? ''}|${formatTitleKey(key)}`;
}

/** `de`, `pt-BR`; `es-419` as `es`. Whatever is no language is left out, and the server uses its own. */
function toLanguageQuery(language: string): Record<string, string> {
  const known = /^[a-z]{2}(-[A-Z]{2})?$/.exec(language) ?? /^[a-z]{2}(?=-)/.exec(language);
  return known ? { language: known[0] } : {};
}

function get(path: string, query: Record<string, string | number>, as?: RemoteUserId): Call {
  return { method: 'GET', path, query, as: as ?? 'key', urgency: 'person' };
}
