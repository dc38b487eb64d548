import type { DeadLetter } from '../../domain/operator/queue-report.ts';
import type { KeysetPage, KeysetRange } from './keyset-page.ts';

/** The jobs that failed for good. */
export interface DeadLetters {
  /** Oldest first. A range whose job is gone begins at the top. */
  list(range: KeysetRange): Promise<KeysetPage<DeadLetter>>;
  /** Moves jobs back into the queues they came from. Returns the IDs of those that were there. */
  retry(ids: readonly string[]): Promise<readonly string[]>;
  /** Deletes jobs. Returns the IDs of those that were there. */
  discard(ids: readonly string[]): Promise<readonly string[]>;
}
