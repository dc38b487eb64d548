import type { RequestId } from '../../../domain/id.ts';
import type { Clock } from '../../../ports/clock.ts';

/**
 * How long the server may still be saving a request after its answer was lost. It goes on after the connection is
 * closed, and does not say so (docs/overseerr-api.md, "Simultaneous requests").
 */
const defaultSettleMs = 30_000;

export type UnknownOutcomes = ReturnType<typeof createUnknownOutcomes>;

/**
 * Remembers since when it is unknown whether the server has a request. Only in memory: after a restart the time begins
 * anew, which is later than needed but safe.
 */
export function createUnknownOutcomes(deps: {
  readonly clock: Clock;
  readonly settleMs?: number | undefined;
}) {
  const { clock, settleMs = defaultSettleMs } = deps;
  const startedAt = new Map<RequestId, number>();
  return {
    /** An answer was lost just now. */
    start(id: RequestId): void {
      startedAt.set(id, clock().getTime());
    },

    /** Whether the server has ended what it was doing. Begins to count if that has not been done yet. */
    isSettled(id: RequestId): boolean {
      const now = clock().getTime();
      const start = startedAt.get(id) ?? now;
      startedAt.set(id, start);
      return now - start >= settleMs;
    },

    forget(id: RequestId): void {
      startedAt.delete(id);
    },
  };
}
