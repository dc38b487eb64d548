import type { Account, RemoteUserId } from '../../domain/accounts/account.ts';
import { toAccountRights } from '../../domain/accounts/permission.ts';
import type { UserActor } from '../../domain/actor.ts';
import { AppError } from '../../domain/app-error.ts';
import type { ServiceId } from '../../domain/id.ts';
import { type Place, toDirectPlace } from '../../domain/place.ts';
import type { MediaRequest } from '../../domain/requests/request.ts';
import type { Space } from '../../domain/spaces/space.ts';
import type { AccountLinkRepository } from '../../ports/accounts/account-link-repository.ts';
import type { UserRepository } from '../../ports/accounts/user-repository.ts';
import type { CardRepository } from '../../ports/notifications/card-repository.ts';
import type { SpaceRepository } from '../../ports/spaces/space-repository.ts';
import type { PermissionRefresh } from '../accounts/permission-refresh.ts';

/** Where approval cards go, and in which language; null means English. */
export interface ApprovalTarget {
  readonly place: Place;
  readonly locale: string | null;
}

/** Whose requests someone may decide on: everyone's on a server, or those of the space. */
export type ApprovalReach = 'service' | 'space';

export type Approvers = ReturnType<typeof createApprovers>;

/** Who may decide on a request, checked at the moment of the decision. */
export function createApprovers(deps: {
  readonly users: Pick<UserRepository, 'listApprovers'>;
  readonly spaces: Pick<SpaceRepository, 'find'>;
  readonly accountLinks: Pick<AccountLinkRepository, 'findByUser'>;
  readonly cards: Pick<CardRepository, 'listByRequest'>;
  readonly permissionRefresh: Pick<PermissionRefresh, 'refreshPermissions'>;
}) {
  const { users, spaces, accountLinks, cards, permissionRefresh } = deps;

  return {
    authorizeDecision,

    /**
     * Like `authorizeDecision`, for changing a request, which only admins and users with the Manage Requests
     * permission may do. Throws `no-permission` for users who are approvers by role alone.
     */
    async authorizeEdit(actor: UserActor, request: MediaRequest): Promise<RemoteUserId | null> {
      const as = await authorizeDecision(actor, request);
      if (as !== null || actor.isAdmin) return as;
      const refreshed = await refreshManagingAccount(actor, request.serviceId);
      if (!refreshed) throw new AppError('no-permission');
      return refreshed.remoteUserId;
    },

    /** Whether someone is an approver of this request, including one of their own. `account` is theirs there. */
    canDecide,

    /** Whose requests someone may decide on; null for users who are not approvers. */
    async getReach(actor: UserActor, serviceId: ServiceId): Promise<ApprovalReach | null> {
      if (actor.isAdmin) return 'service';
      if (canManage(await accountLinks.findByUser(actor.userId, serviceId))) return 'service';
      return hasApproverRole(actor) ? 'space' : null;
    },

    /** Like `getReach`, for someone who would be refused: asks the server for their current permissions. */
    async refreshReach(actor: UserActor, serviceId: ServiceId): Promise<ApprovalReach | null> {
      return (await refreshManagingAccount(actor, serviceId)) ? 'service' : null;
    },

    /** Where requests are put before the approvers when the space names no place for it. */
    async listTargets(serviceId: ServiceId): Promise<ApprovalTarget[]> {
      const approvers = await users.listApprovers(serviceId);
      return approvers.map(({ locale, ...account }) => ({ place: toDirectPlace(account), locale }));
    },
  };

  /**
   * Checks that someone may decide: admins and users with the Manage Requests permission may, and holders of an
   * approver role may for the requests of their space and those whose approval card was posted there.
   * Returns the Overseerr user to decide as; null means the owner of the API key.
   * Throws `not-approver`, and `own-request` where the space forbids deciding on one's own requests.
   */
  async function authorizeDecision(
    actor: UserActor,
    request: MediaRequest,
  ): Promise<RemoteUserId | null> {
    const account = await accountLinks.findByUser(actor.userId, request.serviceId);
    const isApprover = await canDecide(actor, request, account);
    const approvingAccount = isApprover
      ? account
      : await refreshManagingAccount(actor, request.serviceId);
    if (!isApprover && !approvingAccount) throw new AppError('not-approver');
    if (request.userId === actor.userId) await assertSelfApproval(actor, request);
    return canManage(approvingAccount) ? approvingAccount.remoteUserId : null;
  }

  async function canDecide(
    actor: UserActor,
    request: MediaRequest,
    account: Account | null,
  ): Promise<boolean> {
    if (actor.isAdmin || canManage(account)) return true;
    if (!actor.space || !hasApproverRole(actor)) return false;
    if (request.spaceId === actor.space.id) return true;
    return actor.place !== null && hasApprovalCardAt(actor.place, request);
  }

  async function refreshManagingAccount(
    actor: UserActor,
    serviceId: ServiceId,
  ): Promise<Account | null> {
    const account = await permissionRefresh.refreshPermissions(actor.userId, serviceId);
    return canManage(account) ? account : null;
  }

  /** A request made in a private chat belongs to the approvers of the place where its approval card was posted. */
  async function hasApprovalCardAt(place: Place, request: MediaRequest): Promise<boolean> {
    if (request.spaceId !== null) return false;
    const requestCards = await cards.listByRequest(request.id);
    return requestCards.some(
      ({ role, message }) =>
        role === 'approval' &&
        message.place.platform === place.platform &&
        message.place.address === place.address,
    );
  }

  async function assertSelfApproval(actor: UserActor, request: MediaRequest): Promise<void> {
    const space = await findHomeSpace(actor, request);
    if (space?.settings.selfApproval === false) throw new AppError('own-request');
  }

  async function findHomeSpace(actor: UserActor, request: MediaRequest): Promise<Space | null> {
    return request.spaceId ? spaces.find(request.spaceId) : actor.space;
  }
}

function canManage(account: Account | null): account is Account {
  return account !== null && toAccountRights(account).canManageRequests;
}

function hasApproverRole({ space, roles }: UserActor): boolean {
  const approverRoles = space?.settings.approverRoles ?? [];
  return approverRoles.some((role) => roles.includes(role));
}
