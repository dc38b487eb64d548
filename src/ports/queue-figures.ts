import type { JobKind } from '../domain/job.ts';

/** How many jobs of a kind there are. */
export interface KindFigures {
  readonly kind: JobKind;
  readonly ready: number;
  /** Waiting for a retry or for their time. */
  readonly deferred: number;
  readonly active: number;
  /** Null: no job is waiting. */
  readonly oldestSeconds: number | null;
}

/** The queue as a whole; the counts are up to ten seconds old. */
export interface QueueFigures {
  readonly kinds: readonly KindFigures[];
  readonly deadLetters: number;
}
