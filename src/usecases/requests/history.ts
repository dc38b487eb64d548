import type { Account } from '../../domain/accounts/account.ts';
import { toAccountRights } from '../../domain/accounts/permission.ts';
import type { Actor } from '../../domain/actor.ts';
import { AppError } from '../../domain/app-error.ts';
import { type RequestId, type ServiceId, toId } from '../../domain/id.ts';
import type { HistoryEntry } from '../../domain/requests/history.ts';
import type { MediaRequest } from '../../domain/requests/request.ts';
import type { AccountLinkRepository } from '../../ports/accounts/account-link-repository.ts';
import type { RequestRepository } from '../../ports/requests/request-repository.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';
import type { PermissionRefresh } from '../accounts/permission-refresh.ts';
import type { Approvers } from '../approvals/approvers.ts';

export type History = ReturnType<typeof createHistory>;

const maxResults = 25;

/** Shows what happened to requests: a user's own, those they may decide on, and those they may see on the server. */
export function createHistory(deps: {
  readonly requestRepository: Pick<RequestRepository, 'find' | 'listHistory' | 'search'>;
  readonly accountLinks: Pick<AccountLinkRepository, 'findByUser'>;
  readonly servers: OverseerrServers;
  readonly approvers: Pick<Approvers, 'canDecide' | 'getReach'>;
  readonly permissionRefresh: Pick<PermissionRefresh, 'refreshPermissions'>;
}) {
  const { requestRepository, accountLinks, servers, approvers, permissionRefresh } = deps;

  return {
    /**
     * Finds requests by part of their title, their id on the server or their own id, newest first. Does not ask the
     * server while the user is still typing.
     */
    async findRequests(
      actor: Actor,
      serviceId: ServiceId,
      { query, isTyping }: { readonly query: string; readonly isTyping: boolean },
    ): Promise<MediaRequest[]> {
      const id = toId<'request'>(query);
      if (id) return [await loadVisible(actor, id, isTyping)];
      const reach = await approvers.getReach(actor, serviceId);
      const scope = {
        serviceId,
        isAll: reach === 'service' || canSeeOthers(await findAccount(actor, serviceId)),
        userId: actor.userId,
        spaceId: reach === 'space' ? (actor.space?.id ?? null) : null,
      };
      const found = await requestRepository.search(scope, query, maxResults);
      if (found.length > 0 || scope.isAll || isTyping) return found;
      if (!(await refreshCanSeeOthers(actor, serviceId))) return found;
      return requestRepository.search({ ...scope, isAll: true }, query, maxResults);
    },

    /** A request and what happened to it, oldest first. Throws `not-found`, also for requests the actor may not see. */
    async getRequestHistory(
      actor: Actor,
      id: RequestId,
    ): Promise<{ request: MediaRequest; events: HistoryEntry[] }> {
      const request = await loadVisible(actor, id);
      return { request, events: await requestRepository.listHistory(id) };
    },

    /** What the title is about; empty while the server cannot be asked. */
    async getOverview({ serviceId, title }: MediaRequest, language: string): Promise<string> {
      try {
        return (await servers.get(serviceId).getTitleDetails(title, language)).overview;
      } catch (error) {
        if (error instanceof AppError) return '';
        throw error;
      }
    },
  };

  async function loadVisible(actor: Actor, id: RequestId, isTyping = false): Promise<MediaRequest> {
    const request = await requestRepository.find(id);
    if (!request || !(await canSee(actor, request, isTyping))) throw new AppError('not-found');
    return request;
  }

  async function canSee(actor: Actor, request: MediaRequest, isTyping: boolean): Promise<boolean> {
    if (request.userId === actor.userId) return true;
    const account = await findAccount(actor, request.serviceId);
    if (canSeeOthers(account) || (await approvers.canDecide(actor, request, account))) return true;
    return !isTyping && refreshCanSeeOthers(actor, request.serviceId);
  }

  function findAccount(actor: Actor, serviceId: ServiceId): Promise<Account | null> {
    return accountLinks.findByUser(actor.userId, serviceId);
  }

  /** Asks the server for the permissions of someone who would be refused. */
  async function refreshCanSeeOthers(actor: Actor, serviceId: ServiceId): Promise<boolean> {
    return canSeeOthers(await permissionRefresh.refreshPermissions(actor.userId, serviceId));
  }
}

/** Whether the server shows an account the requests of others. */
function canSeeOthers(account: Account | null): boolean {
  return account !== null && toAccountRights(account).canSeeOthers;
}
