import type { AccountNumber } from '../core/account.ts';
import { Fault } from '../core/fault.ts';
import type { UserId } from '../core/id.ts';
import { rightsOf } from '../core/permission.ts';
import { directTo, type Place } from '../core/place.ts';
import type { MediaRequest } from '../core/request.ts';
import type { Space, User, Visitor } from '../core/user.ts';
import type { Accounts, Cards, People } from '../ports.ts';
import type { Renewal } from './renewal.ts';

/** Somebody who wants to decide, and where they do it. */
export interface Judge {
  readonly user: User;
  readonly visitor: Visitor;
  readonly space: Space | null;
  readonly place: Place;
}

/** Where approval cards go; without a language of its own in English. */
export interface Desk {
  readonly place: Place;
  readonly locale: string | null;
}

export type Approvers = ReturnType<typeof createApprovers>;

/** Who may decide on a request, asked at the moment of the decision. */
export function createApprovers(needs: {
  readonly people: People;
  readonly accounts: Accounts;
  readonly cards: Cards;
  readonly renewal: Pick<Renewal, 'renew'>;
}) {
  const { people, accounts, cards, renewal } = needs;

  return {
    /**
     * Admins may, and whoever may manage requests on the service; the holders of a role that the space named may
     * for the requests of that space and those whose approval card stands there.
     * Throws `not-approver`, and `own-request` where the space bars deciding on one's own.
     */
    async check(judge: Judge, request: MediaRequest): Promise<void> {
      const may = (await mayDecide(judge, request)) || (await managesNow(judge, request.serviceId));
      if (!may) throw new Fault('not-approver');
      const isOwn = request.userId === judge.user.id;
      if (isOwn && (await homeOf(judge, request))?.settings.selfApproval === false) {
        throw new Fault('own-request');
      }
    },

    /** Whether somebody is an approver of this request, be it their own or not. */
    may: mayDecide,

    /**
     * Whether the service lets somebody change requests: managers there, and admins, who act as the key's owner.
     * Throws `not-approver`, `own-request`, and `no-right` for approvers by role alone.
     */
    async checkEdit(judge: Judge, request: MediaRequest): Promise<void> {
      await this.check(judge, request);
      if (judge.user.isAdmin || (await manages(judge.user.id, request.serviceId))) return;
      if (!(await managesNow(judge, request.serviceId))) throw new Fault('no-right');
    },

    /** On whose requests somebody may decide: everybody's on a service, those of this space, or nobody's. */
    async reachOf({ user, visitor, space }: Judge, serviceId: MediaRequest['serviceId']) {
      if (user.isAdmin || (await manages(user.id, serviceId))) return 'service' as const;
      return hasRole(space, visitor) ? ('space' as const) : null;
    },

    /** As `reachOf` of somebody who is about to be refused: what the service lets them do is read anew. */
    async reachNow(judge: Judge, serviceId: MediaRequest['serviceId']) {
      return (await managesNow(judge, serviceId)) ? ('service' as const) : null;
    },

    /** As which account somebody decides there: their own, when it may; null for the owner of the key. */
    async accountFor({ user }: Judge, { serviceId }: MediaRequest): Promise<AccountNumber | null> {
      return (await managing(user.id, serviceId))?.number ?? null;
    },

    /** Where requests are put before the approvers, and in which language, unless a space says otherwise. */
    async desks(serviceId: MediaRequest['serviceId']): Promise<Desk[]> {
      const approvers = await people.approvers(serviceId);
      return approvers.map(({ locale, ...account }) => ({ place: directTo(account), locale }));
    },
  };

  async function mayDecide(judge: Judge, request: MediaRequest): Promise<boolean> {
    if (judge.user.isAdmin) return true;
    if (await manages(judge.user.id, request.serviceId)) return true;
    if (!judge.space || !hasRole(judge.space, judge.visitor)) return false;
    return request.spaceId === judge.space.id || (await isPutHere(judge.place, request));
  }

  async function manages(userId: UserId, serviceId: MediaRequest['serviceId']): Promise<boolean> {
    return (await managing(userId, serviceId)) !== null;
  }

  async function managing(userId: UserId, serviceId: MediaRequest['serviceId']) {
    const account = await accounts.ofUser(userId, serviceId);
    return account && rightsOf(account.permissions).manageRequests ? account : null;
  }

  async function managesNow({ user }: Judge, serviceId: MediaRequest['serviceId']) {
    const account = await renewal.renew(user.id, serviceId);
    return account !== null && rightsOf(account.permissions).manageRequests;
  }

  /** A request without a space of its own is put before the approvers of the place where its card stands. */
  async function isPutHere(place: Place, request: MediaRequest): Promise<boolean> {
    if (request.spaceId !== null) return false;
    const all = await cards.ofRequest(request.id);
    return all.some(
      ({ role, message }) =>
        role === 'approval' &&
        message.place.platform === place.platform &&
        message.place.address === place.address,
    );
  }

  async function homeOf(judge: Judge, request: MediaRequest): Promise<Space | null> {
    return request.spaceId ? people.space(request.spaceId) : judge.space;
  }
}

function hasRole(space: Space | null, visitor: Visitor): boolean {
  const roles = space?.settings.approverRoles ?? [];
  return roles.some((role) => visitor.roles.includes(role));
}
