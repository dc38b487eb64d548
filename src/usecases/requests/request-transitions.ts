import type { ActorIdentity } from '../../domain/actor.ts';
import { AppError } from '../../domain/app-error.ts';
import type { Decision } from '../../domain/approvals/decision.ts';
import { type AuditEntry, toAttribution } from '../../domain/audit-entry.ts';
import type { CardId } from '../../domain/id.ts';
import type { Job } from '../../domain/job.ts';
import { liveCardKey, type NewCard } from '../../domain/notifications/card.ts';
import { type InTask, type NewHistoryEntry, toDetail } from '../../domain/requests/history.ts';
import type { ActorRole, RequestEvent } from '../../domain/requests/life-cycle.ts';
import { followUps, getNextState } from '../../domain/requests/life-cycle.ts';
import { isSameProgress } from '../../domain/requests/remote-request.ts';
import type { MediaRequest, RequestState } from '../../domain/requests/request.ts';
import { toRetryAt } from '../../domain/requests/retry-budget.ts';
import { hasMoved } from '../../domain/requests/standing.ts';
import type { Clock } from '../../ports/clock.ts';
import type { RequestChange, RequestRepository } from '../../ports/requests/request-repository.ts';
import { toDecisionChange } from '../approvals/decision-change.ts';

/** One step of a request: what happened, who caused it in which role, and what else is known now. */
export interface TransitionStep {
  /** Null changes only what cards show besides the state. */
  readonly event: RequestEvent | null;
  readonly actor: ActorIdentity;
  readonly role: ActorRole;
  readonly patch?: RequestChange['patch'];
  readonly detail?: Readonly<Record<string, unknown>>;
  readonly audit?: AuditEntry;
}

/** A change that leaves the state as it is, with the lines that record who made it. */
export interface RecordedEdit {
  readonly patch: RequestChange['patch'];
  readonly history: Omit<NewHistoryEntry, 'from' | 'to'>;
  readonly audit: AuditEntry;
  readonly jobs?: readonly Job[];
}

export type RequestTransitions = ReturnType<typeof createRequestTransitions>;

const maxAttempts = 8;

/**
 * The only place that moves requests along their life cycle. Each method takes the request as the caller has read it
 * and reads it again only when it has changed since. Returns the request as it is afterwards.
 */
export function createRequestTransitions(deps: {
  readonly requestRepository: Pick<RequestRepository, 'find' | 'update'>;
  /** How long after each failure on the way to the download server a request is retried by itself. */
  readonly retryDelaysMs: readonly number[];
  readonly clock: Clock;
  readonly newId: () => string;
}) {
  const { requestRepository, retryDelaysMs, clock, newId } = deps;

  return {
    /**
     * Applies an event: the new state, its history entry and the jobs that follow commit together.
     * Throws `not-found`, `forbidden`, `invalid-state`.
     */
    transition(request: MediaRequest, step: TransitionStep): Promise<MediaRequest> {
      return updateWithRetries(request, step.patch, (current) => {
        const { event } = step;
        const to = event && getNextState(current.state, event, step.role);
        return event && to ? toTransitionChange(current, to, { ...step, event }) : null;
      });
    },

    /**
     * Records a decision together with the job that sends it; every later decision is refused.
     * Throws `already-decided` when the request is not waiting for a decision.
     */
    recordDecision(
      request: MediaRequest,
      decision: Decision,
      by: InTask = {},
    ): Promise<MediaRequest> {
      return updateWithRetries(request, {}, (current) => {
        assertUndecided(current);
        return toDecisionChange(current, decision, by);
      });
    },

    /**
     * Records a decision like `recordDecision`, but only if nothing has changed since the request was read. Returns
     * whether it did.
     */
    async recordDecisionOnce(request: MediaRequest, decision: Decision): Promise<boolean> {
      assertUndecided(request);
      return requestRepository.update(toDecisionChange(request, decision));
    },

    /** Records a change that applies in any state: an edit, or a decision that was dropped. */
    recordEdit(
      request: MediaRequest,
      { patch, history, audit, jobs = [] }: RecordedEdit,
    ): Promise<MediaRequest> {
      return updateWithRetries(request, {}, (current) => ({
        id: current.id,
        expectedVersion: current.version,
        patch,
        history: { ...history, from: current.state, to: current.state },
        audit,
        cards: [],
        jobs: [toUpdateCardsJob(current), ...jobs],
      }));
    },

    /** Records what a card shows besides the state: the download progress, why a request is still waiting. */
    noteProgress(request: MediaRequest, patch: RequestChange['patch']): Promise<MediaRequest> {
      return updateWithRetries(request, patch, () => null);
    },

    /** The same for what people have to be told, unless the state has changed since: `notify` finds out who. */
    noteAndNotify(request: MediaRequest, patch: RequestChange['patch']): Promise<MediaRequest> {
      return updateWithRetries(request, {}, (current) =>
        current.state === request.state
          ? {
              ...toProgressChange(current, patch),
              jobs: [{ kind: 'notify', payload: { requestId: current.id } }],
            }
          : null,
      );
    },
  };

  async function updateWithRetries(
    initial: MediaRequest,
    patch: RequestChange['patch'] = {},
    toChange: (request: MediaRequest) => RequestChange | null,
  ): Promise<MediaRequest> {
    for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
      const request = attempt === 0 ? initial : await requestRepository.find(initial.id);
      if (!request) throw new AppError('not-found');
      const pendingChange =
        toChange(request) ??
        (hasVisibleChange(request, patch) ? toProgressChange(request, patch) : null);
      if (!pendingChange) return request;
      if (await requestRepository.update(pendingChange)) {
        return { ...request, ...pendingChange.patch, version: request.version + 1 };
      }
    }
    throw new AppError('internal', { cause: new Error(`request ${initial.id} kept changing`) });
  }

  function toProgressChange(request: MediaRequest, patch: RequestChange['patch']): RequestChange {
    const { progress } = patch;
    const isMoving = progress !== undefined && hasMoved(request.progress, progress);
    return {
      id: request.id,
      expectedVersion: request.version,
      patch: isMoving ? { ...patch, movedAt: clock() } : patch,
      history: null,
      cards: [],
      jobs: [toUpdateCardsJob(request)],
    };
  }

  function toTransitionChange(
    request: MediaRequest,
    to: RequestState,
    step: TransitionStep & { readonly event: RequestEvent },
  ): RequestChange {
    const now = clock();
    // A request that the server has not got was not refused by the download server.
    const remoteId = step.patch?.remoteId ?? request.remoteId;
    const isRetried = to === 'failed' && remoteId !== null;
    const retryAt = isRetried ? toRetryAt(request, retryDelaysMs, now) : null;
    return {
      id: request.id,
      expectedVersion: request.version,
      patch: { ...resetOn(to), retryAt, ...step.patch, state: to, stateChangedAt: now },
      history: {
        event: step.event,
        from: request.state,
        to,
        ...toAttribution(step.actor),
        ...toDetail(step.actor, step.detail),
      },
      ...(step.audit ? { audit: step.audit } : {}),
      cards: createPublicCards(request, to),
      jobs: retryAt ? toRetryJobs(request) : toFollowUpJobs(request, to),
    };
  }

  /**
   * The public card is posted once the server has accepted the request, unless the answer to the requester is the live
   * card of that place already and has its key.
   */
  function createPublicCards(request: MediaRequest, to: RequestState): NewCard[] {
    const isAccepted = request.state === 'queued' && to !== 'failed' && to !== 'cancelled';
    if (!isAccepted || !request.origin) return [];
    return [
      {
        id: newId() as CardId,
        role: 'public',
        key: liveCardKey,
        message: { place: request.origin, messageId: null },
        recipients: [],
        locale: request.origin.language ?? request.locale,
      },
    ];
  }
}

/** Throws `already-decided`, with who decided and when, unless the request is waiting for a decision. */
export function assertUndecided({
  state,
  decision,
  decidedBy,
  stateChangedAt,
}: MediaRequest): void {
  if (state === 'pending' && !decision) return;
  throw new AppError('already-decided', {
    detail: {
      state: decision ? `${decision.kind}d` : state,
      by: decision?.name ?? decidedBy,
      at: (decision?.at ?? stateChangedAt).toISOString(),
    },
  });
}

/** What a new state leaves behind: the cause of the one before, and a decision when another one is needed. */
function resetOn(to: RequestState): RequestChange['patch'] {
  const shown = { cause: null, causeQuote: null, problem: null, movedAt: null };
  switch (to) {
    case 'pending':
      return { ...shown, retryCount: 0, decision: null, decidedBy: null, reason: null };
    case 'queued':
    case 'partial':
    case 'available':
      return { ...shown, retryCount: 0 };
    case 'approved':
    case 'processing':
    case 'declined':
    case 'failed':
    case 'cancelled':
      return shown;
  }
}

/** The cause of an error as it is stored with a request. */
export function toCausePatch({
  code,
  quote,
}: AppError): Pick<MediaRequest, 'cause' | 'causeQuote'> {
  return { cause: code, causeQuote: quote };
}

/** Whether a patch changes anything that cards show. */
function hasVisibleChange(request: MediaRequest, patch: RequestChange['patch'] = {}): boolean {
  return (
    (patch.progress !== undefined && !isSameProgress(patch.progress, request.progress)) ||
    (patch.cause !== undefined && patch.cause !== request.cause) ||
    (patch.causeQuote !== undefined && patch.causeQuote !== request.causeQuote) ||
    (patch.problem !== undefined && patch.problem !== request.problem) ||
    (patch.retryCount !== undefined && patch.retryCount !== request.retryCount) ||
    (patch.watchUrl !== undefined && patch.watchUrl !== request.watchUrl) ||
    (patch.remoteId !== undefined && patch.remoteId !== request.remoteId) ||
    (patch.decision !== undefined && patch.decision !== request.decision) ||
    (patch.seasons !== undefined && patch.seasons.join() !== request.seasons.join())
  );
}

function toUpdateCardsJob(request: MediaRequest): Job {
  return { kind: 'update-cards', payload: { requestId: request.id } };
}

/** Nobody is told about a failure as long as the request is retried by itself. */
function toRetryJobs(request: MediaRequest): Job[] {
  const payload = { requestId: request.id };
  return [toUpdateCardsJob(request), { kind: 'retry-request', payload }];
}

/** A job that notifies updates the cards as well. */
function toFollowUpJobs(request: MediaRequest, to: RequestState): Job[] {
  const payload = { requestId: request.id };
  const followUpKinds: readonly string[] = followUps[to];
  const isNotified = followUpKinds.some((kind) => kind !== 'submit');
  return [
    isNotified ? { kind: 'notify', payload } : toUpdateCardsJob(request),
    ...(followUpKinds.includes('submit') ? [{ kind: 'submit-request', payload } as const] : []),
  ];
}
