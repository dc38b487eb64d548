import type { Account } from '../../domain/accounts/account.ts';
import type { ServiceId } from '../../domain/id.ts';
import type { RequestState } from '../../domain/requests/request.ts';
import type { OverseerrServerInfo } from '../../domain/services/overseerr-server-info.ts';
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
      return correctStatuses(account.serviceId, await findHits(account, text, language));
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

  async function searchWords(
    { serviceId, remoteUserId }: Account,
    words: string,
    language: string,
  ): Promise<SearchHit[]> {
    const server = servers.get(serviceId);
    const [firstQuery, secondQuery] = toSearchQueries(words);
    const hits = await server.searchTitles(firstQuery, language, remoteUserId);
    if (hits.length > 0 || secondQuery === undefined) return hits;
    return server.searchTitles(secondQuery, language, remoteUserId);
  }

  async function findHits(account: Account, text: string, language: string): Promise<SearchHit[]> {
    const query = text.trim();
    if (!query) return [];
    const server = servers.get(account.serviceId);
    const link = parseTitleLink(query);
    if (link) return server.findTitlesByLink(link, language, account.remoteUserId);
    const nameLink = parseNameLink(query);
    // A search for an address would only find nothing.
    if (!nameLink && isAddress(query)) return [];
    const hits = await searchWords(account, nameLink?.words ?? query, language);
    const ofType = hits.filter(({ mediaType }) => mediaType === nameLink?.mediaType);
    return ofType.length > 0 ? ofType : hits;
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

function toHitStatus(
  status: SearchHit['status'],
  states: readonly RequestState[],
): SearchHit['status'] {
  if (states.includes('processing')) return 'processing';
  if (states.includes('approved')) return status === 'processing' ? status : 'approved';
  if (states.includes('pending')) return 'pending';
  return states.includes('failed') ? 'failed' : status;
}
