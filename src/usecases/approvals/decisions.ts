import type { RemoteUserId } from '../../domain/accounts/account.ts';
import type { UserActor } from '../../domain/actor.ts';
import { AppError, isAppError, toAppError } from '../../domain/app-error.ts';
import type { Decision, DecisionKind } from '../../domain/approvals/decision.ts';
import { toRequestAuditEntry } from '../../domain/audit-entry.ts';
import type { CardId, RequestId, ServiceId, UserId } from '../../domain/id.ts';
import { hasMessageBeside, type MessageRef } from '../../domain/place.ts';
import type { MediaRequest } from '../../domain/requests/request.ts';
import type { AccountRepository } from '../../ports/accounts/account-repository.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Locks } from '../../ports/locks.ts';
import type { CardRepository } from '../../ports/notifications/card-repository.ts';
import type { Page } from '../../ports/page.ts';
import type { RequestRepository } from '../../ports/requests/request-repository.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';
import type { PermissionRefresh } from '../accounts/permission-refresh.ts';
import { findRemote, readTransitionStep, toTransitionStep } from '../requests/remote-steps.ts';
import {
  assertUndecided,
  type RequestTransitions,
  toCausePatch,
} from '../requests/request-transitions.ts';
import { toTitleLockKey } from '../requests/title-lock.ts';
import type { Approvers } from './approvers.ts';
import { createFindReopenedChoice, resetPatch } from './reopened-choice.ts';

export type Decisions = ReturnType<typeof createDecisions>;

const maxPendingAtOnce = 100;

/** Decisions on requests: the first one counts, no matter who made it and where. */
export function createDecisions(deps: {
  readonly requestRepository: Pick<RequestRepository, 'find' | 'listPending'>;
  readonly accounts: Pick<AccountRepository, 'find'>;
  readonly cards: Pick<CardRepository, 'create' | 'findByMessage' | 'listByRequest'>;
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
  } = deps;
  const findReopenedChoice = createFindReopenedChoice(deps);

  return {
    /**
     * Records a decision together with the job that sends it. Throws `not-found`, `not-approver`, `own-request`, and
     * `already-decided` (with who and when) when another approver was first.
     */
    async decide(
      actor: UserActor,
      id: RequestId,
      kind: DecisionKind,
      reason: string | null,
    ): Promise<MediaRequest> {
      return decideOn(actor, await load(id), kind, reason);
    },

    /**
     * Keeps an answer that shows a request to an approver up to date, for as long as it can be edited. False if it
     * cannot be edited at all. A message that is an approval card already stays one.
     */
    async trackAnswer(id: RequestId, message: MessageRef, locale: string): Promise<boolean> {
      // Without a message id the card updater would post the answer a second time.
      if (message.messageId === null && message.place.kind !== 'reply') return false;
      if (await cards.findByMessage(message)) return true;
      const card = newId() as CardId;
      const baseCard = {
        id: card,
        role: 'approval',
        key: `answer:${card}`,
        recipients: [],
      } as const;
      const updateCardsJob = { kind: 'update-cards', payload: { requestId: id } } as const;
      await cards.create(id, [{ ...baseCard, message, locale }], [updateCardsJob]);
      return true;
    },

    /** Whether an approval card is in the chat of a message, beside it. */
    async hasCardBeside(id: RequestId, message: MessageRef): Promise<boolean> {
      const all = (await cards.listByRequest(id)).filter(({ role }) => role === 'approval');
      return hasMessageBeside(
        message,
        all.map((card) => card.message),
      );
    },

    /** Checks, before a reason is asked for, that someone may decide on a request. Throws like `decide`. */
    async assertCanDecide(actor: UserActor, id: RequestId): Promise<MediaRequest> {
      const request = await load(id);
      await approvers.authorizeDecision(actor, request);
      assertUndecided(request);
      return request;
    },

    /**
     * Sends a failed request to its download server again. Throws `invalid-state` when it is not failed anymore, and
     * what the server answers when it refuses; the cards say so as well.
     */
    async retry(actor: UserActor, id: RequestId): Promise<MediaRequest> {
      const initial = await load(id);
      const as = await approvers.authorizeDecision(actor, initial);
      const { serviceId } = initial;
      return locks.withLock(toTitleLockKey(serviceId, initial.title), async () => {
        const request = await load(id);
        const remoteId = await assertFailed(request);
        try {
          const remote = await permissionRefresh.refreshOnDenial(actor.userId, serviceId, () =>
            servers.get(serviceId).retryRequest(remoteId, as),
          );
          const audit = toRequestAuditEntry(actor, request, 'retry');
          return await transitions.transition(request, {
            ...toTransitionStep(request, remote),
            actor,
            audit,
          });
        } catch (error) {
          const appError = toAppError(error);
          if (appError.code === 'internal' || appError.metadata.isRetryable) throw error;
          await assertFailed(request);
          await transitions.noteProgress(request, toCausePatch(appError));
          throw appError;
        }
      });
    },

    /**
     * Requests a declined title again, as one step of an approver. Overseerr has no way back to pending, but accepts
     * a declined title again (docs/overseerr-api.md, "Creating a request"); the declined request is deleted first.
     */
    async reopen(actor: UserActor, id: RequestId): Promise<MediaRequest> {
      const initial = await load(id);
      const as = await approvers.authorizeDecision(actor, initial);
      return locks.withLock(toTitleLockKey(initial.serviceId, initial.title), async () => {
        const request = (await requestRepository.find(id)) ?? initial;
        if (request.state !== 'declined') {
          throw new AppError('invalid-state', { detail: { state: request.state } });
        }
        const downloadChoice = await findReopenedChoice(request);
        await deleteDeclined(request, as);
        return transitions.transition(request, {
          event: 'reopen',
          actor,
          role: 'approver',
          patch: { ...resetPatch, downloadChoice },
          audit: toRequestAuditEntry(actor, request, 'reopen'),
        });
      });
    },

    /** The first hundred requests of one user that are waiting for a decision, oldest first. Throws `not-approver`. */
    listPendingOfUser,

    /**
     * Approves the pending requests of one user up to and including `last`, the newest one the approver was shown.
     * Returns how many. Throws `not-approver`, `not-found`; requests that someone else decided first are skipped.
     */
    async approveAll(actor: UserActor, of: { userId: UserId; last: RequestId }) {
      const last = await load(of.last);
      const { rows } = await listPendingOfUser(actor, last.serviceId, of.userId);
      let count = 0;
      for (const request of rows.filter((row) => row.id <= of.last)) {
        try {
          await decideOn(actor, request, 'approve', null);
          count += 1;
        } catch (error) {
          if (!isAppError(error, 'already-decided', 'own-request', 'not-found')) throw error;
        }
      }
      return count;
    },

    /**
     * One request of the pending ones, oldest first, and how many there are: on the whole server for those who may
     * decide there, otherwise in the space. Throws `not-approver`.
     */
    async findPendingAt(
      actor: UserActor,
      serviceId: ServiceId,
      index: number,
    ): Promise<Page<MediaRequest>> {
      return requestRepository.listPending(await getPendingScope(actor, serviceId), {
        take: 1,
        skip: index,
      });
    },

    /** Whether someone is an approver at all, as far as the bot knows without asking the server. */
    async isApprover(actor: UserActor, serviceId: ServiceId): Promise<boolean> {
      return (await approvers.getReach(actor, serviceId)) !== null;
    },

    /** The request that an approval card is about; null when the message is not an approval card. */
    async findRequestByMessage(message: MessageRef): Promise<RequestId | null> {
      const card = await cards.findByMessage(message);
      return card?.role === 'approval' ? card.requestId : null;
    },
  };

  async function load(id: RequestId): Promise<MediaRequest> {
    const request = await requestRepository.find(id);
    if (!request) throw new AppError('not-found');
    return request;
  }

  async function decideOn(
    actor: UserActor,
    request: MediaRequest,
    kind: DecisionKind,
    reason: string | null,
  ): Promise<MediaRequest> {
    const as = await approvers.authorizeDecision(actor, request);
    const { userId, name, source } = actor;
    const decision: Decision = { kind, reason, userId, name, source, as, at: clock() };
    return transitions.recordDecision(request, decision, actor);
  }

  async function getPendingScope(actor: UserActor, serviceId: ServiceId) {
    const reach =
      (await approvers.getReach(actor, serviceId)) ??
      (await approvers.refreshReach(actor, serviceId));
    if (!reach) throw new AppError('not-approver', { detail: { ofAny: true } });
    return { serviceId, spaceId: reach === 'space' ? (actor.space?.id ?? null) : null };
  }

  /**
   * The remote id of a request that is failed, here and on the server. Otherwise applies what the server says, and
   * throws `invalid-state`.
   */
  async function assertFailed(request: MediaRequest): Promise<number> {
    const isFailed = request.state === 'failed' && request.remoteId !== null;
    const remote = isFailed ? await findRemote(deps, request) : null;
    if (remote?.status === 'failed') return remote.remoteId;
    const { state } = isFailed
      ? await transitions.transition(request, await readTransitionStep(servers, request, remote))
      : request;
    throw new AppError('invalid-state', { detail: { state } });
  }

  /** Throws `invalid-state` when the server has the request in another state than declined. */
  async function deleteDeclined(
    request: MediaRequest,
    approverId: RemoteUserId | null,
  ): Promise<void> {
    const remote = await findRemote(deps, request);
    if (!remote) return;
    if (remote.status !== 'declined') {
      const { state } = await transitions.transition(request, toTransitionStep(request, remote));
      throw new AppError('invalid-state', { detail: { state } });
    }
    const as = approverId ?? (await findRequesterId(request));
    if (!as) throw new AppError('account-not-found');
    await servers.get(request.serviceId).deleteRequest(remote.remoteId, as);
  }

  async function listPendingOfUser(actor: UserActor, serviceId: ServiceId, userId: UserId) {
    const filter = { ...(await getPendingScope(actor, serviceId)), userId };
    return requestRepository.listPending(filter, { take: maxPendingAtOnce, skip: 0 });
  }

  async function findRequesterId({ accountId }: MediaRequest): Promise<RemoteUserId | null> {
    const account = accountId ? await accounts.find(accountId) : null;
    return account?.remoteUserId ?? null;
  }
}
