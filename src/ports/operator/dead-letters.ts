import type { DeadLetter } from '../../domain/operator/queue-report.ts';
import type { KeysetPage, KeysetRange } from './keyset-page.ts';

/** A place in the list of failed jobs. */
export interface JobPosition {
  readonly id: string;
  readonly failedAt: Date;
}

/** The jobs that failed for good. */
export interface DeadLetters {
  /** Oldest first. The job of a position may be gone, such as one that was retried meanwhile. */
  list(range: KeysetRange<JobPosition>): Promise<KeysetPage<DeadLetter, JobPosition>>;
  /** Moves jobs back into the queues they came from. Returns the IDs of those that were there. */
  retry(ids: readonly string[]): Promise<readonly string[]>;
  /** Deletes jobs. Returns the IDs of those that were there. */
  discard(ids: readonly string[]): Promise<readonly string[]>;
}
