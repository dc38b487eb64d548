import { v7 as newId } from 'uuid';
import type { Clock } from '../ports/clock.ts';
import type { OverseerrServers } from '../ports/services/overseerr-servers.ts';
import { createDiscover } from '../usecases/titles/discover.ts';
import { createSearches } from '../usecases/titles/searches.ts';
import { createTitleSearch } from '../usecases/titles/title-search.ts';
import type { Repositories } from './repositories.ts';

/** Finding titles. */
export function createTitleUseCases(
  deps: Pick<Repositories, 'requestRepository' | 'searchRepository'> & {
    readonly servers: OverseerrServers;
    readonly clock: Clock;
  },
) {
  const { requestRepository, searchRepository, servers, clock } = deps;
  return {
    titleSearch: createTitleSearch({ servers, requestRepository }),
    discover: createDiscover({ servers, requestRepository }),
    searches: createSearches({ searchRepository, clock, newId }),
  };
}
