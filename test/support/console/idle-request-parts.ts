import { AppError } from '../../../src/domain/app-error.ts';
import type { RequestsRouteDeps } from '../../../src/http/console/api/requests/requests-routes.ts';
import { noLog } from '../../../src/ports/log.ts';
import { createBulkActions } from '../../../src/usecases/approvals/actions/bulk-actions.ts';
import { createBulkRequests } from '../../../src/usecases/console/requests/bulk-requests.ts';
import { createConsoleRequests } from '../../../src/usecases/console/requests/console-requests.ts';
import { anId } from '../factories.ts';
import { createScriptedServers } from '../in-memory/scripted-servers.ts';

/** What the console's requests need, without any requests. */
export function createIdleRequestParts(): Parameters<typeof createConsoleRequests>[0] {
  const none = { count: 0, isCapped: false };
  return {
    requestLists: {
      list: async () => ({ rows: [], next: null, searchedTo: null }),
      listIds: async () => ({ rows: [], next: null, searchedTo: null }),
      narrowIds: async () => [],
      listChosen: async () => [],
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
    accountLinks: { findByUser: async () => null },
    servers: createScriptedServers([]),
    requestActions: {
      async perform() {
        throw new AppError('not-found');
      },
    },
  };
}

/** The routes of requests, without any requests. */
export function createIdleRequests(): RequestsRouteDeps {
  const parts = createIdleRequestParts();
  return {
    requests: createConsoleRequests(parts),
    bulkRequests: createBulkRequests({
      ...parts,
      bulkActions: createBulkActions({ ...parts, log: noLog }),
      findService: async () => null,
      tasks: {
        start: async () => ({ id: anId<'console-task'>() }),
        async get() {
          throw new AppError('not-found');
        },
      },
    }),
    errorText: ({ code }) => code,
  };
}
