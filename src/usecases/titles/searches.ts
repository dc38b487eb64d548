import type { Actor } from '../../domain/actor.ts';
import { AppError } from '../../domain/app-error.ts';
import type { SearchId } from '../../domain/id.ts';
import type { Search } from '../../domain/titles/search.ts';
import type { Clock } from '../../ports/clock.ts';
import type { SearchRepository } from '../../ports/titles/search-repository.ts';

export type Searches = ReturnType<typeof createSearches>;

/** A list of results is of no use for longer than this. */
const lifetimeMs = 7 * 86_400_000;

/** Searches with more results than one message shows. */
export function createSearches(deps: {
  readonly searchRepository: SearchRepository;
  readonly clock: Clock;
  readonly newId: () => string;
}) {
  const { searchRepository, clock, newId } = deps;
  return {
    /** Remembers a search, so that its buttons can show other pages. */
    async create(
      actor: Actor,
      input: Pick<Search, 'forUserId' | 'serviceId' | 'words' | 'wants4k'>,
    ): Promise<SearchId> {
      const id = newId() as SearchId;
      const expiresAt = new Date(clock().getTime() + lifetimeMs);
      await searchRepository.create({ ...input, id, userId: actor.userId }, expiresAt);
      return id;
    },

    /** Reads one of the actor's searches. Throws `draft-expired`, and `not-yours` for the search of another user. */
    async get(actor: Actor, id: SearchId): Promise<Search> {
      const search = await searchRepository.find(id);
      if (!search) throw new AppError('draft-expired');
      if (search.userId !== actor.userId) throw new AppError('not-yours');
      return search;
    },
  };
}
