/** A job that failed for good. */
export interface DeadLetter {
  readonly id: string;
  readonly kind: string;
  readonly failedAt: Date;
  readonly attempts: number;
  /** The code of the last error, if the bot itself gave up the job. */
  readonly error: string | null;
  readonly payload: unknown;
}

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
