import type pg from 'pg';
import type { Job, JobKind } from '../core/job.ts';
import { keyOf } from './payload.ts';
import { keepMarginSeconds, queues } from './queue.ts';
import { insertJobs } from './statements.ts';

const addStatement = {
  name: 'jobs-add',
  text: `with gate as (select 1), ${insertJobs('gate', '$1')} select missed from job_result`,
};

/** More often than this nobody can get in the way of one insert. */
const tries = 5;

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
    add,
    async committed(jobs: readonly Job[], missed: number): Promise<void> {
      if (jobs.length === 0) return;
      if (missed > 0) await add(jobs);
      else onSent(new Set(jobs.map(({ kind }) => kind)));
    },
  };

  /** Commits jobs; those that wait already are left as they are. */
  async function add(jobs: readonly Job[]): Promise<void> {
    if (jobs.length === 0) return;
    const values = [encodeJobs(jobs)];
    for (let attempt = 0, missed = 1; missed > 0 && attempt < tries; attempt += 1) {
      const { rows } = await pool.query<{ missed: number }>({ ...addStatement, values });
      missed = rows[0]?.missed ?? 0;
    }
    onSent(new Set(jobs.map(({ kind }) => kind)));
  }
}

/** Jobs as the JSON parameter of `insertJobs`; equal ones once. */
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
  return JSON.stringify([...rows.values()]);
}
