import type { Account } from '../../domain/accounts/account.ts';
import type { Actor } from '../../domain/actor.ts';
import { isAppError } from '../../domain/app-error.ts';
import type { TitlePage } from '../../domain/titles/search.ts';
import {
  formatTitleKey,
  type MediaType,
  type SearchHit,
  type TitleKey,
} from '../../domain/titles/title.ts';
import type { Person } from '../../domain/titles/title-group.ts';
import type { Genre, ServerTitleList, TitleList } from '../../domain/titles/title-list.ts';
import type { RequestRepository } from '../../ports/requests/request-repository.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';
import { createHitStatuses } from './hit-statuses.ts';

export type Discover = ReturnType<typeof createDiscover>;

/** Titles that are shown at once; the server has as many on a page. */
const pageSize = 20;
/** Nobody turns more pages. */
const pagesMax = 25;
/** Requests that recommendations come from: each costs one call. */
const seedsMax = 5;
/** The newest requests, among which some may be of the same title, declined, or made on another server. */
const requestsRead = 20;

/** Titles that people have not searched for. Every call is made as the account of the actor. */
export function createDiscover(deps: {
  readonly servers: OverseerrServers;
  readonly requestRepository: Pick<RequestRepository, 'listByUser' | 'listStatesByTitle'>;
}) {
  const { servers, requestRepository } = deps;
  const hitStatuses = createHitStatuses(deps);

  return {
    /**
     * A page of a list; the first one is 0. Costs at most one call, two for a person, and five for recommendations;
     * these are empty for people without requests. Throws `tmdb-unavailable`, and `title-not-found` for the list of an unknown title.
     */
    async list(
      actor: Actor,
      account: Account,
      options: { readonly list: TitleList; readonly page: number; readonly language: string },
    ): Promise<TitlePage> {
      const { list, page, language } = options;
      const found = await find(actor, account, { list, page, language });
      return { ...found, hits: await hitStatuses.correctCached(account.serviceId, found.hits) };
    },

    /** A person with their movies and series. Costs at most two calls. Throws `title-not-found`. */
    getPerson,

    /** The genres of movies or series, by name. Costs at most one call. */
    async listGenres(account: Account, mediaType: MediaType, language: string): Promise<Genre[]> {
      const server = servers.get(account.serviceId);
      const genres = await server.listGenres(mediaType, { language, as: account.remoteUserId });
      return genres.toSorted((one, other) => one.name.localeCompare(other.name, language));
    },
  };

  async function find(
    actor: Actor,
    account: Account,
    {
      list,
      page,
      language,
    }: { readonly list: TitleList; readonly page: number; readonly language: string },
  ): Promise<TitlePage> {
    if (list.kind === 'recommended') {
      return toPage(await recommend(actor, account, language), page);
    }
    if (list.kind === 'person') {
      return toPage((await getPerson(account, list.personId, language)).titles, page);
    }
    return readList(account, list, { page, language });
  }

  function getPerson(
    { serviceId, remoteUserId: as }: Account,
    id: number,
    language: string,
  ): Promise<Person> {
    return servers.get(serviceId).getPerson(id, { language, as });
  }

  async function readList(
    { serviceId, remoteUserId: as }: Account,
    list: ServerTitleList,
    { page, language }: { readonly page: number; readonly language: string },
  ): Promise<TitlePage> {
    const server = servers.get(serviceId);
    const { hits, pages } = await server.listTitles(list, { language, as, page: page + 1 });
    return { hits, page, isLast: page + 1 >= Math.min(pages, pagesMax) };
  }

  /** What the newest requests lead to, that which several of them lead to first. */
  async function recommend(actor: Actor, account: Account, language: string): Promise<SearchHit[]> {
    const seeds = await listSeeds(actor, account);
    const lists = await Promise.all(
      seeds.map((key) => readRecommendations(account, key, language)),
    );
    const own = new Set(seeds.map(formatTitleKey));
    return rank(lists).filter(
      (hit) =>
        (hit.status === 'unknown' || hit.status === 'deleted') && !own.has(formatTitleKey(hit)),
    );
  }

  async function listSeeds(actor: Actor, { serviceId }: Account): Promise<TitleKey[]> {
    const newest = { take: requestsRead, skip: 0 };
    const { rows } = await requestRepository.listByUser(actor.userId, newest);
    const titles = rows
      .filter((request) => request.serviceId === serviceId && request.state !== 'cancelled')
      .map(({ title }) => title);
    const byKey = new Map(titles.map((title) => [formatTitleKey(title), title]));
    return [...byKey.values()].slice(0, seedsMax);
  }

  /** A title that TMDB no longer has leads to nothing. */
  async function readRecommendations(
    { serviceId, remoteUserId: as }: Account,
    key: TitleKey,
    language: string,
  ): Promise<readonly SearchHit[]> {
    try {
      const list = { kind: 'recommendations', key } as const;
      return (await servers.get(serviceId).listTitles(list, { language, as })).hits;
    } catch (error) {
      if (isAppError(error, 'title-not-found')) return [];
      throw error;
    }
  }
}

/** A page of what was read at once. */
function toPage(hits: readonly SearchHit[], page: number): TitlePage {
  const start = page * pageSize;
  const isLast = hits.length <= start + pageSize;
  return { hits: hits.slice(start, start + pageSize), page, isLast };
}

/** Titles of several lists: first those that are in most of them, then those that are further up. */
function rank(lists: readonly (readonly SearchHit[])[]): SearchHit[] {
  const ranked = new Map<string, { hit: SearchHit; lists: number; place: number }>();
  for (const hits of lists) {
    for (const [place, hit] of hits.entries()) {
      const key = formatTitleKey(hit);
      const known = ranked.get(key);
      ranked.set(key, {
        hit,
        lists: (known?.lists ?? 0) + 1,
        place: Math.min(known?.place ?? place, place),
      });
    }
  }
  return [...ranked.values()]
    .sort((one, other) => other.lists - one.lists || one.place - other.place)
    .map(({ hit }) => hit);
}
