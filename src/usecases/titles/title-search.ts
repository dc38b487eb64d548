import type { Account } from '../../domain/accounts/account.ts';
import type { ServiceId } from '../../domain/id.ts';
import type { OverseerrServerInfo } from '../../domain/services/overseerr-server-info.ts';
import type { SearchHit, TitleDetails, TitleKey } from '../../domain/titles/title.ts';
import { parseTitleLink, toSearchQueries } from '../../domain/titles/title-link.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';

export type TitleSearch = ReturnType<typeof createTitleSearch>;

/** Searches titles on a server, always as the account of a user. */
export function createTitleSearch(deps: { readonly servers: OverseerrServers }) {
  const { servers } = deps;
  return {
    /** Results for a name, with or without a year, or for a pasted TMDB, IMDb or TVDB link or id. */
    async search(account: Account, text: string, language: string): Promise<SearchHit[]> {
      const query = text.trim();
      if (!query) return [];
      const server = servers.get(account.serviceId);
      const link = parseTitleLink(query);
      if (link) return server.findTitlesByLink(link, language, account.remoteUserId);
      const [firstQuery, secondQuery] = toSearchQueries(query);
      const hits = await server.searchTitles(firstQuery, language, account.remoteUserId);
      if (hits.length > 0 || secondQuery === undefined) return hits;
      return server.searchTitles(secondQuery, language, account.remoteUserId);
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
}
