import type pg from 'pg';
import { type Clock, type ConstructorOptions, PgBoss } from 'pg-boss';
import { createRepeatFilter } from '../lib/repeat-filter.ts';
import type { Log } from '../ports/log.ts';
import { createQueueDatabase } from './queue-database.ts';
import { deadLetterDefinition, type QueueDefinition, queueDefinitions } from './queue-settings.ts';

/**
 * With the heartbeats of `queueDefinitions`, another process takes over the jobs of a dead process
 * within 30 seconds.
 */
const superviseIntervalSeconds = 10;
const maintenanceIntervalSeconds = 60;
/** While the database does not respond, the same problem is logged at most this often. */
const logIntervalMs = 10_000;

export interface PgBossOptions {
  readonly url: string;
  readonly log: Log;
  /**
   * Whether this process gives up jobs of dead processes and deletes old ones. At least one process
   * must.
   */
  readonly supervise?: boolean;
  readonly clock?: Clock;
  /** How many connections it opens at most. */
  readonly connections?: number | undefined;
  /** Gets the pool of its connections before one is opened. */
  readonly watchPool?: ((pool: pg.Pool) => void) | undefined;
}

/** pg-boss with its connections. */
export interface OpenPgBoss {
  readonly boss: PgBoss;
  /** Returns unfinished jobs to the queue and closes the connections. */
  stop(): Promise<void>;
}

/** Creates pg-boss on its own connections. Nothing happens before `startPgBoss`. */
export function createPgBoss(needs: PgBossOptions): OpenPgBoss {
  const { url, log, supervise = true, clock, connections, watchPool } = needs;
  const isNew = createRepeatFilter(logIntervalMs, () => performance.now());
  const db = createQueueDatabase({ url, connections, onError: reportProblem, watchPool });
  const options: ConstructorOptions = {
    db,
    schedule: false,
    supervise,
    superviseIntervalSeconds,
    monitorIntervalSeconds: superviseIntervalSeconds,
    maintenanceIntervalSeconds,
    flowIntervalSeconds: 3600,
    registerInstance: false,
    // Each pass adds a row for each queue, from which the console shows rates and the last day.
    persistQueueStats: true,
    queueStatRetentionDays: 2,
    openTelemetry: { enabled: false },
    ...(clock ? { clock } : {}),
  };
  const boss = new PgBoss(options);
  boss.on('error', reportProblem);
  boss.on('warning', ({ message, data }) => {
    if (isNew(message)) log.info({ data }, message);
  });
  return {
    boss,
    async stop() {
      await boss.stop({ graceful: false });
      await db.close();
    },
  };

  function reportProblem(error: Error): void {
    if (isNew(toProblem(error))) log.warn({ error }, 'The queue has a problem');
  }
}

/**
 * Opens pg-boss on one connection, without working on any job. On a database that no bot has used yet, it makes the
 * queues, which are empty then.
 */
export async function openIdlePgBoss(
  needs: Pick<PgBossOptions, 'url' | 'log'>,
): Promise<OpenPgBoss> {
  const opened = createPgBoss({ ...needs, supervise: false, connections: 1 });
  try {
    await startPgBoss(opened.boss);
  } catch (error) {
    await opened.stop();
    throw error;
  }
  return opened;
}

/**
 * Creates or updates pg-boss's tables and our queues. Several processes can call it at once:
 * pg-boss takes its own lock for both.
 */
export async function startPgBoss(boss: PgBoss): Promise<void> {
  await boss.start();
  const known = new Map((await boss.getQueues()).map((queue) => [queue.name, queue]));
  await defineQueue(deadLetterDefinition);
  for (const definition of queueDefinitions) await defineQueue(definition);

  async function defineQueue({ name, policy, ...options }: QueueDefinition): Promise<void> {
    const { deadLetter, ...others } = options;
    const queue = known.get(name);
    if (!queue) {
      return boss.createQueue(name, { policy, ...others, ...(deadLetter && { deadLetter }) });
    }
    const current = new Map<string, unknown>(Object.entries(queue));
    const isSame = Object.entries(options).every(([key, value]) => current.get(key) === value);
    if (!isSame) await boss.updateQueue(name, options);
  }
}

/** The error, without the worker that reported it. */
function toProblem(error: Error): string {
  return error.message.replace(/ \(Queue: .*$/s, '');
}
