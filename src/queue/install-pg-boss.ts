import type pg from 'pg';
import PgBoss from 'pg-boss';
import type { Log } from '../ports/log.ts';
import { deadLetterQueue, jobKinds } from './queue-settings.ts';
import { bossSchema, retryIndex } from './queue-statements.ts';

const maintenanceIntervalSeconds = 30;
/** Longer than any interval of the schedule, which asks when a job was last done. */
const archiveDoneSeconds = 6 * 3600;

// Any constant would do; every version of the bot must use the same.
const lockKey = 7_331_000_003;

/** The job table and its upkeep. */
export interface PgBossInstallation {
  /** Gives jobs whose worker died to another one; done by itself every 30 s. */
  expire(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Makes pg-boss's tables and one queue a kind, and starts its upkeep: expiry of jobs whose process died, archive,
 * deletion. Safe from several processes at once. Workers, retries and inserts are ours (docs/decisions.md).
 */
export async function installPgBoss(deps: {
  readonly pool: pg.Pool;
  readonly log: Log;
}): Promise<PgBossInstallation> {
  const { pool, log } = deps;
  let connection: pg.Pool | pg.PoolClient = pool;
  const boss = new PgBoss({
    db: { executeSql: (text, values) => executeSql(connection, text, values) },
    schema: bossSchema,
    schedule: false,
    maintenanceIntervalSeconds,
    archiveCompletedAfterSeconds: archiveDoneSeconds,
    deleteAfterDays: 7,
  });
  boss.on('error', (error) => log.warn({ error }, 'upkeep of the job table failed'));
  await withInstallLock(pool, async (client) => {
    connection = client;
    await boss.start();
    await addQueues(boss);
    await client.query(retryIndex);
  });
  connection = pool;
  return {
    expire: () => boss.expire(),
    stop: () => boss.stop({ graceful: false, close: false }),
  };
}

async function addQueues(boss: PgBoss): Promise<void> {
  const known = new Set((await boss.getQueues()).map(({ name }) => name));
  for (const kind of jobKinds) {
    if (!known.has(kind)) await boss.createQueue(kind, { name: kind, policy: 'short' });
  }
  if (!known.has(deadLetterQueue)) await boss.createQueue(deadLetterQueue);
}

/** One process at a time: two that make partitions of one table at once end in a deadlock. */
async function withInstallLock(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<void>,
): Promise<void> {
  const client = await pool.connect();
  let isBroken = true;
  try {
    await client.query('select pg_advisory_lock($1)', [lockKey]);
    await work(client);
    await client.query('select pg_advisory_unlock($1)', [lockKey]);
    isBroken = false;
  } finally {
    // Closing the connection gives the lock back when something failed.
    client.release(isBroken);
  }
}

/** pg-boss sends its upkeep as several statements in one text, whose answer it does not read. */
async function executeSql(connection: pg.Pool | pg.PoolClient, text: string, values?: unknown[]) {
  const result: pg.QueryResult | pg.QueryResult[] = await (values
    ? connection.query(text, values)
    : connection.query(text));
  return Array.isArray(result) ? { rows: [] } : result;
}
