import type { AccountNumber } from '../core/account.ts';
import { Fault, isFault } from '../core/fault.ts';
import type { HeldRequest } from '../core/held-request.ts';
import type { SearchHit, TitleDetails, TitleKey } from '../core/title.ts';
import { formatTitleKey } from '../core/title.ts';
import type { TitleLink } from '../core/title-link.ts';
import type { Clock, HowToRead } from '../ports.ts';
import type { Api } from './api.ts';
import { createCache } from './cache.ts';
import type { Call } from './caller.ts';
import type { Answer } from './http.ts';
import { textOf } from './refusal.ts';
import { toDetails, toHeldOfTitle, toHit } from './translate.ts';
import { type WireTitle, wireMovie, wireSearch, wireSeries } from './wire.ts';

export type Titles = ReturnType<typeof createTitles>;

const mostHits = 20;
const mostWords = 200;

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
    async search(words: string, language: string, as?: AccountNumber): Promise<SearchHit[]> {
      return searchFor(words.trim().slice(0, mostWords), language, as);
    },

    async find(link: TitleLink, language: string, as?: AccountNumber): Promise<SearchHit[]> {
      if (link.kind !== 'tmdb') return searchFor(specialQuery(link), language, as);
      try {
        const { mediaType, tmdbId, name, year, posterPath, overview, standard } = await lookUp(
          link.key,
          language,
          as,
        );
        return [{ mediaType, tmdbId, name, year, posterPath, overview, availability: standard }];
      } catch (error) {
        if (isFault(error, 'title-unknown')) return [];
        throw error;
      }
    },

    details(
      key: TitleKey,
      language: string,
      { fresh = false, as }: HowToRead = {},
    ): Promise<TitleDetails> {
      return fresh ? lookUpAnew(key, language, as) : lookUp(key, language, as);
    },

    /** The requests that stand in a title, read past the cache. */
    async requestsFor(key: TitleKey): Promise<HeldRequest[]> {
      return toHeldOfTitle(await readTitle(key, ''));
    },

    /** Whether the catalogue has a TVDB id for a series; Sonarr can do nothing without one. */
    async hasTvdb(key: TitleKey): Promise<boolean> {
      const title = await readTitle(key, '');
      return title.mediaType === 'movie' || Boolean(title.externalIds?.tvdbId);
    },

    /** Forgets what was kept of a title, or of all. */
    forget(key: TitleKey | null): void {
      const suffix = key ? `|${formatTitleKey(key)}` : '';
      details.forget((kept) => kept.endsWith(suffix));
      searches.forget(() => true);
    },
  };

  // What is kept is the same for everybody, so it is kept once, whoever it was read for.
  async function searchFor(
    query: string,
    language: string,
    as: AccountNumber | undefined,
  ): Promise<SearchHit[]> {
    if (query === '') return [];
    const wanted = languageOf(language);
    return searches.get(`${wanted['language'] ?? ''}|${query.toLowerCase()}`, async () => {
      const call = get('/search', { query, page: 1, ...wanted }, as);
      const { results } = await api.read(call, wireSearch);
      return results.slice(0, mostHits).map(toHit);
    });
  }

  function lookUp(key: TitleKey, language: string, as?: AccountNumber): Promise<TitleDetails> {
    return details.get(cacheKey(key, language), async () =>
      toDetails(await readTitle(key, language, as)),
    );
  }

  async function lookUpAnew(key: TitleKey, language: string, as?: AccountNumber) {
    const read = toDetails(await readTitle(key, language, as));
    details.put(cacheKey(key, language), read);
    return read;
  }

  async function readTitle(key: TitleKey, language: string, as?: AccountNumber) {
    const call = get(`/${key.mediaType}/${key.tmdbId}`, languageOf(language), as);
    const answer = await api.send(call);
    if (!isUnavailable(answer)) return toTitle(key, call, answer);
    if (!(await isCatalogueUp())) throw new Fault('catalogue-down');
    const again = await api.send(call);
    if (isUnavailable(again)) throw new Fault('title-unknown');
    return toTitle(key, call, again);
  }

  async function toTitle(key: TitleKey, call: Call, answer: Answer): Promise<WireTitle> {
    if (answer.status === 400) throw new Fault('title-unknown');
    if (answer.status !== 200) {
      const fault = await api.refuse(answer, call);
      throw isFault(fault, 'not-found') ? new Fault('title-unknown') : fault;
    }
    return key.mediaType === 'movie' ? api.parse(answer, wireMovie) : api.parse(answer, wireSeries);
  }

  /**
   * An unknown id and a catalogue that is down get the same 500 (#116, #125). A page of what is popular tells them
   * apart (#117); a page nobody has asked for lately, because the server keeps the others for a while.
   */
  async function isCatalogueUp(): Promise<boolean> {
    const page = 2 + Math.floor(400 * random());
    return (await api.send(get('/discover/trending', { page }))).status === 200;
  }
}

function isUnavailable(answer: Answer): boolean {
  return answer.status === 500 && textOf(answer).startsWith('Unable to retrieve ');
}

function specialQuery(link: Exclude<TitleLink, { kind: 'tmdb' }>): string {
  if (link.kind === 'tmdb-id') return `tmdb:${link.tmdbId}`;
  return link.kind === 'imdb' ? `imdb:${link.id}` : `tvdb:${link.id}`;
}

function cacheKey(key: TitleKey, language: string): string {
  return `${languageOf(language)['language'] ?? ''}|${formatTitleKey(key)}`;
}

/** `de`, `pt-BR`; `es-419` as `es`. Whatever is no language is left out, and the server uses its own. */
function languageOf(language: string): Record<string, string> {
  const known = /^[a-z]{2}(-[A-Z]{2})?$/.exec(language) ?? /^[a-z]{2}(?=-)/.exec(language);
  return known ? { language: known[0] } : {};
}

function get(path: string, query: Record<string, string | number>, as?: AccountNumber): Call {
  return { method: 'GET', path, query, as: as ?? 'key', urgency: 'person' };
}
