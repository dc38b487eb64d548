import { describe, expect, it } from 'vitest';
import { isAppError } from '../../../../src/domain/app-error.ts';
import {
  type ActorRole,
  allowedRoles,
  getNextState,
  lifeCycle,
  type RequestEvent,
  requestEvents,
} from '../../../../src/domain/requests/life-cycle.ts';
import { type RequestState, requestStates } from '../../../../src/domain/requests/request.ts';

const cells = requestStates.flatMap((state) =>
  requestEvents.map((event) => ({ state, event, cell: lifeCycle[state][event] })),
);

function codeOf(run: () => unknown): string | null {
  try {
    run();
    return null;
  } catch (error) {
    return isAppError(error, 'forbidden', 'invalid-state') ? error.code : 'other';
  }
}

describe('every cell of the life cycle', () => {
  it.each(cells)('$state + $event → $cell', ({ state, event, cell }) => {
    const causer: ActorRole = allowedRoles[event][0];
    if (cell === 'no') {
      expect(codeOf(() => getNextState(state, event, causer))).toBe('invalid-state');
    } else {
      expect(getNextState(state, event, causer)).toBe(
        cell === 'same' || cell === state ? null : cell,
      );
    }
  });
});

describe('who may cause an event', () => {
  const everybody: readonly ActorRole[] = ['overseerr', 'requester', 'approver'];
  const pairs = requestEvents.flatMap((event) => everybody.map((causer) => ({ event, causer })));

  it.each(pairs)('$event by $causer is decided by the table', ({ event, causer }) => {
    const allowed: readonly ActorRole[] = allowedRoles[event];
    const code = codeOf(() => getNextState('queued', event, causer));
    expect(code === 'forbidden').toBe(!allowed.includes(causer));
  });
});

describe('the story of a request', () => {
  function play(...events: RequestEvent[]): RequestState {
    return events.reduce<RequestState>(
      (state, event) => getNextState(state, event, allowedRoles[event][0]) ?? state,
      'queued',
    );
  }

  it('goes from asking to watching', () => {
    expect(
      play('await-approval', 'approve', 'start-processing', 'become-partial', 'become-available'),
    ).toBe('available');
  });

  it('stays available whatever is reported late', () => {
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

  it('may go on after a decline when somebody approves it in Overseerr', () => {
    expect(play('await-approval', 'decline', 'approve')).toBe('approved');
  });

  it('does not go back from approved to pending', () => {
    expect(play('await-approval', 'approve', 'await-approval')).toBe('approved');
  });

  it('is over once cancelled', () => {
    const after = requestEvents.filter((event) => lifeCycle.cancelled[event] !== 'no');
    expect(play('await-approval', 'cancel', ...after)).toBe('cancelled');
  });
});
