import { v5 as toNamedId } from 'uuid';
import { newId } from '../lib/ids/new-id.ts';
import type { Clock } from '../ports/clock.ts';
import type { OverseerrServers } from '../ports/services/overseerr-servers.ts';
import type { Members } from '../usecases/accounts/members.ts';
import type { Quotas } from '../usecases/accounts/quotas.ts';
import type { Requests } from '../usecases/requests/requests.ts';
import { createCollections } from '../usecases/titles/collections.ts';
import { createDiscover } from '../usecases/titles/discover.ts';
import { createSearches } from '../usecases/titles/searches.ts';
import { createTitleSearch } from '../usecases/titles/title-search.ts';
import type { Repositories } from './repositories.ts';

/** The namespace of ids that follow from a text. */
const derivedIds = '0199e6a1-6f5e-7cc1-9d4b-2f6a3c1b7e55';

/** Finding titles. */
export function createTitleUseCases(
  deps: Pick<Repositories, 'requestRepository' | 'searchRepository'> & {
    readonly servers: OverseerrServers;
    readonly members: Members;
    readonly quotas: Quotas;
    readonly requests: Requests;
    readonly clock: Clock;
  },
) {
  const { requestRepository, searchRepository, servers, members, quotas, requests, clock } = deps;
  const searches = createSearches({ searchRepository, clock, newId });
  return {
    titleSearch: createTitleSearch({ servers, requestRepository }),
    discover: createDiscover({ servers, requestRepository }),
    collections: createCollections({
      servers,
      searches,
      members,
      quotas,
      requests,
      requestRepository,
      clock,
      toDerivedId: (text) => toNamedId(text, derivedIds),
    }),
    searches,
  };
}
