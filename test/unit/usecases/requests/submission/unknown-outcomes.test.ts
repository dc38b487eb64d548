import { describe, expect, it } from 'vitest';
import { createUnknownOutcomes } from '../../../../../src/usecases/requests/submission/unknown-outcomes.ts';
import { anId } from '../../../../support/factories.ts';

function createFixture() {
  let nowMs = 1_000_000;
  const outcomes = createUnknownOutcomes({ clock: () => new Date(nowMs), settleMs: 30_000 });
  const wait = (seconds: number) => {
    nowMs += seconds * 1000;
  };
  return { outcomes, wait };
}

describe('an unknown outcome', () => {
  it('is settled some time after the response was lost', () => {
    const { outcomes, wait } = createFixture();
    const id = anId<'request'>();
    outcomes.start(id);
    wait(29);
    expect(outcomes.isSettled(id)).toBe(false);
    wait(1);
    expect(outcomes.isSettled(id)).toBe(true);
  });

  it('of an earlier process counts from the first check', () => {
    const { outcomes, wait } = createFixture();
    const id = anId<'request'>();
    expect(outcomes.isSettled(id)).toBe(false);
    wait(30);
    expect(outcomes.isSettled(id)).toBe(true);
    expect(outcomes.isSettled(anId())).toBe(false);
  });

  it('starts again with every lost response', () => {
    const { outcomes, wait } = createFixture();
    const id = anId<'request'>();
    outcomes.start(id);
    wait(20);
    outcomes.start(id);
    wait(20);
    expect(outcomes.isSettled(id)).toBe(false);
    outcomes.forget(id);
    expect(outcomes.isSettled(id)).toBe(false);
  });
});
