import type { Account } from '../../domain/accounts/account.ts';
import type { ServiceId } from '../../domain/id.ts';
import type { RequestState } from '../../domain/requests/request.ts';
import type { OverseerrServerInfo } from '../../domain/services/overseerr-server-info.ts';
import { isExactTitle } from '../../domain/titles/exact-title.ts';
import {
  formatTitleKey,
  type SearchHit,
  type TitleDetails,
  type TitleKey,
} from '../../domain/titles/title.ts';
import {
  isAddress,
  parseNameLink,
  parseTitleLink,
  toSearchQueries,
} from '../../domain/titles/title-link.ts';
import type { RequestRepository } from '../../ports/requests/request-repository.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';

/** Texts of at most this length are the beginning of too many titles to find one among the first results. */
const shortTextLength = 3;

/** Who searches, in which language, and whether titles beyond the first results matter. */
interface SearchScope {
  readonly account: Account;
  readonly language: string;
  readonly isDeep: boolean;
}

export type TitleSearch = ReturnType<typeof createTitleSearch>;

/** Searches titles on a server, always as the account of a user. */
export function createTitleSearch(deps: {
  readonly servers: OverseerrServers;
  readonly requestRepository: Pick<RequestRepository, 'listStatesByTitle'>;
}) {
  const { servers, requestRepository } = deps;
  return {
    /**
     * Results for a name, with or without a year, or for a pasted link or id of TMDB, IMDb, TVDB, Letterboxd, Trakt, or
     * the Overseerr server itself.
     */
    async search(account: Account, text: string, language: string): Promise<SearchHit[]> {
      const hits = await findHits({ account, language, isDeep: true }, text);
      return correctStatuses(account.serviceId, hits);
    },

    /**
     * Like `search`, while the text is still being typed. Looks beyond the first results only for the shortest texts,
     * which are the beginning of too many titles.
     */
    async suggest(account: Account, text: string, language: string): Promise<SearchHit[]> {
      const isDeep = text.trim().length <= shortTextLength;
      const hits = await findHits({ account, language, isDeep }, text);
      return correctStatuses(account.serviceId, hits);
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

  async function findHits(scope: SearchScope, text: string): Promise<SearchHit[]> {
    const { account, language } = scope;
    const query = text.trim();
    if (!query) return [];
    const server = servers.get(account.serviceId);
    const link = parseTitleLink(query);
    if (link) return server.findTitlesByLink(link, language, account.remoteUserId);
    const nameLink = parseNameLink(query);
    // A search for an address would only find nothing.
    if (!nameLink && isAddress(query)) return [];
    const hits = await searchWords(scope, nameLink?.words ?? query);
    const ofType = hits.filter(({ mediaType }) => mediaType === nameLink?.mediaType);
    return ofType.length > 0 ? ofType : hits;
  }

  /** Titles with exactly this name come first, also those that the server has far behind more popular ones. */
  async function searchWords(scope: SearchScope, words: string): Promise<SearchHit[]> {
    const { account, language, isDeep } = scope;
    const { remoteUserId } = account;
    const server = servers.get(account.serviceId);
    const [firstQuery, secondQuery] = toSearchQueries(words);
    const hits = await server.searchTitles(firstQuery, language, remoteUserId);
    const isFound = (found: readonly SearchHit[]) => found.some((hit) => isExactTitle(hit, words));
    if (isFound(hits)) return hits;
    const others =
      secondQuery !== undefined && (isDeep || hits.length === 0)
        ? await server.searchTitles(secondQuery, language, remoteUserId)
        : [];
    const more =
      isDeep && hits.length > 0 && !isFound(others)
        ? await server.searchMoreTitles(firstQuery, language, remoteUserId)
        : [];
    return mergeHits(hits, [...others, ...more], words);
  }

  /**
   * Search results know the media status of a title and not its requests. It stays the same when a request fails or is
   * approved, so the requests that the bot knows say more.
   */
  async function correctStatuses(
    serviceId: ServiceId,
    hits: readonly SearchHit[],
  ): Promise<SearchHit[]> {
    const requested = hits.filter(({ status }) => status === 'pending' || status === 'processing');
    if (requested.length === 0) return [...hits];
    const known = await requestRepository.listStatesByTitle(serviceId, requested);
    return hits.map((hit) => {
      const states = known
        .filter(({ key }) => formatTitleKey(key) === formatTitleKey(hit))
        .map(({ state }) => state);
      return requested.includes(hit) ? { ...hit, status: toHitStatus(hit.status, states) } : hit;
    });
  }
}

/** The hits, with exact titles among the others before them, and the rest of the others after them. */
function mergeHits(
  hits: readonly SearchHit[],
  others: readonly SearchHit[],
  words: string,
): SearchHit[] {
  const exact = others.filter((hit) => isExactTitle(hit, words));
  const all = [...exact, ...hits, ...others];
  const keys = all.map(formatTitleKey);
  return all.filter((hit, index) => keys.indexOf(formatTitleKey(hit)) === index);
}

function toHitStatus(
  status: SearchHit['status'],
  states: readonly RequestState[],
): SearchHit['status'] {
  if (states.includes('processing')) return 'processing';
  if (states.includes('approved')) return status === 'processing' ? status : 'approved';
  if (states.includes('pending')) return 'pending';
  return states.includes('failed') ? 'failed' : status;
}
