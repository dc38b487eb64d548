import { AppError, isAppError } from '../../domain/app-error.ts';
import type { Decision, DecisionKind } from '../../domain/approvals/decision.ts';
import type { CardId, RequestId, ServiceId, UserId } from '../../domain/id.ts';
import type { MessageRef } from '../../domain/place.ts';
import type { MediaRequest } from '../../domain/requests/request.ts';
import type {
  AccountRepository,
  AuditEntry,
  CardRepository,
  Clock,
  Locks,
  OverseerrServers,
  Page,
  RequestRepository,
} from '../../ports/ports.ts';
import type { PermissionRefresh } from '../accounts/permission-refresh.ts';
import { disappearStep, findRemote, toTransitionStep } from '../requests/remote-steps.ts';
import {
  type Actor,
  assertUndecided,
  type RequestTransitions,
} from '../requests/request-transitions.ts';
import { toTitleLockKey } from '../requests/title-lock.ts';
import type { Approvers, Judge } from './approvers.ts';

export type Decisions = ReturnType<typeof createDecisions>;

const maxPendingAtOnce = 100;

/** Deciding on requests: the first decision counts, whoever and wherever the others are. */
export function createDecisions(needs: {
  readonly requestRepository: RequestRepository;
  readonly accounts: AccountRepository;
  readonly cards: CardRepository;
  readonly servers: OverseerrServers;
  readonly approvers: Approvers;
  readonly transitions: RequestTransitions;
  readonly locks: Locks;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly permissionRefresh: Pick<PermissionRefresh, 'refreshOnDenial'>;
}) {
  const {
    requestRepository,
    accounts,
    cards,
    servers,
    approvers,
    transitions,
    locks,
    clock,
    newId,
    permissionRefresh,
  } = needs;

  return {
    /**
     * Records a decision and the job that sends it, as one. Throws `not-approver`, `own-request`, and `decided`
     * (with who and when) when somebody was first.
     */
    async decide(
      judge: Judge,
      id: RequestId,
      kind: DecisionKind,
      reason: string | null,
    ): Promise<MediaRequest> {
      const request = await requestRepository.find(id);
      if (!request) throw new AppError('not-found');
      await approvers.assertCanDecide(judge, request);
      const decision: Decision = {
        kind,
        reason,
        userId: judge.user.id,
        name: judge.user.displayName,
        source: judge.place.platform,
        as: await approvers.findRemoteUserId(judge, request),
        at: clock(),
      };
      return transitions.recordDecision(id, decision);
    },

    /** Keeps an answer that shows a decided request true, for as long as it can be edited. */
    async trackAnswer(id: RequestId, message: MessageRef, locale: string): Promise<void> {
      // Elsewhere it could be posted a second time.
      if (message.messageId === null && message.place.kind !== 'reply') return;
      const card = newId() as CardId;
      const baseCard = {
        id: card,
        role: 'approval',
        key: `answer:${card}`,
        recipients: [],
      } as const;
      const updateCardsJob = { kind: 'update-cards', payload: { requestId: id } } as const;
      await cards.create(id, [{ ...baseCard, message, locale }], [updateCardsJob]);
    },

    /** Whether somebody may decide on a request. Throws like `decide`; for asking before a reason is asked for. */
    async assertCanDecide(judge: Judge, id: RequestId): Promise<MediaRequest> {
      const request = await requestRepository.find(id);
      if (!request) throw new AppError('not-found');
      await approvers.assertCanDecide(judge, request);
      assertUndecided(request);
      return request;
    },

    /** Sends a failed request to its downloader again, as one step of an approver. */
    async retry(judge: Judge, id: RequestId): Promise<MediaRequest> {
      const request = await requestRepository.find(id);
      if (!request) throw new AppError('not-found');
      await approvers.assertCanDecide(judge, request);
      const { remoteId } = request;
      if (request.state !== 'failed' || remoteId === null) {
        throw new AppError('too-late', { detail: { state: request.state } });
      }
      return locks.withLock(toTitleLockKey(request.serviceId, request.title), async () => {
        const as = await approvers.findRemoteUserId(judge, request);
        if (!(await findRemote(needs, request))) {
          const { state } = await transitions.transition(id, disappearStep, request);
          throw new AppError('too-late', { detail: { state } });
        }
        const remote = await permissionRefresh.refreshOnDenial(
          judge.user.id,
          request.serviceId,
          () => servers.get(request.serviceId).retryRequest(remoteId, as),
        );
        const actor: Actor = { ...toActor(judge), role: 'overseerr' };
        const audit = toRequestAuditEntry(judge, request, 'retry');
        return transitions.transition(id, { ...toTransitionStep(remote), actor, audit }, request);
      });
    },

    /**
     * Requests a declined title again, as one step of an approver. Overseerr has no way back to pending, but accepts
     * a declined title again (docs/overseerr-api.md, "Creating a request"); the declined request is deleted first.
     */
    async reopen(judge: Judge, id: RequestId): Promise<MediaRequest> {
      const initial = await requestRepository.find(id);
      if (!initial) throw new AppError('not-found');
      await approvers.assertCanDecide(judge, initial);
      return locks.withLock(toTitleLockKey(initial.serviceId, initial.title), async () => {
        const request = (await requestRepository.find(id)) ?? initial;
        if (request.state !== 'declined') {
          throw new AppError('too-late', { detail: { state: request.state } });
        }
        await deleteDeclined(judge, request);
        const step = { event: 'reopen', actor: toActor(judge), patch: resetPatch } as const;
        return transitions.transition(
          id,
          { ...step, audit: toRequestAuditEntry(judge, request, 'reopen') },
          request,
        );
      });
    },

    /** What waits of one person, oldest first; the first hundred. Throws `not-approver`. */
    async listPendingOfUser(judge: Judge, serviceId: ServiceId, userId: UserId) {
      const filter = { ...(await getPendingScope(judge, serviceId)), userId };
      return requestRepository.listPending(filter, { take: maxPendingAtOnce, skip: 0 });
    },

    /**
     * Approves what waits of one person up to and with the request `last`, which is what was shown to the approver;
     * returns how many. Throws `not-approver`, `not-found`; those that somebody else was faster with are left out.
     */
    async approveAll(judge: Judge, of: { userId: UserId; last: RequestId }) {
      const last = await requestRepository.find(of.last);
      if (!last) throw new AppError('not-found');
      const { rows } = await this.listPendingOfUser(judge, last.serviceId, of.userId);
      let count = 0;
      for (const { id } of rows.filter((row) => row.id <= of.last)) {
        try {
          await this.decide(judge, id, 'approve', null);
          count += 1;
        } catch (error) {
          if (!isAppError(error, 'decided', 'own-request', 'not-found')) throw error;
        }
      }
      return count;
    },

    /**
     * The request at a place in the queue of those that wait, oldest first, and how many there are: of the whole
     * service for who may decide there, otherwise of the space. Throws `not-approver`.
     */
    async findPendingAt(
      judge: Judge,
      serviceId: ServiceId,
      index: number,
    ): Promise<Page<MediaRequest>> {
      return requestRepository.listPending(await getPendingScope(judge, serviceId), {
        take: 1,
        skip: index,
      });
    },

    /** Whether somebody decides on requests at all, as far as that is known without asking the service. */
    async isApprover(judge: Judge, serviceId: ServiceId): Promise<boolean> {
      return (await approvers.getReach(judge, serviceId)) !== null;
    },

    /** The request that a message puts before the approvers; null when it is no approval card. */
    async findRequestByMessage(message: MessageRef): Promise<RequestId | null> {
      const card = await cards.findByMessage(message);
      return card?.role === 'approval' ? card.requestId : null;
    },
  };

  async function getPendingScope(judge: Judge, serviceId: ServiceId) {
    const reach =
      (await approvers.getReach(judge, serviceId)) ??
      (await approvers.refreshReach(judge, serviceId));
    if (!reach) throw new AppError('not-approver', { detail: { ofAny: true } });
    return { serviceId, spaceId: reach === 'space' ? (judge.space?.id ?? null) : null };
  }

  /** Throws `too-late` when the service holds the request in another state than declined. */
  async function deleteDeclined(judge: Judge, request: MediaRequest): Promise<void> {
    const remote = await findRemote(needs, request);
    if (!remote) return;
    if (remote.status !== 'declined') {
      const { state } = await transitions.transition(request.id, toTransitionStep(remote), request);
      throw new AppError('too-late', { detail: { state } });
    }
    const owner = request.accountId ? await accounts.find(request.accountId) : null;
    const as = (await approvers.findRemoteUserId(judge, request)) ?? owner?.remoteUserId;
    if (!as) throw new AppError('account-gone');
    await servers.get(request.serviceId).deleteRequest(remote.remoteId, as);
  }
}

/** What a request that begins anew leaves behind. */
const resetPatch = {
  remoteId: null,
  decision: null,
  decidedBy: null,
  reason: null,
  cause: null,
  outcome: null,
  progress: null,
} as const;

function toActor({ user, place }: Judge): Actor {
  return { userId: user.id, name: user.displayName, source: place.platform, role: 'approver' };
}

/** The line for the operator about what an approver did to a request. */
export function toRequestAuditEntry(
  judge: Judge,
  { id, state }: MediaRequest,
  verb: string,
  after: Readonly<Record<string, unknown>> = {},
): AuditEntry {
  const { userId, name: actor, source } = toActor(judge);
  const subject = { subjectKind: 'request', subjectId: id } as const;
  const action = `request.${verb}`;
  return { userId, actor, source, action, ...subject, before: { state }, after };
}
