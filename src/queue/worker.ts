import type pg from 'pg';
import { AppError, toAppError } from '../domain/app-error.ts';
import type { JobKind } from '../domain/job.ts';
import type { Log } from '../ports/log.ts';
import { type ClaimedJob, createJobAcks } from './job-acks.ts';
import type { DeadJob, JobContext } from './job-handler.ts';
import type { QueueSettings } from './queue-settings.ts';
import { workerStatements } from './queue-statements.ts';
import { retryDelayMs } from './retry-delay.ts';
import { isTransient } from './transient-error.ts';

interface FetchedJob extends ClaimedJob {
  readonly data: unknown;
  readonly ageSeconds: number;
}

interface Run {
  readonly job: FetchedJob;
  readonly abort: AbortController;
  readonly end: Promise<void>;
}

export interface WorkerDeps {
  readonly kind: JobKind;
  readonly settings: QueueSettings;
  readonly pool: pg.Pool;
  readonly log: Log;
  readonly random: () => number;
  readonly run: (data: unknown, context: JobContext) => Promise<void>;
  readonly onDead: (job: DeadJob) => void;
}

export type Worker = ReturnType<typeof createWorker>;

/** Works on the jobs of one kind: as many at once as the settings allow, taken as soon as there is room. */
export function createWorker(deps: WorkerDeps) {
  const { kind, settings, pool, log, random, run, onDead } = deps;
  const statements = workerStatements(kind);
  const acks = createJobAcks(deps);
  const runs = new Map<string, Run>();
  let isOpen = false;
  let mayHaveJobs = false;
  let fetching: Promise<void> | null = null;

  return {
    open(): void {
      isOpen = true;
      wake();
    },
    /** Takes no more jobs; those in hand go on. */
    pause(): void {
      isOpen = false;
    },
    /** There may be jobs. */
    wake,
    flush: acks.flush,
    /** Tells the table that the jobs in hand are still in hand. */
    async extend(): Promise<void> {
      const ids = [...runs.keys(), ...acks.open().map(({ id }) => id)];
      if (ids.length > 0) await pool.query(statements.extend, [ids]);
    },
    /** Waits for what is in hand until `deadline` is over, then hands back the rest. */
    async close(deadline: Promise<void>): Promise<void> {
      isOpen = false;
      await Promise.race([finished(), deadline]);
      // What a fetch under way still brings is handed back by it, as long as the pool is there.
      await fetching;
      await handBackRest();
    },
  };

  function wake(): void {
    mayHaveJobs = true;
    fetching ??= fetchAll().finally(() => {
      fetching = null;
      // Somebody may have called between the last look and here.
      if (mayHaveJobs && isOpen && hasRoom()) wake();
    });
  }

  async function fetchAll(): Promise<void> {
    while (mayHaveJobs && isOpen && hasRoom()) {
      mayHaveJobs = false;
      const room = settings.concurrency - runs.size;
      try {
        const { rows } = await pool.query<FetchedJob>(statements.fetch, [room]);
        if (rows.length === room) mayHaveJobs = true;
        if (isOpen) for (const job of rows) begin(job);
        else await handBack(statements.handBackUnbegun, rows);
      } catch (error) {
        // The regular look at the table tries again; until then the database is given peace.
        mayHaveJobs = false;
        log.warn({ kind, error }, 'jobs could not be fetched');
      }
    }
  }

  function hasRoom(): boolean {
    return runs.size < settings.concurrency;
  }

  function begin(job: FetchedJob): void {
    const abort = new AbortController();
    const end = work(job, abort.signal).finally(() => {
      runs.delete(job.id);
      if (mayHaveJobs && isOpen) wake();
    });
    runs.set(job.id, { job, abort, end });
  }

  /** Never rejects: whatever happens becomes a verdict. */
  async function work(job: FetchedJob, signal: AbortSignal): Promise<void> {
    if (isExhausted(job, job.attempt))
      return deadLetter(job, new AppError('internal', { cause: toExhaustedError(job) }));
    try {
      await run(job.data, { attempt: job.attempt, signal });
      if (!signal.aborted) acks.add({ verb: 'done', job });
    } catch (error) {
      if (!signal.aborted) handleError(job, error);
    }
  }

  function handleError(job: FetchedJob, error: unknown): void {
    const appError = toAppError(error);
    const { attempt } = job;
    const isRetryable = appError.metadata.isRetryable || isTransient(error);
    const fields = { kind, job: job.id, attempt, code: appError.code, error: appError };
    if (!isRetryable || isExhausted(job, attempt + 1)) {
      log[appError.metadata.logLevel](fields, 'a job failed for good');
      deadLetter(job, appError);
      return;
    }
    const delayMs = retryDelayMs(attempt, random);
    log[attempt === 0 ? 'info' : 'debug'](
      { ...fields, delayMs },
      'a job failed and is tried again',
    );
    acks.add({ verb: 'again', job, appError, delayMs });
  }

  function deadLetter(job: FetchedJob, appError: AppError): void {
    const onDeadLettered = () =>
      onDead({ kind, payload: job.data, attempts: job.attempt + 1, appError });
    acks.add({ verb: 'bury', job, appError, onDeadLettered });
  }

  function isExhausted({ ageSeconds }: FetchedJob, attempts: number): boolean {
    return attempts >= settings.attempts || ageSeconds > settings.giveUpSeconds;
  }

  function toExhaustedError({ attempt, ageSeconds }: FetchedJob): Error {
    return new Error(`given up after ${attempt} attempts and ${Math.round(ageSeconds)} s`);
  }

  async function finished(): Promise<void> {
    await fetching;
    await Promise.all([...runs.values()].map(({ end }) => end));
    await acks.flush();
  }

  async function handBackRest(): Promise<void> {
    const rest = [...runs.values()];
    for (const { abort } of rest) abort.abort();
    if (rest.length === 0) return;
    log.warn({ kind, count: rest.length }, 'jobs were handed back unfinished');
    await handBack(
      statements.handBack,
      rest.map(({ job }) => job),
    );
  }

  async function handBack(statement: string, jobs: readonly ClaimedJob[]): Promise<void> {
    if (jobs.length === 0) return;
    await pool.query(statement, [jobs.map(({ id }) => id), jobs.map(({ attempt }) => attempt)]);
  }
}
