import { expect, it } from 'vitest';
import type { Search } from '../../src/domain/titles/search.ts';
import type { SearchRepository } from '../../src/ports/titles/search-repository.ts';
import { anId } from '../support/factories.ts';

/** A repository with a clock that the test sets, and a function that makes searches of existing users. */
export interface SearchRepositoryFixture {
  readonly searches: SearchRepository;
  readonly makeSearch: () => Promise<Search>;
  readonly setNow: (now: Date) => void;
}

/** What `SearchRepository` promises, whether it stores searches in PostgreSQL or in memory. */
export function promiseSearchRepository(open: () => Promise<SearchRepositoryFixture>): void {
  const today = new Date('2026-03-01T00:00:00.000Z');
  const tomorrow = new Date('2026-03-02T00:00:00.000Z');

  it('returns a search until it expires', async () => {
    const { searches, makeSearch, setNow } = await open();
    setNow(today);
    const search = await makeSearch();
    await searches.create(search, tomorrow);
    expect(await searches.find(search.id)).toEqual(search);
    setNow(tomorrow);
    expect(await searches.find(search.id)).toBeNull();
  });

  it('finds no unknown search', async () => {
    const { searches, setNow } = await open();
    setNow(today);
    expect(await searches.find(anId())).toBeNull();
  });
}
