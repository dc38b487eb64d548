import type pg from 'pg';
import type { Job, JobKind } from '../core/job.ts';
import { keyOf } from './payload.ts';
import { keepMarginSeconds, queues } from './queue.ts';
import { insertJobs } from './statements.ts';

const addStatement = {
  name: 'jobs-add',
  text: `with gate as (select 1), ${insertJobs('gate', '$1')} select 1`,
};

export type Sender = ReturnType<typeof createSender>;

/**
 * Puts jobs into the table, by itself or as a piece of somebody else's statement (`JobSender` of the store).
 * `onSent` hears the kinds of what was committed.
 */
export function createSender(needs: {
  readonly pool: pg.Pool;
  readonly onSent: (kinds: ReadonlySet<JobKind>) => void;
}) {
  const { pool, onSent } = needs;
  return {
    sql: insertJobs,
    encode: encodeJobs,
    committed,
    /** Commits jobs; those that wait already are left as they are. */
    async add(jobs: readonly Job[]): Promise<void> {
      if (jobs.length === 0) return;
      await pool.query({ ...addStatement, values: [encodeJobs(jobs)] });
      committed(jobs);
    },
  };

  function committed(jobs: readonly Job[]): void {
    onSent(new Set(jobs.map(({ kind }) => kind)));
  }
}

/** Jobs as the JSON parameter of `insertJobs`: equal ones once, and in one order, so that no two wait for each other. */
export function encodeJobs(jobs: readonly Job[]): string {
  const rows = new Map(
    jobs.map((job) => {
      const key = keyOf(job);
      const { expireSeconds, giveUpSeconds } = queues[job.kind];
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
