import type { DeadLetter } from '../domain/operator/queue-report.ts';

/** What `medianest jobs` does. */
export interface OperatorJobs {
  /** Jobs that failed for good, oldest first. */
  listDeadLetters(limit: number): Promise<readonly DeadLetter[]>;
  /** Puts jobs back into their queue, where the running bot takes them. Returns how many there were. */
  retry(ids: readonly string[]): Promise<number>;
  /** Deletes jobs. Returns how many there were. */
  discard(ids: readonly string[]): Promise<number>;
  close(): Promise<void>;
}
