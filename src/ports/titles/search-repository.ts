import type { SearchId } from '../../domain/id.ts';
import type { Search } from '../../domain/titles/search.ts';

/** Stores searches until they expire. */
export interface SearchRepository {
  create(search: Search, expiresAt: Date): Promise<void>;
  /** Null for an unknown or expired search. */
  find(id: SearchId): Promise<Search | null>;
}
