import { describe, expect, it } from 'vitest';
import { type StatusState, toNextStatus } from '../../../../src/domain/services/service-status.ts';

/** The statuses after checks: seconds from the start, and whether the check succeeded. */
function follow(
  first: StatusState['status'],
  checks: readonly (readonly [second: number, isUp: boolean])[],
): string[] {
  let state: StatusState = { status: first, contrarySince: null };
  return checks.map(([second, isUp]) => {
    state = toNextStatus(state, isUp, new Date(second * 1_000));
    return state.status;
  });
}

describe('the status of a service', () => {
  it.each([true, false])('is decided by the very first check (%s)', (isUp) => {
    expect(follow('unknown', [[0, isUp]])).toEqual([isUp ? 'up' : 'down']);
  });

  it('does not change because of a single failure', () => {
    expect(
      follow('up', [
        [0, false],
        [30, true],
        [90, false],
        [120, true],
      ]),
    ).toEqual(['up', 'up', 'up', 'up']);
  });

  it('is down after failures for half a minute', () => {
    expect(
      follow('up', [
        [0, false],
        [30, false],
      ]),
    ).toEqual(['up', 'down']);
  });

  it('does not change because several processes saw the same failure at once', () => {
    expect(
      follow('up', [
        [0, false],
        [1, false],
        [2, false],
        [30, true],
      ]),
    ).toEqual(['up', 'up', 'up', 'up']);
  });

  it('is up again only when that lasts', () => {
    expect(
      follow('down', [
        [0, true],
        [10, false],
        [40, true],
        [100, true],
      ]),
    ).toEqual(['down', 'down', 'down', 'up']);
  });
});
