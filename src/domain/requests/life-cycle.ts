import { AppError } from '../app-error.ts';
import type { RequestState } from './request.ts';

/**
 * What can happen to a request. `await-approval`: the server has it and waits for an approver. `reject`: the server did
 * not accept it. `fail`: the server accepted it and could not do it. `disappear`: the server no longer has it.
 */
export const requestEvents = [
  'await-approval',
  'approve',
  'start-processing',
  'become-partial',
  'become-available',
  'decline',
  'reject',
  'fail',
  'cancel',
  'disappear',
  'retry',
  'reopen',
] as const;

export type RequestEvent = (typeof requestEvents)[number];

/** Who causes an event. `overseerr`: the Overseerr server, by an answer, a webhook, or when the bot reads it. */
export type ActorRole = 'overseerr' | 'requester' | 'approver';

/** `same`: a late or repeated report that changes nothing. `no`: an action that is no longer possible. */
type LifeCycleCell = RequestState | 'same' | 'no';

const remoteTransitions = {
  'start-processing': 'processing',
  'become-partial': 'partial',
  'become-available': 'available',
  decline: 'declined',
  fail: 'failed',
} as const;

/** State × event → state. The diagram in docs/life-cycle.md is made from this table. */
export const lifeCycle = {
  queued: defineRow({
    'await-approval': 'pending',
    approve: 'approved',
    ...remoteTransitions,
    reject: 'failed',
    cancel: 'cancelled',
  }),
  pending: defineRow({
    approve: 'approved',
    ...remoteTransitions,
    cancel: 'cancelled',
    disappear: 'cancelled',
  }),
  approved: defineRow({
    ...remoteTransitions,
    cancel: 'cancelled',
    disappear: 'cancelled',
    reopen: 'queued',
  }),
  processing: defineRow({
    ...remoteTransitions,
    'start-processing': 'same',
    cancel: 'cancelled',
    disappear: 'cancelled',
    reopen: 'queued',
  }),
  partial: defineRow({
    ...remoteTransitions,
    'start-processing': 'same',
    'become-partial': 'same',
    disappear: 'cancelled',
  }),
  available: defineRow({ decline: 'same', fail: 'same', approve: 'no' }),
  declined: defineRow({
    ...remoteTransitions,
    'await-approval': 'pending',
    approve: 'approved',
    decline: 'same',
    reopen: 'queued',
  }),
  failed: defineRow({
    ...remoteTransitions,
    'await-approval': 'pending',
    approve: 'approved',
    fail: 'same',
    cancel: 'cancelled',
    disappear: 'cancelled',
    retry: 'queued',
  }),
  cancelled: defineRow({ approve: 'no', decline: 'no' }),
} as const satisfies Record<RequestState, Record<RequestEvent, LifeCycleCell>>;

/** Who may cause which event. */
export const allowedRoles = {
  'await-approval': ['overseerr'],
  approve: ['overseerr', 'approver'],
  'start-processing': ['overseerr'],
  'become-partial': ['overseerr'],
  'become-available': ['overseerr'],
  decline: ['overseerr', 'approver'],
  reject: ['overseerr'],
  fail: ['overseerr'],
  cancel: ['requester', 'approver'],
  disappear: ['overseerr'],
  retry: ['approver'],
  reopen: ['approver'],
} as const satisfies Record<RequestEvent, readonly ActorRole[]>;

/** What follows when a request reaches a state. Cards are updated after every transition. */
export type FollowUp = 'submit' | 'notify-approvers' | 'notify-requester' | 'notify-subscribers';

export const followUps = {
  queued: ['submit'],
  pending: ['notify-approvers'],
  approved: [],
  processing: [],
  partial: [],
  available: ['notify-requester', 'notify-subscribers'],
  declined: ['notify-requester'],
  failed: ['notify-requester', 'notify-approvers'],
  cancelled: ['notify-requester'],
} as const satisfies Record<RequestState, readonly FollowUp[]>;

/**
 * The state that an event leads to; null when it changes nothing.
 * Throws `forbidden` when the role may never cause the event, and `invalid-state` when the state no longer allows it.
 */
export function getNextState(
  state: RequestState,
  event: RequestEvent,
  role: ActorRole,
): RequestState | null {
  const allowed: readonly ActorRole[] = allowedRoles[event];
  if (!allowed.includes(role)) throw new AppError('forbidden');
  const cell: LifeCycleCell = lifeCycle[state][event];
  if (cell === 'no') throw new AppError('invalid-state', { detail: { state } });
  return cell === 'same' || cell === state ? null : cell;
}

/** Fills a row: an action of a person that is not listed is `no`, a report of the server is `same`. */
function defineRow<const Transitions extends Partial<Record<RequestEvent, LifeCycleCell>>>(
  transitions: Transitions,
): Record<RequestEvent, LifeCycleCell> {
  return {
    'await-approval': 'same',
    approve: 'same',
    'start-processing': 'same',
    'become-partial': 'same',
    'become-available': 'same',
    decline: 'same',
    reject: 'same',
    fail: 'same',
    cancel: 'no',
    disappear: 'same',
    retry: 'no',
    reopen: 'no',
    ...transitions,
  };
}
