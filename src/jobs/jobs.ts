import type pg from 'pg';
import { Fault } from '../core/fault.ts';
import type { Job, JobKind } from '../core/job.ts';
import type { Jobs, Log, PacedJobs } from '../ports.ts';
import { type JobCounts, readCounts } from './counts.ts';
import type { DeadJob, Handlers, JobContext } from './handler.ts';
import { type Installation, install } from './installation.ts';
import { keyOf, payloads } from './payload.ts';
import { jobKinds, type QueueSettings, queues } from './queue.ts';
import { createSender, type Sender } from './sender.ts';
import { tableStatements, workerStatements } from './statements.ts';
import { claimTick } from './tick.ts';
import { createWorker, type Worker } from './worker.ts';

/** Durable jobs: the table, the workers of this process, and what an operator may want of them. */
export interface JobSystem extends Jobs, PacedJobs {
  /** Makes the tables and starts working. Call it once, before anything is sent. */
  start(): Promise<void>;
  /** Takes no more jobs. */
  pause(): void;
  /** Waits up to `deadlineMs` for jobs in hand, hands back the rest, and stops. Later calls wait for the first. */
  stop(deadlineMs: number): Promise<void>;
  /** Lets this process look for jobs of a kind at once. */
  wake(kind: JobKind): void;
  /** Makes waiting retries of a kind due now: what they failed on works again. Returns how many. */
  nudge(kind: JobKind): Promise<number>;
  /** Whether a job like this has been begun, however shortly, and is not done yet. */
  isBegun(job: Job): Promise<boolean>;
  /** How many jobs wait, run and lie dead, read from the table. */
  counts(): Promise<JobCounts>;
  /** What the store puts into its statements. */
  readonly sender: Sender;
}

/**
 * Creates the job system on the store's pool. `kinds` are those this process works on (all by default), at which
 * `settings` may be changed. `claimSole` is the locks' `claimSoleProcess`: with it, jobs left by a killed process
 * are taken up at once instead of when they expire. `onDead` hears of every job that will not be tried again.
 */
export function createJobs(needs: {
  readonly pool: pg.Pool;
  readonly log: Log;
  readonly handlers: Handlers;
  readonly onDead: (job: DeadJob) => void | Promise<void>;
  readonly claimSole?: (work: () => Promise<void>) => Promise<boolean>;
  readonly kinds?: readonly JobKind[];
  readonly settings?: { readonly [Kind in JobKind]?: Partial<QueueSettings> };
  readonly random?: () => number;
  /** How often the table is looked at for jobs that nobody here was woken for. */
  readonly pollMs?: number;
  readonly extendMs?: number;
}): JobSystem {
  const { pool, log, handlers, claimSole, kinds = jobKinds, random = Math.random } = needs;
  const { pollMs = 500, extendMs = 20_000 } = needs;
  refuseIncomplete(handlers);
  const workers = new Map<JobKind, Worker>(kinds.map((kind) => [kind, workerOf(kind)]));
  const sender = createSender({ pool, onSent: (sent) => sent.forEach(wake) });
  const timers: NodeJS.Timeout[] = [];
  let installation: Installation | null = null;
  let isLooking = false;
  let stopping: Promise<void> | null = null;

  return {
    sender,
    add: sender.add,
    wake,

    async start() {
      installation = await install({ pool, log });
      await claimSole?.(handBackAll);
      for (const worker of workers.values()) worker.open();
      if (workers.size === 0) return;
      timers.push(
        setInterval(() => void look(), pollMs),
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

    async nudge(kind) {
      const { rowCount } = await pool.query(workerStatements(kind).nudge);
      wake(kind);
      return rowCount ?? 0;
    },

    async tick(job, everySeconds) {
      const isIn = await claimTick(pool, job, everySeconds);
      if (isIn) wake(job.kind);
      return isIn;
    },

    async isBegun(job) {
      const { rowCount } = await pool.query(workerStatements(job.kind).begun, [keyOf(job)]);
      return rowCount === 1;
    },

    counts: () => readCounts(pool),
  };

  function workerOf<Kind extends JobKind>(kind: Kind): Worker {
    const settings = { ...queues[kind], ...needs.settings?.[kind] };
    const run = runnerOf(kind, handlers);
    return createWorker({ kind, settings, pool, log, random, run, onDead });
  }

  function wake(kind: JobKind): void {
    workers.get(kind)?.wake();
  }

  /** The net under the wake-up calls: retries that have come due, jobs from other processes. */
  async function look(): Promise<void> {
    if (isLooking) return;
    isLooking = true;
    try {
      const { rows } = await pool.query<{ kind: JobKind }>(tableStatements.due, [kinds]);
      for (const { kind } of rows) wake(kind);
      for (const worker of workers.values()) await worker.flush();
    } catch (error) {
      log.warn({ error }, 'the job table could not be looked at');
    } finally {
      isLooking = false;
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
      .then(() => needs.onDead(job))
      .catch((error: unknown) =>
        log.error({ error, kind: job.kind }, 'a dead job was not reported'),
      );
  }
}

/** Reads the payload, which another version may have written, and does the job. */
function runnerOf<Kind extends JobKind>(kind: Kind, handlers: Handlers) {
  const schema = payloads[kind];
  const handler = handlers[kind];
  return async (data: unknown, context: JobContext): Promise<void> => {
    const payload = schema.safeParse(data);
    if (!payload.success) throw new Fault('bad-input', { cause: payload.error });
    await handler(payload.data, context);
  };
}

function refuseIncomplete(handlers: Handlers): void {
  const missing = jobKinds.filter((kind) => typeof handlers[kind] !== 'function');
  if (missing.length > 0) throw new Error(`no handler for the jobs: ${missing.join(', ')}`);
}
