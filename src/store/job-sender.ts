import type { Job } from '../core/job.ts';

/**
 * What the job table offers to whoever commits something together with jobs: a piece of SQL for the same
 * statement, so that a change and what follows from it take one round trip and one commit.
 */
export interface JobSender {
  /**
   * Common table expressions that insert the jobs of `parameter` (a placeholder such as `$3`) once for each row
   * of `gate`. They end with `job_result`, one row whose `missed` goes to `committed`.
   */
  sql(gate: string, parameter: string): string;
  /** The value of the placeholder. */
  encode(jobs: readonly Job[]): string;
  /** To be awaited after the commit: wakes the workers, and sends again what another commit got in the way of. */
  committed(jobs: readonly Job[], missed: number): Promise<void>;
}
