import type { JobKind } from '../job.ts';

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

/** How the jobs of one kind stand. Counts and rates are up to ten seconds old. */
export interface QueueReport {
  readonly kind: JobKind;
  readonly ready: number;
  /** Waiting for a retry or for their time. */
  readonly deferred: number;
  readonly active: number;
  /** Null: no job is waiting. */
  readonly oldestSeconds: number | null;
  /** Jobs in a minute, over all processes; null until they were counted. */
  readonly perMinute: {
    readonly added: number;
    readonly completed: number;
    readonly failed: number;
  } | null;
  /** Whether jobs that fail for good become dead letters. Otherwise a later job does the same work. */
  readonly hasDeadLetters: boolean;
}

/** The jobs of one kind during one interval. */
export interface QueuePoint {
  readonly at: Date;
  /** The most that waited at once. */
  readonly waiting: number;
  readonly completedPerMinute: number | null;
}
