import type pg from 'pg';
import { AppError } from '../domain/app-error.ts';
import type { Job, JobKind } from '../domain/job.ts';
import type { JobQueue, JobThrottle } from '../ports/job-queue.ts';
import type { Log } from '../ports/log.ts';
import { enqueueAtMostEvery } from './enqueue-at-most-every.ts';
import { installPgBoss, type PgBossInstallation } from './install-pg-boss.ts';
import { type JobCounts, readJobCounts } from './job-counts.ts';
import type { DeadJob, Handlers, JobContext } from './job-handler.ts';
import { payloadSchemas, toJobKey } from './job-payload.ts';
import { createQueueSender, type QueueSender } from './queue-sender.ts';
import { jobKinds, type QueueSettings, queueSettings } from './queue-settings.ts';
import { tableStatements, workerStatements } from './queue-statements.ts';
import { createWorker, type Worker } from './worker.ts';

/** Durable jobs: the table, the workers of this process, and what an operator may want of them. */
export interface JobSystem extends JobQueue, JobThrottle {
  /** Makes the tables and starts working. Call it once, before anything is sent. */
  start(): Promise<void>;
  /** Takes no more jobs. */
  pause(): void;
  /** Waits up to `deadlineMs` for jobs in hand, hands back the rest, and stops. Later calls wait for the first. */
  stop(deadlineMs: number): Promise<void>;
  /** Lets this process look for jobs of a kind at once. */
  wake(kind: JobKind): void;
  /** Makes waiting retries of a kind due now: what they failed on works again. Returns how many. */
  retryNow(kind: JobKind): Promise<number>;
  /** Whether a job like this has been begun, however shortly, and is not done yet. */
  hasStarted(job: Job): Promise<boolean>;
  /** How many jobs wait, run and lie dead, read from the table. */
  counts(): Promise<JobCounts>;
  /** What the store puts into its statements. */
  readonly sender: QueueSender;
}

/**
 * Creates the job system on the store's pool. `kinds` are those this process works on (all by default), at which
 * `settings` may be changed. `claimSole` is the locks' `claimSoleProcess`: with it, jobs left by a killed process
 * are taken up at once instead of when they expire. `onDead` hears of every job that will not be tried again.
 */
export function createJobSystem(deps: {
  readonly pool: pg.Pool;
  readonly log: Log;
  readonly handlers: Handlers;
  readonly onDead: (job: DeadJob) => void | Promise<void>;
  readonly isOnlyInstance?: (work: () => Promise<void>) => Promise<boolean>;
  readonly kinds?: readonly JobKind[];
  readonly settings?: { readonly [Kind in JobKind]?: Partial<QueueSettings> };
  readonly random?: () => number;
  /** How often the table is looked at for jobs that nobody here was woken for. */
  readonly pollMs?: number;
  readonly extendMs?: number;
}): JobSystem {
  const { pool, log, handlers, isOnlyInstance, kinds = jobKinds, random = Math.random } = deps;
  const { pollMs = 500, extendMs = 20_000 } = deps;
  refuseIncomplete(handlers);
  const workers = new Map<JobKind, Worker>(kinds.map((kind) => [kind, workerOf(kind)]));
  const sender = createQueueSender({ pool, onSent: (sent) => sent.forEach(wake) });
  const timers: NodeJS.Timeout[] = [];
  let installation: PgBossInstallation | null = null;
  let isWakingDue = false;
  let stopping: Promise<void> | null = null;

  return {
    sender,
    enqueue: sender.enqueue,
    wake,

    async start() {
      installation = await installPgBoss({ pool, log });
      await isOnlyInstance?.(handBackAll);
      for (const worker of workers.values()) worker.open();
      if (workers.size === 0) return;
      timers.push(
        setInterval(() => void wakeDue(), pollMs),
        setInterval(() => void extend(), extendMs),
      );
    },

    pause() {
      for (const worker of workers.values()) worker.pause();
    },

    stop(deadlineMs) {
      stopping ??= stop(deadlineMs);
      return stopping;
    },

    async retryNow(kind) {
      const { rowCount } = await pool.query(workerStatements(kind).retryNow);
      wake(kind);
      return rowCount ?? 0;
    },

    async enqueueAtMostEvery(job, everySeconds) {
      const isIn = await enqueueAtMostEvery(pool, job, everySeconds);
      if (isIn) wake(job.kind);
      return isIn;
    },

    async hasStarted(job) {
      const { rowCount } = await pool.query(workerStatements(job.kind).started, [toJobKey(job)]);
      return rowCount === 1;
    },

    counts: () => readJobCounts(pool),
  };

  function workerOf<Kind extends JobKind>(kind: Kind): Worker {
    const settings = { ...queueSettings[kind], ...deps.settings?.[kind] };
    const run = runnerOf(kind, handlers);
    return createWorker({ kind, settings, pool, log, random, run, onDead });
  }

  function wake(kind: JobKind): void {
    workers.get(kind)?.wake();
  }

  /** The net under the wake-up calls: retries that have come due, jobs from other processes. */
  async function wakeDue(): Promise<void> {
    if (isWakingDue) return;
    isWakingDue = true;
    try {
      const { rows } = await pool.query<{ kind: JobKind }>(tableStatements.due, [kinds]);
      for (const { kind } of rows) wake(kind);
      for (const worker of workers.values()) await worker.flush();
    } catch (error) {
      log.warn({ error }, 'the job table could not be looked at');
    } finally {
      isWakingDue = false;
    }
  }

  async function extend(): Promise<void> {
    for (const worker of workers.values()) {
      try {
        await worker.extend();
      } catch (error) {
        // Missed often enough, the jobs go to another process, which is right when ours cannot reach the table.
        log.warn({ error }, 'jobs in hand could not be extended');
      }
    }
  }

  async function handBackAll(): Promise<void> {
    const { rowCount } = await pool.query(tableStatements.handBackAll, [jobKinds]);
    if (rowCount) log.info({ count: rowCount }, 'took up jobs that a dead process left');
  }

  async function stop(deadlineMs: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const deadline = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, deadlineMs);
    });
    try {
      await Promise.all([...workers.values()].map((worker) => worker.close(deadline)));
    } finally {
      clearTimeout(timer);
      for (const interval of timers) clearInterval(interval);
      await installation?.stop();
    }
  }

  function onDead(job: DeadJob): void {
    // Nothing more can be done for the job; a failing alarm must not end the worker.
    Promise.resolve()
      .then(() => deps.onDead(job))
      .catch((error: unknown) =>
        log.error({ error, kind: job.kind }, 'a dead job was not reported'),
      );
  }
}

/** Reads the payload, which another version may have written, and does the job. */
function runnerOf<Kind extends JobKind>(kind: Kind, handlers: Handlers) {
  const schema = payloadSchemas[kind];
  const handler = handlers[kind];
  return async (data: unknown, context: JobContext): Promise<void> => {
    const payload = schema.safeParse(data);
    if (!payload.success) throw new AppError('invalid-input', { cause: payload.error });
    await handler(payload.data, context);
  };
}

function refuseIncomplete(handlers: Handlers): void {
  const missing = jobKinds.filter((kind) => typeof handlers[kind] !== 'function');
  if (missing.length > 0) throw new Error(`no handler for the jobs: ${missing.join(', ')}`);
}
