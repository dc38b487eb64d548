import type { Job } from '../domain/job.ts';

/** Adds durable jobs that do not belong to the change of a request. */
export interface JobQueue {
  enqueue(jobs: readonly Job[]): Promise<void>;
}

/** Adds jobs that look again later. */
export interface JobDelay {
  /** Adds a job that starts in `seconds`, unless an equal one is waiting. */
  enqueueLater(job: Job, seconds: number): Promise<void>;
}

/** Adds jobs that need not run more often than every few seconds, no matter how often they are asked for. */
export interface JobThrottle {
  /** Adds a job unless the same job is waiting or running, or was added here less than about `everySeconds` ago. Says whether it did. */
  enqueueAtMostEvery(job: Job, everySeconds: number): Promise<boolean>;
}

/** Adds lost jobs again. */
export interface JobRecovery {
  /** Adds those of which no equal one waits or runs, and returns them. Their handlers count them as begun before. */
  recover(jobs: readonly Job[]): Promise<readonly Job[]>;
}
