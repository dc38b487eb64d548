import type { ServiceAccount } from '../core/account.ts';
import type { ServiceId } from '../core/id.ts';
import type { SearchHit, TitleDetails, TitleKey } from '../core/title.ts';
import { parseTitleLink } from '../core/title-link.ts';
import type { MediaServers, ServerFacts } from '../ports.ts';

export type Catalogue = ReturnType<typeof createCatalogue>;

/** Finding titles, always for somebody. */
export function createCatalogue(needs: { readonly servers: MediaServers }) {
  const { servers } = needs;
  return {
    /** Hits for words, or for a pasted TMDB, IMDb or TVDB link or id. Empty for nothing. */
    async search(account: ServiceAccount, typed: string, language: string): Promise<SearchHit[]> {
      const words = typed.trim();
      if (!words) return [];
      const server = servers.get(account.serviceId);
      const link = parseTitleLink(words);
      return link
        ? server.find(link, language, account.number)
        : server.search(words, language, account.number);
    },

    details(account: ServiceAccount, key: TitleKey, language: string): Promise<TitleDetails> {
      return servers.get(account.serviceId).details(key, language, { as: account.number });
    },

    facts(serviceId: ServiceId): Promise<ServerFacts> {
      return servers.get(serviceId).facts();
    },
  };
}
