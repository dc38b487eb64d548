import type pg from 'pg';
import type { Clock } from 'pg-boss';
import type { Job } from '../../src/domain/job.ts';
import type { JobSystem } from '../../src/queue/job-system.ts';

/** How often a bot is told of due jobs. */
const dueJobsMs = 500;

/**
 * Fires only the short timers of the queue: few tests wait for what it does every few seconds, and each time costs
 * statements for all queues. `announceDueJobs` does what its polls would do. Nothing takes over a job that nobody holds
 * anymore, so a test that breaks connections needs the other timers as well.
 */
export const queueClock: Clock = {
  now: () => Date.now(),
  setTimeout: (run, ms) => (ms < 5_000 ? setTimeout(run, ms) : null),
  clearTimeout: (timer) => clearTimeout(timer as NodeJS.Timeout),
  setInterval: () => null,
  clearInterval: () => undefined,
};

/**
 * Tells the bot of jobs that are due now, or that another process has added. It would look for them itself, with a
 * statement for each queue, and most of what a bot in a test did was that.
 */
export function announceDueJobs(
  pool: pg.Pool,
  { announce }: Pick<JobSystem, 'announce'>,
): () => Promise<void> {
  let looking = Promise.resolve();
  const timer = setInterval(() => {
    looking = looking.then(look);
  }, dueJobsMs);
  return async () => {
    clearInterval(timer);
    await looking;
  };

  async function look(): Promise<void> {
    // A test may have cut the database off.
    announce(await readDueJobs(pool).catch(() => []));
  }
}

/** The jobs in pg-boss's table that a worker could begin. */
async function readDueJobs(pool: pg.Pool): Promise<readonly Job[]> {
  const { rows } = await pool.query<Job>(
    `select name as kind, data as payload from pgboss.job
     where state < 'active' and start_after <= now()`,
  );
  return rows;
}
