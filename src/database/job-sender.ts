import type { Job } from '../domain/job.ts';

/**
 * What the job table offers to whoever commits something together with jobs: a piece of SQL for the same
 * statement, so that a change and what follows from it take one round trip and one commit.
 */
export interface JobSender {
  /**
   * Common table expressions that insert the jobs of `parameter` (a placeholder such as `$3`) once for each row
   * of `gate`. Nothing needs to be selected from them.
   */
  sql(gate: string, parameter: string): string;
  /** The value of the placeholder. */
  encode(jobs: readonly Job[]): string;
  /** To be called after the commit: wakes the workers. */
  afterCommit(jobs: readonly Job[]): void;
}
