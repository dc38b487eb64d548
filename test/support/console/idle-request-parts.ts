import { AppError } from '../../../src/domain/app-error.ts';
import type { createConsoleRequests } from '../../../src/usecases/console/requests/console-requests.ts';
import { createScriptedServers } from '../in-memory/scripted-servers.ts';

/** What the console's requests need, without any requests. */
export function createIdleRequestParts(): Parameters<typeof createConsoleRequests>[0] {
  const none = { count: 0, isCapped: false };
  return {
    requestLists: {
      list: async () => ({ rows: [], next: null, searchedTo: null }),
      listIds: async () => ({ rows: [], next: null, searchedTo: null }),
      count: async () => none,
      countByState: async () => ({
        queued: none,
        pending: none,
        approved: none,
        processing: none,
        partial: none,
        available: none,
        declined: none,
        failed: none,
        cancelled: none,
      }),
    },
    requestChoices: {
      listServices: async () => [],
      listSpaces: async () => [],
      findRequester: async () => null,
    },
    requestStories: { find: async () => null },
    requestJobs: { listOf: async () => [] },
    accounts: { find: async () => null },
    servers: createScriptedServers([]),
    requestActions: {
      async perform() {
        throw new AppError('not-found');
      },
    },
  };
}
