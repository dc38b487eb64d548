import type pg from 'pg';
import type { Job } from '../core/job.ts';
import { keyOf } from './payload.ts';
import { encodeJobs } from './sender.ts';
import { tickStatements } from './statements.ts';

/** Timers are not exact: a tick that comes a little early is still the next one. */
const early = 0.9;

/**
 * Adds a job unless one like it waits, runs, or was made less than `everySeconds` ago. By the database's clock,
 * and one caller at a time, so that of the ticks of several processes one gets in.
 */
export async function claimTick(pool: pg.Pool, job: Job, everySeconds: number): Promise<boolean> {
  const key = keyOf(job);
  const client = await pool.connect();
  let broken: Error | boolean = true;
  try {
    await client.query('begin');
    await client.query(tickStatements.lock, [`${job.kind}:${key}`]);
    const values = [encodeJobs([job]), job.kind, key, everySeconds * early];
    const { rows } = await client.query<{ sent: number }>(tickStatements.insert, values);
    await client.query('commit');
    broken = false;
    return rows[0]?.sent === 1;
  } finally {
    // A connection with an unfinished transaction is thrown away.
    client.release(broken);
  }
}
