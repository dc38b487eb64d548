import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../../src/domain/app-error.ts';
import { createUnknownOutcomes } from '../../../../../src/usecases/requests/submission/unknown-outcomes.ts';
import { anId } from '../../../../support/factories.ts';
import { createInMemorySubmissionTimes } from '../../../../support/in-memory/submission-times.ts';

const first = { isRepeated: false };
const stateChangedAt = new Date(900_000);

function createFixture() {
  let nowMs = 1_000_000;
  let delayed: (() => void) | null = null;
  const submissionTimes = createInMemorySubmissionTimes();
  const start = () =>
    createUnknownOutcomes({
      submissionTimes,
      clock: () => new Date(nowMs),
      settleMs: 30_000,
      delay(_ms, work) {
        delayed = work;
        return () => {
          delayed = null;
        };
      },
    });
  return {
    outcomes: start(),
    /** The same in the next process. */
    restart: start,
    id: anId<'request'>(),
    wait(seconds: number) {
      nowMs += seconds * 1000;
    },
    /** The answer takes so long that its loss is recorded in advance. */
    becomeSlow: () => delayed?.(),
    isDelayed: () => delayed !== null,
    submissionTimes,
  };
}

const never = () => new Promise<never>(() => undefined);
const lose = async () => {
  throw new AppError('outcome-unknown');
};

describe('an unknown outcome', () => {
  it('is settled some time after the answer was lost', async () => {
    const { outcomes, id, wait } = createFixture();
    await expect(outcomes.track(id, first, lose)).rejects.toThrow('outcome-unknown');
    wait(29);
    expect(await outcomes.isSettled({ id, stateChangedAt })).toBe(false);
    wait(1);
    expect(await outcomes.isSettled({ id, stateChangedAt })).toBe(true);
  });

  it('is settled after a restart at the recorded time', async () => {
    const { outcomes, restart, id, wait, becomeSlow } = createFixture();
    void outcomes.track(id, first, never);
    becomeSlow();
    wait(44);
    const next = restart();
    expect(await next.isSettled({ id, stateChangedAt })).toBe(false);
    wait(1);
    expect(await next.isSettled({ id, stateChangedAt })).toBe(true);
  });

  it('without a record counts from the first check, and never longer', async () => {
    const { outcomes, restart, id, wait, becomeSlow } = createFixture();
    expect(await outcomes.isSettled({ id, stateChangedAt })).toBe(false);
    wait(30);
    expect(await outcomes.isSettled({ id, stateChangedAt })).toBe(true);
    void outcomes.track(id, first, never);
    becomeSlow();
    const next = restart();
    expect(await next.isSettled({ id, stateChangedAt })).toBe(false);
    wait(30);
    expect(await next.isSettled({ id, stateChangedAt })).toBe(true);
  });

  it('of a repeated submission does not go by the one before', async () => {
    const { outcomes, restart, id, wait } = createFixture();
    await expect(outcomes.track(id, first, lose)).rejects.toThrow();
    wait(60);
    expect(await outcomes.isSettled({ id, stateChangedAt })).toBe(true);
    void outcomes.track(id, { isRepeated: true }, never);
    expect(await restart().isSettled({ id, stateChangedAt })).toBe(false);
  });

  it.each([true, false])(
    'does not go by a check in another process before it was sent (repeated: %s)',
    async (isRepeated) => {
      const { outcomes, restart, id, wait } = createFixture();
      const other = restart();
      if (isRepeated) await expect(outcomes.track(id, first, lose)).rejects.toThrow();
      expect(await other.isSettled({ id, stateChangedAt })).toBe(false);
      wait(55);
      await expect(outcomes.track(id, { isRepeated }, lose)).rejects.toThrow();
      wait(29);
      expect(await other.isSettled({ id, stateChangedAt })).toBe(false);
      wait(1);
      expect(await other.isSettled({ id, stateChangedAt })).toBe(true);
    },
  );

  it('counts from the first check in any process', async () => {
    const { outcomes, restart, id, wait } = createFixture();
    expect(await outcomes.isSettled({ id, stateChangedAt })).toBe(false);
    wait(30);
    expect(await restart().isSettled({ id, stateChangedAt })).toBe(true);
  });

  it('of a submission right after the request was queued is settled in the end', async () => {
    const { outcomes, id, wait } = createFixture();
    const queued = { id, stateChangedAt: new Date(1_000_000) };
    wait(1);
    await expect(outcomes.track(id, first, lose)).rejects.toThrow();
    for (let second = 1; second < 44; second += 1) {
      expect(await outcomes.isSettled(queued)).toBe(false);
      wait(1);
    }
    expect(await outcomes.isSettled(queued)).toBe(false);
    wait(1);
    expect(await outcomes.isSettled(queued)).toBe(true);
  });

  it('of a request that was queued again does not go by the time before', async () => {
    const { outcomes, id, wait } = createFixture();
    await expect(outcomes.track(id, first, lose)).rejects.toThrow();
    wait(60);
    expect(await outcomes.isSettled({ id, stateChangedAt })).toBe(true);
    const queuedAgain = { id, stateChangedAt: new Date(1_055_000) };
    expect(await outcomes.isSettled(queuedAgain)).toBe(false);
  });

  it('is not recorded when the answer comes quickly', async () => {
    const { outcomes, id, isDelayed, submissionTimes } = createFixture();
    expect(await outcomes.track(id, first, async () => 'created')).toBe('created');
    expect(isDelayed()).toBe(false);
    expect(await submissionTimes.findAnswerLost(id)).toBeNull();
  });
});
