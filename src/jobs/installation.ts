import type pg from 'pg';
import PgBoss from 'pg-boss';
import type { Log } from '../ports.ts';
import { deadQueue, jobKinds } from './queue.ts';
import { bossSchema, retryIndex } from './statements.ts';

const maintenanceIntervalSeconds = 30;
/** Longer than any interval of the schedule, which asks when a job was last done. */
const archiveDoneSeconds = 6 * 3600;

/** The job table and its upkeep. */
export interface Installation {
  /** Gives jobs whose worker died to another one; done by itself every 30 s. */
  expire(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Makes pg-boss's tables and one queue a kind, and starts its upkeep: expiry of jobs whose process died, archive,
 * deletion. Safe from several processes at once. Workers, retries and inserts are ours (docs/decisions.md).
 */
export async function install(needs: {
  readonly pool: pg.Pool;
  readonly log: Log;
}): Promise<Installation> {
  const { pool, log } = needs;
  const boss = new PgBoss({
    db: { executeSql: (text, values) => executeSql(pool, text, values) },
    schema: bossSchema,
    schedule: false,
    maintenanceIntervalSeconds,
    archiveCompletedAfterSeconds: archiveDoneSeconds,
    deleteAfterDays: 7,
  });
  boss.on('error', (error) => log.warn({ error }, 'upkeep of the job table failed'));
  await boss.start();
  const known = new Set((await boss.getQueues()).map(({ name }) => name));
  for (const kind of jobKinds) {
    if (!known.has(kind)) await boss.createQueue(kind, { name: kind, policy: 'short' });
  }
  if (!known.has(deadQueue)) await boss.createQueue(deadQueue);
  await addRetryIndex(pool);
  return {
    expire: () => boss.expire(),
    stop: () => boss.stop({ graceful: false, close: false }),
  };
}

/** pg-boss sends its upkeep as several statements in one text, whose answer it does not read. */
async function executeSql(pool: pg.Pool, text: string, values?: unknown[]) {
  const result: pg.QueryResult | pg.QueryResult[] = await (values
    ? pool.query(text, values)
    : pool.query(text));
  return Array.isArray(result) ? { rows: [] } : result;
}

async function addRetryIndex(pool: pg.Pool): Promise<void> {
  const { rowCount } = await pool.query(
    'select 1 from pg_indexes where schemaname = $1 and indexname = $2',
    [bossSchema, retryIndex.name],
  );
  if (rowCount !== 0) return;
  // `if not exists` alone does not keep two processes from trying at once.
  await pool.query(`begin; select pg_advisory_xact_lock(7331000003); ${retryIndex.sql}; commit`);
}
