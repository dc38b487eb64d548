import { Fault } from './fault.ts';
import type { RequestState } from './request.ts';

/**
 * What can happen to a request. `hold`: the service has it and waits for an approver. `refuse`: the service
 * would not take it. `fail`: it took it and could not do it. `vanish`: it is no longer on the service.
 */
export const lifeEvents = [
  'hold',
  'approve',
  'start',
  'arrive-partly',
  'arrive',
  'decline',
  'refuse',
  'fail',
  'cancel',
  'vanish',
  'retry',
  'reopen',
] as const;

export type LifeEvent = (typeof lifeEvents)[number];

/** In which role somebody causes an event. `service`: the media server, by answer, webhook or poll. */
export type Causer = 'service' | 'requester' | 'approver';

/** `same`: nothing new, a late or repeated report. `no`: a person asked for what is no longer possible. */
type Cell = RequestState | 'same' | 'no';

const reported = {
  start: 'processing',
  'arrive-partly': 'partial',
  arrive: 'available',
  decline: 'declined',
  fail: 'failed',
} as const;

/** State × event → state. The diagram in docs/ and the tests are made from this table. */
export const lifeCycle = {
  queued: row({
    hold: 'pending',
    approve: 'approved',
    ...reported,
    refuse: 'failed',
    cancel: 'cancelled',
  }),
  pending: row({ approve: 'approved', ...reported, cancel: 'cancelled', vanish: 'cancelled' }),
  approved: row({ ...reported, cancel: 'cancelled', vanish: 'cancelled' }),
  processing: row({ ...reported, start: 'same', cancel: 'cancelled', vanish: 'cancelled' }),
  partial: row({ ...reported, start: 'same', 'arrive-partly': 'same', vanish: 'cancelled' }),
  available: row({ decline: 'same', fail: 'same', approve: 'no' }),
  declined: row({
    ...reported,
    hold: 'pending',
    approve: 'approved',
    decline: 'same',
    reopen: 'queued',
  }),
  failed: row({
    ...reported,
    hold: 'pending',
    approve: 'approved',
    fail: 'same',
    cancel: 'cancelled',
    vanish: 'cancelled',
    retry: 'queued',
  }),
  cancelled: row({ approve: 'no', decline: 'no' }),
} as const satisfies Record<RequestState, Record<LifeEvent, Cell>>;

/** Who may cause which event. */
export const causers = {
  hold: ['service'],
  approve: ['service', 'approver'],
  start: ['service'],
  'arrive-partly': ['service'],
  arrive: ['service'],
  decline: ['service', 'approver'],
  refuse: ['service'],
  fail: ['service'],
  cancel: ['requester', 'approver'],
  vanish: ['service'],
  retry: ['approver'],
  reopen: ['approver'],
} as const satisfies Record<LifeEvent, readonly Causer[]>;

/** What has to be done once a request stands in a state. Cards are edited after every move. */
export type FollowUp = 'submit' | 'ask-approvers' | 'tell-requester' | 'tell-subscribers';

export const followUps = {
  queued: ['submit'],
  pending: ['ask-approvers'],
  approved: [],
  processing: [],
  partial: [],
  available: ['tell-requester', 'tell-subscribers'],
  declined: ['tell-requester'],
  failed: ['tell-requester', 'ask-approvers'],
  cancelled: [],
} as const satisfies Record<RequestState, readonly FollowUp[]>;

/**
 * Where an event leads from a state; null when it changes nothing.
 * Throws `forbidden` when this causer may never cause it and `too-late` when the state no longer allows it.
 */
export function decide(state: RequestState, event: LifeEvent, causer: Causer): RequestState | null {
  const allowed: readonly Causer[] = causers[event];
  if (!allowed.includes(causer)) throw new Fault('forbidden');
  const cell: Cell = lifeCycle[state][event];
  if (cell === 'no') throw new Fault('too-late', { detail: { state } });
  return cell === 'same' || cell === state ? null : cell;
}

/** Fills a row: what a person may not ask for any more is `no`, what the service repeats is `same`. */
function row<const Moves extends Partial<Record<LifeEvent, Cell>>>(
  moves: Moves,
): Record<LifeEvent, Cell> {
  return {
    hold: 'same',
    approve: 'same',
    start: 'same',
    'arrive-partly': 'same',
    arrive: 'same',
    decline: 'same',
    refuse: 'same',
    fail: 'same',
    cancel: 'no',
    vanish: 'same',
    retry: 'no',
    reopen: 'no',
    ...moves,
  };
}
