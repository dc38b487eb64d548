import type { ServiceAccount } from '../core/account.ts';
import type { ServiceId } from '../core/id.ts';
import type { SearchHit, TitleDetails, TitleKey } from '../core/title.ts';
import { parseTitleLink, searchesFor } from '../core/title-link.ts';
import type { MediaServers, ServerFacts } from '../ports.ts';

export type Catalogue = ReturnType<typeof createCatalogue>;

/** Finding titles, always for somebody. */
export function createCatalogue(needs: { readonly servers: MediaServers }) {
  const { servers } = needs;
  return {
    /** Hits for words, with or without a year, or for a pasted TMDB, IMDb or TVDB link or id. Empty for nothing. */
    async search(account: ServiceAccount, typed: string, language: string): Promise<SearchHit[]> {
      const words = typed.trim();
      if (!words) return [];
      const server = servers.get(account.serviceId);
      const link = parseTitleLink(words);
      if (link) return server.find(link, language, account.number);
      const [asWritten, otherwise] = searchesFor(words);
      const hits = await server.search(asWritten, language, account.number);
      if (hits.length > 0 || otherwise === undefined) return hits;
      return server.search(otherwise, language, account.number);
    },

    details(account: ServiceAccount, key: TitleKey, language: string): Promise<TitleDetails> {
      return servers.get(account.serviceId).details(key, language, { as: account.number });
    },

    facts(serviceId: ServiceId): Promise<ServerFacts> {
      return servers.get(serviceId).facts();
    },
  };
}
