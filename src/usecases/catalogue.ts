import type { ServiceId } from '../core/id.ts';
import type { SearchHit, TitleDetails, TitleKey } from '../core/title.ts';
import { parseTitleLink } from '../core/title-link.ts';
import type { MediaServers, ServerFacts } from '../ports.ts';

export type Catalogue = ReturnType<typeof createCatalogue>;

/** Finding titles. */
export function createCatalogue(needs: { readonly servers: MediaServers }) {
  const { servers } = needs;
  return {
    /** Hits for words, or for a pasted TMDB, IMDb or TVDB link or id. Empty for nothing. */
    async search(serviceId: ServiceId, typed: string, language: string): Promise<SearchHit[]> {
      const words = typed.trim();
      if (!words) return [];
      const server = servers.get(serviceId);
      const link = parseTitleLink(words);
      return link ? server.find(link, language) : server.search(words, language);
    },

    details(serviceId: ServiceId, key: TitleKey, language: string): Promise<TitleDetails> {
      return servers.get(serviceId).details(key, language);
    },

    facts(serviceId: ServiceId): Promise<ServerFacts> {
      return servers.get(serviceId).facts();
    },
  };
}
