import type { SearchId } from '../../../src/domain/id.ts';
import type { Search } from '../../../src/domain/titles/search.ts';
import type { SearchRepository } from '../../../src/ports/titles/search-repository.ts';

/** Implements `SearchRepository` without a database. */
export function createInMemorySearches(clock: () => Date): SearchRepository {
  const rows = new Map<SearchId, { readonly search: Search; readonly expiresAt: Date }>();
  return {
    async create(search, expiresAt) {
      rows.set(search.id, { search, expiresAt });
    },
    async find(id) {
      const row = rows.get(id);
      return row && row.expiresAt > clock() ? row.search : null;
    },
  };
}
