import type { Account } from '../../domain/accounts/account.ts';
import { isAppError } from '../../domain/app-error.ts';
import type { ServiceId } from '../../domain/id.ts';
import type { OverseerrServerInfo } from '../../domain/services/overseerr-server-info.ts';
import { isExactTitle } from '../../domain/titles/exact-title.ts';
import { type NameLink, parseNameLink, pickLinked } from '../../domain/titles/links/name-link.ts';
import {
  isPageOf,
  parseServerPage,
  type ServerPage,
} from '../../domain/titles/links/server-page.ts';
import {
  isAddress,
  parseTitleLink,
  toSearchQueries,
} from '../../domain/titles/links/title-link.ts';
import type { Found, SearchPage } from '../../domain/titles/search.ts';
import { pickSimilar, toPartQueries } from '../../domain/titles/similar-names.ts';
import {
  formatTitleKey,
  type SearchHit,
  type TitleDetails,
  type TitleKey,
} from '../../domain/titles/title.ts';
import type { GroupHit, TitleGroupKey } from '../../domain/titles/title-group.ts';
import type { RequestRepository } from '../../ports/requests/request-repository.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';
import type { TitleGroups } from '../../ports/services/title-groups.ts';
import type { ListReadOptions } from '../../ports/services/title-lists.ts';
import { createHitStatuses } from './hit-statuses.ts';

/** Texts of at most this length are the beginning of too many titles to find one among the first results. */
const shortTextLength = 3;

/** Titles that are offered for a misspelled text. */
const spellingMax = 5;

/** Results that are shown at once. */
const pageSize = 20;

/** Who searches, in which language, and how much of the results matters. */
interface SearchScope {
  readonly account: Account;
  readonly language: string;
  /** `first`: the best results. `deep`: also a title with exactly this name behind them. `all`: everything. */
  readonly reach: 'first' | 'deep' | 'all';
}

/** Results. `firstPageSize` is how many of them were there before the others were read. */
interface Results extends Found {
  readonly firstPageSize: number;
  readonly hasMore: boolean;
  readonly isGuess: boolean;
}

export type TitleSearch = ReturnType<typeof createTitleSearch>;

/** Searches titles on a server, always as the account of a user. */
export function createTitleSearch(deps: {
  readonly servers: OverseerrServers;
  readonly requestRepository: Pick<RequestRepository, 'listStatesByTitle'>;
}) {
  const { servers } = deps;
  const hitStatuses = createHitStatuses(deps);
  return {
    /**
     * Results for a name, with or without a year, or for a pasted link or id of TMDB, IMDb, TheTVDB, Letterboxd, Trakt,
     * JustWatch, or the Overseerr server itself. The first page is 0; after the last one, the last one is returned. The pages after
     * the first cost at most four calls together.
     */
    async search(
      account: Account,
      text: string,
      language: string,
      requestedPage = 0,
    ): Promise<SearchPage> {
      const reach = requestedPage === 0 ? 'deep' : 'all';
      const { hits, groups, firstPageSize, hasMore, isGuess } = await findResults(
        { account, language, reach },
        text,
      );
      const first = Math.min(firstPageSize, pageSize);
      const pages = 1 + Math.ceil((hits.length - first) / pageSize);
      const page = Math.min(requestedPage, pages - 1);
      const start = page === 0 ? 0 : first + (page - 1) * pageSize;
      const shown = hits.slice(start, page === 0 ? first : start + pageSize);
      return {
        hits: await hitStatuses.correct(account.serviceId, shown),
        groups: page === 0 ? groups : [],
        page,
        isLast: page === pages - 1 && !hasMore,
        isGuess,
      };
    },

    /**
     * Like `search`, while the text is still being typed. Looks beyond the first results only for the shortest texts,
     * which are the beginning of too many titles.
     */
    async suggest(account: Account, text: string, language: string): Promise<Found> {
      const reach = text.trim().length <= shortTextLength ? 'deep' : 'first';
      const { hits, groups } = await findResults({ account, language, reach }, text);
      return { hits: await hitStatuses.correct(account.serviceId, hits), groups };
    },

    /**
     * What a text that finds nothing may mean: titles with a similar name among those that the server has for parts of
     * the text. Costs at most four calls.
     */
    async suggestSpelling(account: Account, text: string, language: string): Promise<SearchHit[]> {
      if (parseTitleLink(text) || parseServerPage(text)) return [];
      const words = parseNameLink(text)?.words ?? text;
      if (isAddress(words)) return [];
      const server = servers.get(account.serviceId);
      const found = await Promise.all(
        toPartQueries(words).map((query) =>
          server.searchTitles(query, language, account.remoteUserId),
        ),
      );
      const similar = pickSimilar(withoutRepeats(found.flat()), words, spellingMax);
      return hitStatuses.correct(account.serviceId, similar);
    },

    /** What a link to a page of one of the servers leads to; null if there is none. */
    findServerPage(text: string): ServerPage['key'] | null {
      const page = parseServerPage(text);
      return page && isPageOf(page, servers.listAddresses()) ? page.key : null;
    },

    getDetails(account: Account, key: TitleKey, language: string): Promise<TitleDetails> {
      return servers
        .get(account.serviceId)
        .getTitleDetails(key, language, { as: account.remoteUserId });
    },

    getServerInfo(serviceId: ServiceId): Promise<OverseerrServerInfo> {
      return servers.get(serviceId).getInfo();
    },
  };

  async function findResults(scope: SearchScope, text: string): Promise<Results> {
    const { account, language } = scope;
    const query = text.trim();
    if (!query) return toResults([]);
    const server = servers.get(account.serviceId);
    const link = parseTitleLink(query);
    if (link) {
      return toResults(await server.findTitlesByLink(link, language, account.remoteUserId));
    }
    const page = parseServerPage(query);
    if (page) return findPage(scope, page);
    const nameLink = parseNameLink(query);
    // A search for an address would only find nothing.
    if (!nameLink && isAddress(query)) return toResults([]);
    if (nameLink) return findLinked(scope, nameLink);
    const results = await searchWords(scope, query);
    const [firstQuery] = toSearchQueries(query);
    return {
      ...results,
      groups: await server.searchGroups(firstQuery, language, account.remoteUserId),
    };
  }

  /** What a page of a server is about. The number in the path of an unknown site may be one of its own. */
  async function findPage(scope: SearchScope, page: ServerPage): Promise<Results> {
    const { account, language } = scope;
    const as = account.remoteUserId;
    const server = servers.get(account.serviceId);
    const isGuess = !isPageOf(page, servers.listAddresses());
    if ('mediaType' in page.key) {
      const link = { kind: 'tmdb', key: page.key } as const;
      return { ...toResults(await server.findTitlesByLink(link, language, as)), isGuess };
    }
    const group = await findGroup(server, page.key, { language, as });
    return { ...toResults([]), groups: group ? [group] : [], isGuess };
  }

  /**
   * The title that a name in a link is certainly of; otherwise what a search for the name finds. Most sites write the
   * English name, which a search in another language finds under another name, and which may be that of another title
   * there: one more search at most, which is cached.
   */
  async function findLinked(scope: SearchScope, link: NameLink): Promise<Results> {
    const found = await searchWords(scope, link.words);
    const linked = pickLinked(found.hits, link);
    if (scope.language !== 'en') {
      const english = await searchWords({ ...scope, language: 'en' }, link.words);
      for (const hit of pickLinked(english.hits, link)) {
        const key = formatTitleKey(hit);
        linked.push(found.hits.find((each) => formatTitleKey(each) === key) ?? hit);
      }
    }
    const [only, ...others] = withoutRepeats(linked);
    if (only && others.length === 0) return toResults([only]);
    const ofType = found.hits.filter(({ mediaType }) => mediaType === link.mediaType);
    return { ...(ofType.length > 0 ? toResults(ofType) : found), isGuess: true };
  }

  /** Titles with exactly this name come first, also those that the server has far behind more popular ones. */
  async function searchWords(scope: SearchScope, words: string): Promise<Results> {
    const { account, language, reach } = scope;
    const { remoteUserId } = account;
    const server = servers.get(account.serviceId);
    const [firstQuery, secondQuery] = toSearchQueries(words);
    const hits = await server.searchTitles(firstQuery, language, remoteUserId);
    const isFound = (found: readonly SearchHit[]) => found.some((hit) => isExactTitle(hit, words));
    const others =
      secondQuery !== undefined && !isFound(hits) && (reach !== 'first' || hits.length === 0)
        ? await server.searchTitles(secondQuery, language, remoteUserId)
        : [];
    const known = mergeHits(hits, others, words);
    if (reach === 'first' || hits.length === 0) return toResults(known);
    const isEnough = isFound(known);
    if (isEnough && reach === 'deep') {
      const hasMore = await server.hasMoreTitles(firstQuery, language, remoteUserId);
      return { ...toResults(known), hasMore };
    }
    const more = await server.searchMoreTitles(firstQuery, language, remoteUserId);
    return isEnough
      ? { ...toResults(withoutRepeats([...known, ...more])), firstPageSize: known.length }
      : toResults(mergeHits(hits, [...others, ...more], words));
  }
}

/** A person or a collection; null if it does not exist. */
async function findGroup(
  server: TitleGroups,
  { kind, id }: TitleGroupKey,
  options: ListReadOptions,
): Promise<GroupHit | null> {
  const group = { kind, id, knownFor: [] } as const;
  try {
    if (kind === 'person') {
      const { name, imagePath } = await server.getPerson(id, options);
      return { ...group, name, imagePath };
    }
    const { name, posterPath } = await server.getCollection(id, options);
    return { ...group, name, imagePath: posterPath };
  } catch (error) {
    if (isAppError(error, 'title-not-found')) return null;
    throw error;
  }
}

/** The hits, with exact titles among the others before them, and the rest of the others after them. */
function mergeHits(
  hits: readonly SearchHit[],
  others: readonly SearchHit[],
  words: string,
): SearchHit[] {
  const exact = others.filter((hit) => isExactTitle(hit, words));
  return withoutRepeats([...exact, ...hits, ...others]);
}

function withoutRepeats(hits: readonly SearchHit[]): SearchHit[] {
  const keys = hits.map(formatTitleKey);
  return hits.filter((hit, index) => keys.indexOf(formatTitleKey(hit)) === index);
}

const toResults = (hits: readonly SearchHit[]): Results => ({
  hits,
  groups: [],
  firstPageSize: hits.length,
  hasMore: false,
  isGuess: false,
});
