import type { ConsoleTopic } from '../../domain/console/console-topic.ts';

/** Where a reading of the changes has ended. */
export interface ChangePosition {
  readonly marks: Readonly<Partial<Record<ConsoleTopic, string>>>;
  readonly auditId: string;
}

/** Finds out cheaply what has changed, in whatever process. */
export interface ChangeReader {
  /** What has changed since a position; nothing for null. */
  read(
    since: ChangePosition | null,
  ): Promise<{ readonly position: ChangePosition; readonly topics: readonly ConsoleTopic[] }>;
}
