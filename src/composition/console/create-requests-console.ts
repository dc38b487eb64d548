import type { OpenDatabase } from '../../database/open-database.ts';
import { createRequestChoices } from '../../database/operator/requests/request-choices.ts';
import { createRequestLists } from '../../database/operator/requests/request-lists.ts';
import { createRequestStories } from '../../database/operator/requests/request-stories.ts';
import type { RequestsRouteDeps } from '../../http/console/api/requests/requests-routes.ts';
import type { ErrorTexts } from '../../http/console/console-errors.ts';
import type { AccountLinkRepository } from '../../ports/accounts/account-link-repository.ts';
import type { AccountRepository } from '../../ports/accounts/account-repository.ts';
import type { Log } from '../../ports/log.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';
import type { JobSystem } from '../../queue/job-system.ts';
import { createBulkActions } from '../../usecases/approvals/actions/bulk-actions.ts';
import type { RequestActions } from '../../usecases/approvals/actions/request-actions.ts';
import { createBulkRequests } from '../../usecases/console/requests/bulk-requests.ts';
import { createConsoleRequests } from '../../usecases/console/requests/console-requests.ts';
import type { ConsoleTasks } from '../../usecases/console/tasks/console-tasks.ts';

/** What the requests of the console need of the process. */
export interface RequestsParts {
  readonly database: OpenDatabase;
  readonly servers: OverseerrServers;
  readonly log: Log;
  readonly bot: {
    readonly accounts: Pick<AccountRepository, 'find'>;
    readonly accountLinks: Pick<AccountLinkRepository, 'findByUser'>;
    readonly jobs: Pick<JobSystem, 'requestJobs'>;
    readonly requestActions: RequestActions;
  };
}

/** The requests of the console. */
export function createRequestsConsole({
  database: { kysely },
  servers,
  bot: { accounts, accountLinks, jobs, requestActions },
  tasks,
  errorText,
  log,
}: RequestsParts & {
  readonly tasks: Pick<ConsoleTasks, 'start' | 'get'>;
  readonly errorText: ErrorTexts;
}): RequestsRouteDeps {
  const requestLists = createRequestLists({ kysely });
  const requestStories = createRequestStories({ kysely });
  return {
    requests: createConsoleRequests({
      requestLists,
      requestChoices: createRequestChoices({ kysely }),
      requestStories,
      requestJobs: jobs.requestJobs,
      accounts,
      accountLinks,
      servers,
      requestActions,
    }),
    bulkRequests: createBulkRequests({
      requestLists,
      bulkActions: createBulkActions({ requestActions, log }),
      findService: async (id) => (await requestStories.find(id))?.service.id ?? null,
      tasks,
    }),
    errorText,
  };
}
