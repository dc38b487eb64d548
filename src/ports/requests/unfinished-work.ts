import type { Job } from '../../domain/job.ts';

/** The work that rows call for, whether or not there is a job for it. */
export interface UnfinishedWork {
  /**
   * The jobs for requests that are not submitted, decisions that are not sent, cards that show an old version,
   * notifications that are not created, subscribers who are not told, sign-ins that wait, and issues that are not sent or
   * shown. Leaves out what changed less than `minAgeSeconds` ago,
   * whose jobs are probably at work.
   */
  listNeededJobs(minAgeSeconds: number): Promise<readonly Job[]>;
  /** How many requests have been waiting to be submitted, and decisions to be sent, since then. */
  countWaitingSince(time: Date): Promise<number>;
}
