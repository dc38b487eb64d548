import { toRights } from '../../domain/accounts/permission.ts';
import { AppError } from '../../domain/app-error.ts';
import { type RequestId, type ServiceId, toId } from '../../domain/id.ts';
import type { MediaRequest } from '../../domain/requests/request.ts';
import type {
  AccountRepository,
  HistoryEntry,
  OverseerrServers,
  RequestRepository,
} from '../../ports/ports.ts';
import type { PermissionRefresh } from '../accounts/permission-refresh.ts';
import type { Approvers, Judge } from '../approvals/approvers.ts';

export type History = ReturnType<typeof createHistory>;

const maxResults = 25;

/** Looking back at what happened to requests: one's own, those one may decide on, and those one may see there. */
export function createHistory(needs: {
  readonly requestRepository: RequestRepository;
  readonly accounts: AccountRepository;
  readonly servers: OverseerrServers;
  readonly approvers: Approvers;
  readonly permissionRefresh: Pick<PermissionRefresh, 'refreshPermissions'>;
}) {
  const { requestRepository, accounts, servers, approvers, permissionRefresh } = needs;

  return {
    /**
     * Requests by a part of their title, their number on the service, or their own id; newest first. Nobody waits
     * for the service while they are still typing.
     */
    async findRequests(
      judge: Judge,
      serviceId: ServiceId,
      { query, isTyping }: { readonly query: string; readonly isTyping: boolean },
    ): Promise<MediaRequest[]> {
      const id = toId<'request'>(query);
      if (id) return [await loadVisible(judge, id, isTyping)];
      const reach = await approvers.getReach(judge, serviceId);
      const scope = {
        serviceId,
        isAll: reach === 'service' || (await canSeeOthers(judge, serviceId)),
        userId: judge.user.id,
        spaceId: reach === 'space' ? (judge.space?.id ?? null) : null,
      };
      const found = await requestRepository.search(scope, query, maxResults);
      if (found.length > 0 || scope.isAll || isTyping) return found;
      if (!(await refreshCanSeeOthers(judge, serviceId))) return found;
      return requestRepository.search({ ...scope, isAll: true }, query, maxResults);
    },

    /** A request and what happened to it, oldest first. Throws `not-found` also for what is none of theirs. */
    async getRequestHistory(
      judge: Judge,
      id: RequestId,
    ): Promise<{ request: MediaRequest; events: HistoryEntry[] }> {
      const request = await loadVisible(judge, id);
      return { request, events: await requestRepository.listHistory(id) };
    },

    /** What the title is about; empty when the service does not tell right now. */
    async getOverview({ serviceId, title }: MediaRequest, language: string): Promise<string> {
      try {
        return (await servers.get(serviceId).getTitleDetails(title, language)).overview;
      } catch (error) {
        if (error instanceof AppError) return '';
        throw error;
      }
    },
  };

  async function loadVisible(judge: Judge, id: RequestId, isTyping = false): Promise<MediaRequest> {
    const request = await requestRepository.find(id);
    const isTheirs =
      request &&
      (request.userId === judge.user.id ||
        (await approvers.canDecide(judge, request)) ||
        (await canSeeOthers(judge, request.serviceId)) ||
        (!isTyping && (await refreshCanSeeOthers(judge, request.serviceId))));
    if (!isTheirs) throw new AppError('not-found');
    return request;
  }

  /** Whether the service shows somebody the requests of others. */
  async function canSeeOthers({ user }: Judge, serviceId: ServiceId): Promise<boolean> {
    const account = await accounts.findByUser(user.id, serviceId);
    return account !== null && toRights(account.permissions).canSeeOthers;
  }

  /** As `seesOthers` of somebody who is about to be refused: read anew. */
  async function refreshCanSeeOthers({ user }: Judge, serviceId: ServiceId): Promise<boolean> {
    const account = await permissionRefresh.refreshPermissions(user.id, serviceId);
    return account !== null && toRights(account.permissions).canSeeOthers;
  }
}
