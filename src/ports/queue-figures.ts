import type { QueueReport } from '../domain/operator/queue-report.ts';

/** The queue as a whole; the counts are up to ten seconds old. */
export interface QueueFigures {
  readonly kinds: readonly QueueReport[];
  readonly deadLetters: number;
}
