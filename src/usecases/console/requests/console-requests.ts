import { toAccountRights } from '../../../domain/accounts/permission.ts';
import type { UserActor } from '../../../domain/actor.ts';
import { AppError, toAppError } from '../../../domain/app-error.ts';
import type { RequestAction } from '../../../domain/approvals/request-action.ts';
import { type Caller, seesService } from '../../../domain/console/caller.ts';
import type { RequestId, ServiceId, UserId } from '../../../domain/id.ts';
import type { RequestFilter } from '../../../domain/operator/requests/request-list.ts';
import type {
  RemoteView,
  RequestJob,
  RequestStory,
} from '../../../domain/operator/requests/request-story.ts';
import type { MediaRequest } from '../../../domain/requests/request.ts';
import type { AccountLinkRepository } from '../../../ports/accounts/account-link-repository.ts';
import type { AccountRepository } from '../../../ports/accounts/account-repository.ts';
import type { RequestChoices } from '../../../ports/operator/requests/request-choices.ts';
import type { PartOfList, RequestLists } from '../../../ports/operator/requests/request-lists.ts';
import type {
  RequestJobs,
  RequestStories,
} from '../../../ports/operator/requests/request-stories.ts';
import type { OverseerrServers } from '../../../ports/services/overseerr-servers.ts';
import type { RequestActions } from '../../approvals/actions/request-actions.ts';
import { findRemote } from '../../requests/remote-steps.ts';

export type ConsoleRequests = ReturnType<typeof createConsoleRequests>;

/** The requests in the console. Whoever does not see a server finds none of its requests. */
export function createConsoleRequests(deps: {
  readonly requestLists: RequestLists;
  readonly requestChoices: RequestChoices;
  readonly requestStories: RequestStories;
  readonly requestJobs: RequestJobs;
  readonly accounts: Pick<AccountRepository, 'find'>;
  readonly accountLinks: Pick<AccountLinkRepository, 'findByUser'>;
  readonly servers: OverseerrServers;
  readonly requestActions: RequestActions;
}) {
  const { requestLists, requestChoices, requestStories, requestJobs } = deps;
  const { servers, requestActions } = deps;

  return {
    list: (caller: Caller, filter: RequestFilter, part: PartOfList) =>
      requestLists.list(limitToCaller(filter, caller), part),

    /** How many requests pass a filter; null if that would take too long to count. */
    count: (caller: Caller, filter: RequestFilter) =>
      requestLists.count(limitToCaller(filter, caller)),

    countByState: (caller: Caller) => requestLists.countByState(caller.serviceIds),

    /** What the list can be narrowed to, and the name of the person to whom it is narrowed. */
    async listChoices(caller: Caller, userId: UserId | null) {
      const [services, spaces, requester] = await Promise.all([
        requestChoices.listServices(),
        caller.role === 'admin' ? requestChoices.listSpaces() : [],
        userId ? requestChoices.findRequester(userId, caller.serviceIds) : null,
      ]);
      return {
        services: services
          .filter(({ id }) => seesService(caller, id))
          .map(({ id, name }) => ({ id, name, title: servers.getTitle(id) })),
        spaces,
        requester,
      };
    },

    /** Everything about one request. Issues only for those who may see them on the server. Throws `not-found`. */
    async getStory(
      caller: Caller,
      id: RequestId,
    ): Promise<RequestStory & { readonly jobs: readonly RequestJob[] }> {
      const story = await load(caller, id);
      const [jobs, seesIssues] = await Promise.all([
        requestJobs.listOf(id),
        canSeeIssues(caller, story.service.id),
      ]);
      return { ...story, issues: seesIssues ? story.issues : [], jobs };
    },

    /** What the server says about a request now. Throws `not-found`; a server that does not answer is no error. */
    async readRemote(caller: Caller, id: RequestId): Promise<RemoteView> {
      const { request } = await load(caller, id);
      try {
        const remote = await findRemote(deps, request);
        return remote ? { kind: 'found', remote } : { kind: 'none' };
      } catch (error) {
        const { code } = toAppError(error);
        if (code === 'internal') throw error;
        return { kind: 'failed', code };
      }
    },

    /** Does something to one request. Throws `not-found`, and what the action throws. */
    async perform(caller: Caller, id: RequestId, action: RequestAction): Promise<MediaRequest> {
      await load(caller, id);
      return requestActions.perform(toUserActor(caller), id, action);
    },
  };

  async function canSeeIssues({ role, actor }: Caller, serviceId: ServiceId): Promise<boolean> {
    if (role === 'admin') return true;
    const account = await deps.accountLinks.findByUser(actor.userId, serviceId);
    return account !== null && toAccountRights(account).canSeeIssues;
  }

  async function load(caller: Caller, id: RequestId): Promise<RequestStory> {
    const story = await requestStories.find(id);
    if (!story || !seesService(caller, story.service.id)) throw new AppError('not-found');
    return story;
  }
}

/** A filter that finds only what somebody sees. */
export function limitToCaller(filter: RequestFilter, caller: Caller): RequestFilter {
  const { serviceIds } = filter;
  if (caller.serviceIds === null) return filter;
  return {
    ...filter,
    serviceIds: serviceIds?.filter((id) => seesService(caller, id)) ?? caller.serviceIds,
  };
}

/** What belongs to a chat, such as the roles of a space, gives no rights in the console. */
export function toUserActor({ actor }: Caller): UserActor {
  return { ...actor, roles: [], space: null, place: null };
}
