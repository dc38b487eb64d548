import type pg from 'pg';
import type { Job, JobKind } from '../domain/job.ts';
import { toJobKey } from './job-payload.ts';
import { keepMarginSeconds, queueSettings } from './queue-settings.ts';
import { insertJobs } from './queue-statements.ts';

const addStatement = {
  name: 'jobs-add',
  text: `with gate as (select 1), ${insertJobs('gate', '$1')} select 1`,
};

export type QueueSender = ReturnType<typeof createQueueSender>;

/**
 * Puts jobs into the table, by itself or as a piece of somebody else's statement (`JobSender` of the store).
 * `onSent` hears the kinds of what was committed.
 */
export function createQueueSender(deps: {
  readonly pool: pg.Pool;
  readonly onSent: (kinds: ReadonlySet<JobKind>) => void;
}) {
  const { pool, onSent } = deps;
  return {
    sql: insertJobs,
    encode: encodeJobs,
    afterCommit,
    /** Commits jobs; those that wait already are left as they are. */
    async enqueue(jobs: readonly Job[]): Promise<void> {
      if (jobs.length === 0) return;
      await pool.query({ ...addStatement, values: [encodeJobs(jobs)] });
      afterCommit(jobs);
    },
  };

  function afterCommit(jobs: readonly Job[]): void {
    onSent(new Set(jobs.map(({ kind }) => kind)));
  }
}

/** Jobs as the JSON parameter of `insertJobs`: equal ones once, and in one order, so that no two wait for each other. */
export function encodeJobs(jobs: readonly Job[]): string {
  const rows = new Map(
    jobs.map((job) => {
      const key = toJobKey(job);
      const { expireSeconds, giveUpSeconds } = queueSettings[job.kind];
      const row = {
        kind: job.kind,
        key,
        payload: job.payload,
        expire: expireSeconds,
        keep: giveUpSeconds + keepMarginSeconds,
      };
      return [`${job.kind} ${key}`, row];
    }),
  );
  const sorted = [...rows].sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(sorted.map(([, row]) => row));
}
