import { isAppError } from '../../../domain/app-error.ts';
import type { RequestId } from '../../../domain/id.ts';
import type { MediaRequest } from '../../../domain/requests/request.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { SubmissionTimes } from '../../../ports/requests/submission-times.ts';

/**
 * How long the server may still be saving a request after its answer was lost. It goes on after the connection is
 * closed, and does not say so (docs/overseerr-api.md, "Simultaneous requests").
 */
const defaultSettleMs = 30_000;
/** How long an answer is waited for, at most. */
const longestAnswerMs = 15_000;
/** A faster answer is not worth a record: the bot would have to be killed within this time. */
const quickAnswerMs = 250;

/** Runs `work` in some milliseconds, unless the returned function is called before. */
export type Delay = (ms: number, work: () => void) => () => void;

const delayByTimer: Delay = (ms, work) => {
  const timer = setTimeout(work, ms);
  return () => clearTimeout(timer);
};

type Submission = Pick<MediaRequest, 'id' | 'stateChangedAt'>;

export type UnknownOutcomes = ReturnType<typeof createUnknownOutcomes>;

/**
 * Knows since when it is unknown whether the server has a request, in every process and also after a crash: while a
 * submission waits for its answer, it is recorded when that answer would be lost at the latest. Without a record, the
 * first check makes one, which is later than needed but safe.
 */
export function createUnknownOutcomes(deps: {
  readonly submissionTimes: SubmissionTimes;
  readonly clock: Clock;
  readonly settleMs?: number | undefined;
  readonly delay?: Delay;
}) {
  const { submissionTimes, clock, settleMs = defaultSettleMs, delay = delayByTimer } = deps;

  return {
    /**
     * Submits a request with `send`. For a repeated one, the record of the attempt before is replaced first: it would
     * say that the outcome of this one is settled.
     */
    async track<Result>(
      id: RequestId,
      { isRepeated }: { readonly isRepeated: boolean },
      send: () => Promise<Result>,
    ): Promise<Result> {
      const recordLatest = () => submissionTimes.recordAnswerLost(id, inMs(longestAnswerMs));
      if (isRepeated) await recordLatest();
      // Without the record, a crash only makes the next attempt wait longer.
      const cancelRecord = delay(quickAnswerMs, () => void recordLatest().catch(() => undefined));
      try {
        return await send();
      } catch (error) {
        // Anything else means that the server has not saved it, and nobody has to wait for that.
        const isUnknown = isAppError(error, 'outcome-unknown');
        await submissionTimes
          .recordAnswerLost(id, inMs(isUnknown ? 0 : -settleMs))
          .catch(() => undefined);
        throw error;
      } finally {
        cancelRecord();
      }
    },

    /**
     * Whether the server has ended what it was doing. To be called under the lock of the title: no submission waits for
     * its answer then, so a later time comes from a crash. A record from before the request was queued does not count.
     */
    async isSettled({ id, stateChangedAt }: Submission): Promise<boolean> {
      const now = clock().getTime();
      const earliest = stateChangedAt.getTime() + longestAnswerMs;
      const latest = Math.max(now, earliest);
      const lostAt = (await submissionTimes.findAnswerLost(id))?.getTime();
      if (lostAt !== undefined && earliest <= lostAt && lostAt <= latest) {
        return now - lostAt >= settleMs;
      }
      await submissionTimes.recordAnswerLost(id, new Date(latest));
      return false;
    },

    /** Whether the server can no longer be saving a request whose answer was lost then. */
    isOver: (lostAt: Date): boolean => clock().getTime() - lostAt.getTime() >= settleMs,
  };

  function inMs(ms: number): Date {
    return new Date(clock().getTime() + ms);
  }
}
