import type pg from 'pg';
import { Fault, toFault } from '../core/fault.ts';
import type { JobKind } from '../core/job.ts';
import type { Log } from '../ports.ts';
import type { DeadJob, JobContext } from './handler.ts';
import { isPassing } from './passing-error.ts';
import type { QueueSettings } from './queue.ts';
import { retryDelayMs } from './retry.ts';
import { createSettlement, type Taken } from './settlement.ts';
import { workerStatements } from './statements.ts';

interface FetchedJob extends Taken {
  readonly data: unknown;
  readonly ageSeconds: number;
}

interface Run {
  readonly job: FetchedJob;
  readonly abort: AbortController;
  readonly end: Promise<void>;
}

export interface WorkerNeeds {
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
export function createWorker(needs: WorkerNeeds) {
  const { kind, settings, pool, log, random, run, onDead } = needs;
  const statements = workerStatements(kind);
  const settlement = createSettlement(needs);
  const runs = new Map<string, Run>();
  let isOpen = false;
  let isWanted = false;
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
    flush: settlement.flush,
    /** Tells the table that the jobs in hand are still in hand. */
    async extend(): Promise<void> {
      const ids = [...runs.keys(), ...settlement.open().map(({ id }) => id)];
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
    isWanted = true;
    fetching ??= fetchAll().finally(() => {
      fetching = null;
      // Somebody may have called between the last look and here.
      if (isWanted && isOpen && hasRoom()) wake();
    });
  }

  async function fetchAll(): Promise<void> {
    while (isWanted && isOpen && hasRoom()) {
      isWanted = false;
      const room = settings.concurrency - runs.size;
      try {
        const { rows } = await pool.query<FetchedJob>(statements.fetch, [room]);
        if (rows.length === room) isWanted = true;
        if (isOpen) for (const job of rows) begin(job);
        else await handBack(statements.handBackUnbegun, rows);
      } catch (error) {
        // The regular look at the table tries again; until then the database is given peace.
        isWanted = false;
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
      if (isWanted && isOpen) wake();
    });
    runs.set(job.id, { job, abort, end });
  }

  /** Never rejects: whatever happens becomes a verdict. */
  async function work(job: FetchedJob, signal: AbortSignal): Promise<void> {
    if (isGivenUp(job, job.attempt)) return bury(job, new Fault('bug', { cause: tooOften(job) }));
    try {
      await run(job.data, { attempt: job.attempt, signal });
      if (!signal.aborted) settlement.settle({ verb: 'done', job });
    } catch (error) {
      if (!signal.aborted) judge(job, error);
    }
  }

  function judge(job: FetchedJob, error: unknown): void {
    const fault = toFault(error);
    const { attempt } = job;
    const mayPass = fault.face.retry || isPassing(error);
    const fields = { kind, job: job.id, attempt, code: fault.code, error: fault };
    if (!mayPass || isGivenUp(job, attempt + 1)) {
      log[fault.face.log](fields, 'a job failed for good');
      bury(job, fault);
      return;
    }
    const delayMs = retryDelayMs(attempt, random);
    log[attempt === 0 ? 'info' : 'debug'](
      { ...fields, delayMs },
      'a job failed and is tried again',
    );
    settlement.settle({ verb: 'again', job, fault, delayMs });
  }

  function bury(job: FetchedJob, fault: Fault): void {
    const buried = () => onDead({ kind, payload: job.data, attempts: job.attempt + 1, fault });
    settlement.settle({ verb: 'bury', job, fault, buried });
  }

  function isGivenUp({ ageSeconds }: FetchedJob, attempts: number): boolean {
    return attempts >= settings.attempts || ageSeconds > settings.giveUpSeconds;
  }

  function tooOften({ attempt, ageSeconds }: FetchedJob): Error {
    return new Error(`given up after ${attempt} attempts and ${Math.round(ageSeconds)} s`);
  }

  async function finished(): Promise<void> {
    await fetching;
    await Promise.all([...runs.values()].map(({ end }) => end));
    await settlement.flush();
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

  async function handBack(statement: string, jobs: readonly Taken[]): Promise<void> {
    if (jobs.length === 0) return;
    await pool.query(statement, [jobs.map(({ id }) => id), jobs.map(({ attempt }) => attempt)]);
  }
}
