import { toAppError } from '../domain/app-error.ts';
import type { ServiceId } from '../domain/id.ts';
import type { Clock } from '../ports/clock.ts';

const minuteMs = 60_000;
/**
 * How long something that failed is left alone, after each failure. The first may be a coincidence; a title that is gone
 * from TMDB stays gone, and is only tried because nobody can know that.
 */
const retryDelaysMs = [0, 5 * minuteMs, 30 * minuteMs, 2 * 60 * minuteMs];
const lastDelayMs = 12 * 60 * minuteMs;
/** The index of the longest of these for what fails because something is down: that may be back soon. */
const downStep = 1;

interface Attempted<Row> {
  readonly row: Row;
  readonly failures: number;
  /** In milliseconds. */
  readonly retryAt: number;
}

interface Remote {
  readonly remoteId: number;
}

/**
 * Remembers what a loop has not managed to do with rows of each server, so that its runs try only what is due: what
 * failed is tried less and less often, and at once when the row has changed.
 */
export function createRepeatedAttempts<Row extends Remote>(deps: {
  readonly clock: Clock;
  /** What success depends on, as text. */
  readonly toContent: (row: Row) => string;
}) {
  const attemptsOf = new Map<ServiceId, ReturnType<typeof createAttempts<Row>>>();
  return (serviceId: ServiceId) => {
    const attempts = attemptsOf.get(serviceId) ?? createAttempts(deps);
    attemptsOf.set(serviceId, attempts);
    return attempts;
  };
}

function createAttempts<Row extends Remote>({
  clock,
  toContent,
}: Parameters<typeof createRepeatedAttempts<Row>>[0]) {
  const rows = new Map<number, Attempted<Row>>();

  return {
    /** Rows that were added or have failed, and are due. */
    listDue: (): Row[] => [...rows.values()].filter(isDueNow).map(({ row }) => row),

    /** Whether a row was not tried yet, its time has come, or it has changed. */
    isDue(row: Row): boolean {
      const known = rows.get(row.remoteId);
      return !known || isDueNow(known) || toContent(known.row) !== toContent(row);
    },

    /** Makes a row due until an attempt succeeds. */
    add(row: Row): void {
      rows.set(row.remoteId, { row, failures: countFailures(row), retryAt: clock().getTime() });
    },

    /** Forgets a row that somebody else has dealt with. */
    remove({ remoteId }: Row): void {
      rows.delete(remoteId);
    },

    /** Does `work` with a row. Throws what that throws. */
    async attempt(row: Row, work: () => Promise<void>): Promise<void> {
      try {
        await work();
        rows.delete(row.remoteId);
      } catch (error) {
        const failures = countFailures(row);
        const { isRetryable } = toAppError(error).metadata;
        const step = isRetryable ? Math.min(failures, downStep) : failures;
        rows.set(row.remoteId, {
          row,
          failures: Math.max(failures, step + 1),
          retryAt: clock().getTime() + (retryDelaysMs[step] ?? lastDelayMs),
        });
        throw error;
      }
    },
  };

  function isDueNow({ retryAt }: Attempted<Row>): boolean {
    return retryAt <= clock().getTime();
  }

  function countFailures({ remoteId }: Row): number {
    return rows.get(remoteId)?.failures ?? 0;
  }
}
