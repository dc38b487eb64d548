import type { Job } from '../domain/job.ts';

/** Durable jobs outside a ledger entry. */
export interface JobQueue {
  enqueue(jobs: readonly Job[]): Promise<void>;
}

/** Jobs that are not worth doing more often than every so many seconds, whoever wants them. */
export interface JobThrottle {
  /** Adds a job unless one like it waits, runs, or was made less than about `everySeconds` ago; says whether it did. */
  enqueueAtMostEvery(job: Job, everySeconds: number): Promise<boolean>;
}
