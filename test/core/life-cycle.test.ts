import { describe, expect, it } from 'vitest';
import { isFault } from '../../src/core/fault.ts';
import {
  type Causer,
  causers,
  decide,
  type LifeEvent,
  lifeCycle,
  lifeEvents,
} from '../../src/core/life-cycle.ts';
import { type RequestState, requestStates } from '../../src/core/request.ts';

const cells = requestStates.flatMap((state) =>
  lifeEvents.map((event) => ({ state, event, cell: lifeCycle[state][event] })),
);

function codeOf(run: () => unknown): string | null {
  try {
    run();
    return null;
  } catch (error) {
    return isFault(error, 'forbidden', 'too-late') ? error.code : 'other';
  }
}

describe('every cell of the life cycle', () => {
  it.each(cells)('$state + $event → $cell', ({ state, event, cell }) => {
    const causer: Causer = causers[event][0];
    if (cell === 'no') {
      expect(codeOf(() => decide(state, event, causer))).toBe('too-late');
    } else {
      expect(decide(state, event, causer)).toBe(cell === 'same' || cell === state ? null : cell);
    }
  });
});

describe('who may cause an event', () => {
  const everybody: readonly Causer[] = ['service', 'requester', 'approver'];
  const pairs = lifeEvents.flatMap((event) => everybody.map((causer) => ({ event, causer })));

  it.each(pairs)('$event by $causer is decided by the table', ({ event, causer }) => {
    const allowed: readonly Causer[] = causers[event];
    const code = codeOf(() => decide('queued', event, causer));
    expect(code === 'forbidden').toBe(!allowed.includes(causer));
  });
});

describe('the story of a request', () => {
  function play(...events: LifeEvent[]): RequestState {
    return events.reduce<RequestState>(
      (state, event) => decide(state, event, causers[event][0]) ?? state,
      'queued',
    );
  }

  it('goes from asking to watching', () => {
    expect(play('hold', 'approve', 'start', 'arrive-partly', 'arrive')).toBe('available');
  });

  it('stays available whatever is reported late', () => {
    expect(play('hold', 'arrive', 'hold', 'start', 'fail', 'decline', 'vanish')).toBe('available');
  });

  it('may go on after a decline when somebody approves it in Overseerr', () => {
    expect(play('hold', 'decline', 'approve')).toBe('approved');
  });

  it('does not go back from approved to pending', () => {
    expect(play('hold', 'approve', 'hold')).toBe('approved');
  });

  it('is over once cancelled', () => {
    const after = lifeEvents.filter((event) => lifeCycle.cancelled[event] !== 'no');
    expect(play('hold', 'cancel', ...after)).toBe('cancelled');
  });
});
