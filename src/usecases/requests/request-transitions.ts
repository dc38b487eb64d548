import { AppError } from '../../domain/app-error.ts';
import type { Decision } from '../../domain/approvals/decision.ts';
import type { CardId, RequestId, UserId } from '../../domain/id.ts';
import type { Job } from '../../domain/job.ts';
import type { NewCard } from '../../domain/notifications/card.ts';
import type { Source } from '../../domain/place.ts';
import type { ActorRole, RequestEvent } from '../../domain/requests/life-cycle.ts';
import { followUps, getNextState } from '../../domain/requests/life-cycle.ts';
import { isSameProgress } from '../../domain/requests/remote-request.ts';
import type { MediaRequest, RequestState } from '../../domain/requests/request.ts';
import type {
  AuditEntry,
  Clock,
  NewHistoryEntry,
  RequestChange,
  RequestRepository,
} from '../../ports/ports.ts';

/** Who causes something, in which role, through which door. */
export interface Actor {
  readonly name: string;
  readonly userId: UserId | null;
  readonly source: Source;
  readonly role: ActorRole;
}

/** One step of a request: what happened, who caused it, and what else is known now. */
export interface TransitionStep {
  readonly event: RequestEvent;
  readonly actor: Actor;
  readonly patch?: RequestChange['patch'];
  readonly detail?: Readonly<Record<string, unknown>>;
  readonly audit?: AuditEntry;
}

/** A change that is no step of the life cycle, and whose it is. */
export interface RecordedEdit {
  readonly patch: RequestChange['patch'];
  readonly history: Omit<NewHistoryEntry, 'from' | 'to'>;
  readonly audit: AuditEntry;
}

export type RequestTransitions = ReturnType<typeof createRequestTransitions>;

const maxAttempts = 8;

/** The one place that moves requests along their life cycle; every door calls it. Returns them as they then stand. */
export function createRequestTransitions(needs: {
  readonly requestRepository: RequestRepository;
  readonly clock: Clock;
  readonly newId: () => string;
}) {
  const { requestRepository, clock, newId } = needs;

  return {
    /**
     * Loads, decides, compares and sets, writes history and enqueues what follows, as one.
     * `known` saves a read when it is still true. Throws `not-found`, `forbidden`, `too-late`.
     */
    transition(id: RequestId, step: TransitionStep, known?: MediaRequest): Promise<MediaRequest> {
      return updateWithRetries(id, known, step.patch, (request) => {
        const to = getNextState(request.state, step.event, step.actor.role);
        return to ? toTransitionChange(request, to, step) : null;
      });
    },

    /**
     * Records a decision, so that every later one is refused, and the job that sends it.
     * Throws `decided` when the request does not wait for one.
     */
    recordDecision(id: RequestId, decision: Decision): Promise<MediaRequest> {
      return updateWithRetries(id, undefined, {}, (request) => {
        assertUndecided(request);
        return toDecisionChange(request, decision);
      });
    },

    /** Records what has changed about a request, however it stands by now: an edit, a decision that fell. */
    recordEdit(id: RequestId, { patch, history, audit }: RecordedEdit): Promise<MediaRequest> {
      return updateWithRetries(id, undefined, {}, (request) => ({
        id: request.id,
        expectedVersion: request.version,
        patch,
        history: { ...history, from: request.state, to: request.state },
        audit,
        cards: [],
        jobs: [toUpdateCardsJob(request)],
      }));
    },

    /** Records what a card shows besides the state: progress, why a request still waits. */
    noteProgress(
      id: RequestId,
      patch: RequestChange['patch'],
      known?: MediaRequest,
    ): Promise<MediaRequest> {
      return updateWithRetries(id, known, patch, () => null);
    },
  };

  async function updateWithRetries(
    id: RequestId,
    known: MediaRequest | undefined,
    patch: RequestChange['patch'] = {},
    toChange: (request: MediaRequest) => RequestChange | null,
  ): Promise<MediaRequest> {
    for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
      const request = attempt === 0 && known ? known : await requestRepository.find(id);
      if (!request) throw new AppError('not-found');
      const pendingChange =
        toChange(request) ??
        (hasVisibleChange(request, patch) ? toProgressChange(request, patch) : null);
      if (!pendingChange) return request;
      if (await requestRepository.update(pendingChange)) {
        return { ...request, ...pendingChange.patch, version: request.version + 1 };
      }
    }
    throw new AppError('bug', { cause: new Error(`request ${id} never stood still`) });
  }

  function toProgressChange(request: MediaRequest, patch: RequestChange['patch']): RequestChange {
    const base = { id: request.id, expectedVersion: request.version, patch };
    return { ...base, history: null, cards: [], jobs: [toUpdateCardsJob(request)] };
  }

  function toTransitionChange(
    request: MediaRequest,
    to: RequestState,
    step: TransitionStep,
  ): RequestChange {
    const { actor } = step;
    return {
      id: request.id,
      expectedVersion: request.version,
      patch: { ...step.patch, state: to, stateChangedAt: clock() },
      history: {
        event: step.event,
        from: request.state,
        to,
        actor: actor.name,
        userId: actor.userId,
        source: actor.source,
        ...(step.detail ? { detail: step.detail } : {}),
      },
      ...(step.audit ? { audit: step.audit } : {}),
      cards: createPublicCards(request, to),
      jobs: [toUpdateCardsJob(request), ...toFollowUpJobs(request, to)],
    };
  }

  function toDecisionChange(request: MediaRequest, decision: Decision): RequestChange {
    const { userId, name: actor, source, kind, reason } = decision;
    const payload = { requestId: request.id };
    return {
      id: request.id,
      expectedVersion: request.version,
      patch: { decision },
      history: {
        event: 'decide',
        from: request.state,
        to: request.state,
        actor,
        userId,
        source,
        detail: { kind, reason },
      },
      audit: {
        userId,
        actor,
        source,
        action: `request.${kind}`,
        subjectKind: 'request',
        subjectId: request.id,
        before: { state: request.state },
        after: { kind, reason, as: decision.as },
      },
      cards: [],
      jobs: [toUpdateCardsJob(request), { kind: 'send-decision', payload }],
    };
  }

  /** The live card for everybody begins once the service has taken the request. */
  function createPublicCards(request: MediaRequest, to: RequestState): NewCard[] {
    const isAccepted = request.state === 'queued' && to !== 'failed' && to !== 'cancelled';
    if (!isAccepted || !request.origin) return [];
    return [
      {
        id: newId() as CardId,
        role: 'public',
        key: 'public',
        message: { place: request.origin, messageId: null },
        recipients: [],
        locale: request.origin.language ?? request.locale,
      },
    ];
  }
}

/** Throws `decided`, with who and when, for a request that does not wait for a decision any more. */
export function assertUndecided({
  state,
  decision,
  decidedBy,
  stateChangedAt,
}: MediaRequest): void {
  if (state === 'pending' && !decision) return;
  throw new AppError('decided', {
    detail: {
      state: decision ? `${decision.kind}d` : state,
      by: decision?.name ?? decidedBy,
      at: (decision?.at ?? stateChangedAt).toISOString(),
    },
  });
}

/** Whether a patch says anything that a card would show differently. */
function hasVisibleChange(request: MediaRequest, patch: RequestChange['patch'] = {}): boolean {
  return (
    (patch.progress !== undefined && !isSameProgress(patch.progress, request.progress)) ||
    (patch.cause !== undefined && patch.cause !== request.cause) ||
    (patch.remoteId !== undefined && patch.remoteId !== request.remoteId) ||
    (patch.decision !== undefined && patch.decision !== request.decision) ||
    (patch.seasons !== undefined && patch.seasons.join() !== request.seasons.join())
  );
}

function toUpdateCardsJob(request: MediaRequest): Job {
  return { kind: 'update-cards', payload: { requestId: request.id } };
}

function toFollowUpJobs(request: MediaRequest, to: RequestState): Job[] {
  const payload = { requestId: request.id };
  const followUpKinds: readonly string[] = followUps[to];
  const jobs: Job[] = [];
  if (followUpKinds.includes('submit')) jobs.push({ kind: 'submit-request', payload });
  if (followUpKinds.some((follow) => follow !== 'submit')) jobs.push({ kind: 'notify', payload });
  return jobs;
}
