import type pg from 'pg';
import type { Job } from '../domain/job.ts';
import { toJobKey } from './job-payload.ts';
import { encodeJobs } from './queue-sender.ts';
import { throttleStatements } from './queue-statements.ts';

/** Timers are not exact: a tick that comes a little early is still the next one. */
const tolerance = 0.9;

/**
 * Adds a job unless one like it waits, runs, or was made less than `everySeconds` ago. By the database's clock,
 * and one caller at a time, so that of the ticks of several processes one gets in.
 */
export async function enqueueAtMostEvery(
  pool: pg.Pool,
  job: Job,
  everySeconds: number,
): Promise<boolean> {
  const key = toJobKey(job);
  const client = await pool.connect();
  let brokenBy: Error | boolean = true;
  try {
    await client.query('begin');
    await client.query(throttleStatements.lock, [`${job.kind}:${key}`]);
    const values = [encodeJobs([job]), job.kind, key, everySeconds * tolerance];
    const { rows } = await client.query<{ sent: number }>(throttleStatements.insert, values);
    await client.query('commit');
    brokenBy = false;
    return rows[0]?.sent === 1;
  } finally {
    // A connection with an unfinished transaction is thrown away.
    client.release(brokenBy);
  }
}
