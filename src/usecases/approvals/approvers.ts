import type { RemoteUserId } from '../../domain/accounts/account.ts';
import { toRights } from '../../domain/accounts/permission.ts';
import type { Sender, Space, User } from '../../domain/accounts/user.ts';
import { AppError } from '../../domain/app-error.ts';
import type { UserId } from '../../domain/id.ts';
import { type Place, toDirectPlace } from '../../domain/place.ts';
import type { MediaRequest } from '../../domain/requests/request.ts';
import type { AccountRepository, CardRepository, UserRepository } from '../../ports/ports.ts';
import type { PermissionRefresh } from '../accounts/permission-refresh.ts';

/** Somebody who wants to decide, and where they do it. */
export interface Judge {
  readonly user: User;
  readonly sender: Sender;
  readonly space: Space | null;
  readonly place: Place;
}

/** Where approval cards go; without a language of its own in English. */
export interface ApprovalTarget {
  readonly place: Place;
  readonly locale: string | null;
}

export type Approvers = ReturnType<typeof createApprovers>;

/** Who may decide on a request, asked at the moment of the decision. */
export function createApprovers(needs: {
  readonly users: UserRepository;
  readonly accounts: AccountRepository;
  readonly cards: CardRepository;
  readonly permissionRefresh: Pick<PermissionRefresh, 'refreshPermissions'>;
}) {
  const { users, accounts, cards, permissionRefresh } = needs;

  return {
    /**
     * Admins may, and whoever may manage requests on the service; the holders of a role that the space named may
     * for the requests of that space and those whose approval card stands there.
     * Throws `not-approver`, and `own-request` where the space bars deciding on one's own.
     */
    async assertCanDecide(judge: Judge, request: MediaRequest): Promise<void> {
      const may =
        (await canDecide(judge, request)) || (await refreshCanManage(judge, request.serviceId));
      if (!may) throw new AppError('not-approver');
      const isOwn = request.userId === judge.user.id;
      if (isOwn && (await findHomeSpace(judge, request))?.settings.selfApproval === false) {
        throw new AppError('own-request');
      }
    },

    /** Whether somebody is an approver of this request, be it their own or not. */
    canDecide,

    /**
     * Whether the service lets somebody change requests: managers there, and admins, who act as the key's owner.
     * Throws `not-approver`, `own-request`, and `no-right` for approvers by role alone.
     */
    async assertCanEdit(judge: Judge, request: MediaRequest): Promise<void> {
      await this.assertCanDecide(judge, request);
      if (judge.user.isAdmin || (await canManage(judge.user.id, request.serviceId))) return;
      if (!(await refreshCanManage(judge, request.serviceId))) throw new AppError('no-right');
    },

    /** On whose requests somebody may decide: everybody's on a service, those of this space, or nobody's. */
    async getReach({ user, sender, space }: Judge, serviceId: MediaRequest['serviceId']) {
      if (user.isAdmin || (await canManage(user.id, serviceId))) return 'service' as const;
      return hasApproverRole(space, sender) ? ('space' as const) : null;
    },

    /** As `reachOf` of somebody who is about to be refused: what the service lets them do is read anew. */
    async refreshReach(judge: Judge, serviceId: MediaRequest['serviceId']) {
      return (await refreshCanManage(judge, serviceId)) ? ('service' as const) : null;
    },

    /** As which account somebody decides there: their own, when it may; null for the owner of the key. */
    async findRemoteUserId(
      { user }: Judge,
      { serviceId }: MediaRequest,
    ): Promise<RemoteUserId | null> {
      return (await findManagingAccount(user.id, serviceId))?.remoteUserId ?? null;
    },

    /** Where requests are put before the approvers, and in which language, unless a space says otherwise. */
    async listTargets(serviceId: MediaRequest['serviceId']): Promise<ApprovalTarget[]> {
      const approvers = await users.listApprovers(serviceId);
      return approvers.map(({ locale, ...account }) => ({ place: toDirectPlace(account), locale }));
    },
  };

  async function canDecide(judge: Judge, request: MediaRequest): Promise<boolean> {
    if (judge.user.isAdmin) return true;
    if (await canManage(judge.user.id, request.serviceId)) return true;
    if (!judge.space || !hasApproverRole(judge.space, judge.sender)) return false;
    return request.spaceId === judge.space.id || (await hasApprovalCardAt(judge.place, request));
  }

  async function canManage(userId: UserId, serviceId: MediaRequest['serviceId']): Promise<boolean> {
    return (await findManagingAccount(userId, serviceId)) !== null;
  }

  async function findManagingAccount(userId: UserId, serviceId: MediaRequest['serviceId']) {
    const account = await accounts.findByUser(userId, serviceId);
    return account && toRights(account.permissions).canManageRequests ? account : null;
  }

  async function refreshCanManage({ user }: Judge, serviceId: MediaRequest['serviceId']) {
    const account = await permissionRefresh.refreshPermissions(user.id, serviceId);
    return account !== null && toRights(account.permissions).canManageRequests;
  }

  /** A request without a space of its own is put before the approvers of the place where its card stands. */
  async function hasApprovalCardAt(place: Place, request: MediaRequest): Promise<boolean> {
    if (request.spaceId !== null) return false;
    const all = await cards.listByRequest(request.id);
    return all.some(
      ({ role, message }) =>
        role === 'approval' &&
        message.place.platform === place.platform &&
        message.place.address === place.address,
    );
  }

  async function findHomeSpace(judge: Judge, request: MediaRequest): Promise<Space | null> {
    return request.spaceId ? users.findSpace(request.spaceId) : judge.space;
  }
}

function hasApproverRole(space: Space | null, sender: Sender): boolean {
  const roles = space?.settings.approverRoles ?? [];
  return roles.some((role) => sender.roles.includes(role));
}
