import type { NewCard } from '../core/card.ts';
import type { Decision } from '../core/decision.ts';
import { Fault } from '../core/fault.ts';
import { isSameProgress } from '../core/held-request.ts';
import type { CardId, RequestId, UserId } from '../core/id.ts';
import type { Job } from '../core/job.ts';
import type { Causer, LifeEvent } from '../core/life-cycle.ts';
import { decide, followUps } from '../core/life-cycle.ts';
import type { Door } from '../core/place.ts';
import type { MediaRequest, RequestState } from '../core/request.ts';
import type { AuditLine, Change, Clock, HistoryLine, Ledger } from '../ports.ts';

/** Who causes something, in which role, through which door. */
export interface Actor {
  readonly name: string;
  readonly userId: UserId | null;
  readonly door: Door;
  readonly causer: Causer;
}

/** One step of a request: what happened, who caused it, and what else is known now. */
export interface Step {
  readonly event: LifeEvent;
  readonly actor: Actor;
  readonly patch?: Change['patch'];
  readonly detail?: Readonly<Record<string, unknown>>;
  readonly audit?: AuditLine;
}

/** A change that is no step of the life cycle, and whose it is. */
export interface Amendment {
  readonly patch: Change['patch'];
  readonly history: Omit<HistoryLine, 'from' | 'to'>;
  readonly audit: AuditLine;
}

export type Life = ReturnType<typeof createLife>;

const attempts = 8;

/** The one place that moves requests along their life cycle; every door calls it. Returns them as they then stand. */
export function createLife(needs: {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly newId: () => string;
}) {
  const { ledger, clock, newId } = needs;

  return {
    /**
     * Loads, decides, compares and sets, writes history and enqueues what follows, as one.
     * `known` saves a read when it is still true. Throws `not-found`, `forbidden`, `too-late`.
     */
    move(id: RequestId, step: Step, known?: MediaRequest): Promise<MediaRequest> {
      return change(id, known, step.patch, (request) => {
        const to = decide(request.state, step.event, step.actor.causer);
        return to ? toMove(request, to, step) : null;
      });
    },

    /**
     * Records a decision, so that every later one is refused, and the job that sends it.
     * Throws `decided` when the request does not wait for one.
     */
    rule(id: RequestId, decision: Decision): Promise<MediaRequest> {
      return change(id, undefined, {}, (request) => {
        refuseDecided(request);
        return toRuling(request, decision);
      });
    },

    /** Records what has changed about a request, however it stands by now: an edit, a decision that fell. */
    amend(id: RequestId, { patch, history, audit }: Amendment): Promise<MediaRequest> {
      return change(id, undefined, {}, (request) => ({
        id: request.id,
        expectedVersion: request.version,
        patch,
        history: { ...history, from: request.state, to: request.state },
        audit,
        cards: [],
        jobs: [showJob(request)],
      }));
    },

    /** Records what a card shows besides the state: progress, why a request still waits. */
    note(id: RequestId, patch: Change['patch'], known?: MediaRequest): Promise<MediaRequest> {
      return change(id, known, patch, () => null);
    },
  };

  async function change(
    id: RequestId,
    known: MediaRequest | undefined,
    patch: Change['patch'] = {},
    decideOn: (request: MediaRequest) => Change | null,
  ): Promise<MediaRequest> {
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const request = attempt === 0 && known ? known : await ledger.find(id);
      if (!request) throw new Fault('not-found');
      const wanted = decideOn(request) ?? (hasNews(request, patch) ? toNote(request, patch) : null);
      if (!wanted) return request;
      if (await ledger.change(wanted)) {
        return { ...request, ...wanted.patch, version: request.version + 1 };
      }
    }
    throw new Fault('bug', { cause: new Error(`request ${id} never stood still`) });
  }

  function toNote(request: MediaRequest, patch: Change['patch']): Change {
    const base = { id: request.id, expectedVersion: request.version, patch };
    return { ...base, history: null, cards: [], jobs: [showJob(request)] };
  }

  function toMove(request: MediaRequest, to: RequestState, step: Step): Change {
    const { actor } = step;
    return {
      id: request.id,
      expectedVersion: request.version,
      patch: { ...step.patch, state: to, stateAt: clock() },
      history: {
        event: step.event,
        from: request.state,
        to,
        actor: actor.name,
        userId: actor.userId,
        door: actor.door,
        ...(step.detail ? { detail: step.detail } : {}),
      },
      ...(step.audit ? { audit: step.audit } : {}),
      cards: publicCard(request, to),
      jobs: [showJob(request), ...followJobs(request, to)],
    };
  }

  function toRuling(request: MediaRequest, decision: Decision): Change {
    const { userId, name: actor, door, verdict, reason } = decision;
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
        door,
        detail: { verdict, reason },
      },
      audit: {
        userId,
        actor,
        door,
        action: `request.${verdict}`,
        subjectKind: 'request',
        subjectId: request.id,
        before: { state: request.state },
        after: { verdict, reason, as: decision.as },
      },
      cards: [],
      jobs: [showJob(request), { kind: 'decide', payload }],
    };
  }

  /** The live card for everybody begins once the service has taken the request. */
  function publicCard(request: MediaRequest, to: RequestState): NewCard[] {
    const isTaken = request.state === 'queued' && to !== 'failed' && to !== 'cancelled';
    if (!isTaken || !request.origin) return [];
    return [
      {
        id: newId() as CardId,
        role: 'public',
        key: 'public',
        message: { place: request.origin, messageId: null },
        tells: [],
        locale: request.origin.language ?? request.locale,
      },
    ];
  }
}

/** Throws `decided`, with who and when, for a request that does not wait for a decision any more. */
export function refuseDecided({ state, decision, decidedBy, stateAt }: MediaRequest): void {
  if (state === 'pending' && !decision) return;
  throw new Fault('decided', {
    detail: {
      state: decision ? `${decision.verdict}d` : state,
      by: decision?.name ?? decidedBy,
      at: (decision?.at ?? stateAt).toISOString(),
    },
  });
}

/** Whether a patch says anything that a card would show differently. */
function hasNews(request: MediaRequest, patch: Change['patch'] = {}): boolean {
  return (
    (patch.progress !== undefined && !isSameProgress(patch.progress, request.progress)) ||
    (patch.cause !== undefined && patch.cause !== request.cause) ||
    (patch.number !== undefined && patch.number !== request.number) ||
    (patch.decision !== undefined && patch.decision !== request.decision) ||
    (patch.seasons !== undefined && patch.seasons.join() !== request.seasons.join())
  );
}

function showJob(request: MediaRequest): Job {
  return { kind: 'show', payload: { requestId: request.id } };
}

function followJobs(request: MediaRequest, to: RequestState): Job[] {
  const payload = { requestId: request.id };
  const wanted: readonly string[] = followUps[to];
  const jobs: Job[] = [];
  if (wanted.includes('submit')) jobs.push({ kind: 'submit', payload });
  if (wanted.some((follow) => follow !== 'submit')) jobs.push({ kind: 'tell', payload });
  return jobs;
}
