import type { JobKind } from '../../domain/job.ts';
import type { QueuePoint } from '../../domain/operator/queue-report.ts';
import type { QueueFigures } from '../queue-figures.ts';

/** Reads how the queue stands, and how it stood. */
export interface QueueReports {
  readFigures(): Promise<QueueFigures>;
  /** The jobs of a kind during the last 24 hours, one point for each ten minutes, the oldest first. */
  readHistory(kind: JobKind): Promise<readonly QueuePoint[]>;
}
