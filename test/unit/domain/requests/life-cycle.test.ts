import { describe, expect, it } from 'vitest';
import { isAppError } from '../../../../src/domain/app-error.ts';
import {
  type ActorRole,
  allowedRoles,
  followUps,
  getNextState,
  lifeCycle,
  type RequestEvent,
  requestEvents,
} from '../../../../src/domain/requests/life-cycle.ts';
import { type RequestState, requestStates } from '../../../../src/domain/requests/request.ts';

const events = [
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
] as const satisfies readonly RequestEvent[];

/** The next state after each event, in the order above. `same`: no change. `no`: the event is refused. */
const nextStates = {
  queued:
    'pending approved processing partial available declined failed failed cancelled same no no',
  pending:
    'same approved processing partial available declined same failed cancelled cancelled no no',
  approved:
    'same same processing partial available declined same failed cancelled cancelled no queued',
  processing: 'same same same partial available declined same failed cancelled cancelled no queued',
  partial: 'same same same same available declined same failed no cancelled no no',
  available: 'same no same same same same same same no same no no',
  declined: 'pending approved processing partial available same same failed no same no queued',
  failed:
    'pending approved processing partial available declined same same cancelled cancelled queued no',
  cancelled: 'same no same same same no same same no same no no',
} as const satisfies Record<RequestState, string>;

const roles = {
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

const cells = requestStates.flatMap((state) =>
  nextStates[state].split(' ').map((cell, index) => ({ state, event: events[index], cell })),
);

/** The result of an event: the next state, `same`, `no`, or `forbidden`. */
function applyEvent(state: RequestState, event: RequestEvent, role: ActorRole): string {
  try {
    return getNextState(state, event, role) ?? 'same';
  } catch (error) {
    if (isAppError(error, 'forbidden')) return 'forbidden';
    if (isAppError(error, 'invalid-state')) return 'no';
    throw error;
  }
}

describe('the life cycle', () => {
  it('has an expected result for every state and event', () => {
    expect(requestEvents).toEqual(events);
    expect(cells).toHaveLength(requestStates.length * requestEvents.length);
    expect(allowedRoles).toEqual(roles);
  });

  it.each(cells)('$state + $event → $cell', ({ state, event, cell }) => {
    if (!event) throw new Error(`too many cells for ${state}`);
    expect(lifeCycle[state][event]).toBe(cell);
    const result = cell === state ? 'same' : cell;
    for (const role of roles[event]) expect(applyEvent(state, event, role)).toBe(result);
  });
});

describe('an event', () => {
  const everybody: readonly ActorRole[] = ['overseerr', 'requester', 'approver'];
  const forbidden = events.flatMap((event) => {
    const allowed: readonly ActorRole[] = roles[event];
    return everybody.filter((role) => !allowed.includes(role)).map((role) => ({ event, role }));
  });

  it.each(forbidden)('$event is forbidden for the role $role', ({ event, role }) => {
    for (const state of requestStates) expect(applyEvent(state, event, role)).toBe('forbidden');
  });
});

describe('a sequence of events', () => {
  function play(...sequence: RequestEvent[]): RequestState {
    return sequence.reduce<RequestState>(
      (state, event) => getNextState(state, event, roles[event][0]) ?? state,
      'queued',
    );
  }

  it('leads from a request to an available title', () => {
    expect(
      play('await-approval', 'approve', 'start-processing', 'become-partial', 'become-available'),
    ).toBe('available');
  });

  it('leaves an available title available, whatever event arrives late', () => {
    expect(
      play(
        'await-approval',
        'become-available',
        'await-approval',
        'start-processing',
        'fail',
        'decline',
        'disappear',
      ),
    ).toBe('available');
  });

  it('can continue after a decline with an approval in Overseerr', () => {
    expect(play('await-approval', 'decline', 'approve')).toBe('approved');
  });

  it('does not lead from approved back to pending', () => {
    expect(play('await-approval', 'approve', 'await-approval')).toBe('approved');
  });

  it('ends with a cancellation', () => {
    expect(
      play('await-approval', 'cancel', 'await-approval', 'start-processing', 'become-available'),
    ).toBe('cancelled');
  });
});

describe('the follow-ups of a state', () => {
  it('are the ones in this table', () => {
    expect(followUps).toEqual({
      queued: ['submit'],
      pending: ['notify-approvers'],
      approved: [],
      processing: [],
      partial: [],
      available: ['notify-requester', 'notify-subscribers'],
      declined: ['notify-requester'],
      failed: ['notify-requester', 'notify-approvers'],
      cancelled: ['notify-requester'],
    });
  });
});
