import type { JobResult, PgBoss } from 'pg-boss';
import { z } from 'zod';
import type { JobKind } from '../../domain/job.ts';
import { withTimeout } from '../../lib/with-timeout.ts';
import type { ClaimedJob } from '../../ports/claimed-job.ts';
import type { Log } from '../../ports/log.ts';
import type { RunJob } from './run-job.ts';

/**
 * How long a finished job waits for others, so that they are completed together. Nobody waits for that, and a commit
 * at the same time would delay those that somebody waits for.
 */
const completeAfterMs = 10;
/** When pg-boss could not be told or asked, because the database was away. */
const repeatAfterMs = 1_000;
/** After which pauses a job is looked for again whose commit was not answered: the server may still be at it. */
const lookAgainAfterMs = [50, 500, 2_000] as const;

const touchedSchema = z.object({ settled: z.array(z.string()) });

/** The first attempt of a job, as pg-boss calls it. */
interface Attempt {
  readonly id: string;
  readonly retryCount: 0;
}

interface Held {
  readonly attempt: Attempt;
  readonly claim: AbortController;
  /** Null while it runs. */
  result: JobResult | null;
}

/**
 * The jobs of one queue that this process has added and runs without fetching them: they are inserted as active, in the
 * commit of the change that they belong to. To pg-boss they look like fetched ones, so after a crash it gives them to
 * another process, as begun before. Which jobs those are, the process that fetches them decides: at most `most` run at a
 * time, and further ones wait in the queue.
 */
export function createClaimedJobs(deps: {
  readonly boss: Pick<PgBoss, 'complete' | 'fail' | 'touch'>;
  readonly kind: JobKind;
  readonly most: number;
  /** Never rejects. A job that is not completed goes back to the queue, whose workers may also give it up. */
  readonly run: RunJob;
  readonly newId: () => string;
  readonly log: Log;
}) {
  const { boss, kind, most, run, newId, log } = deps;
  const held = new Map<string, Held>();
  const closing = Promise.withResolvers<void>();
  let isOpen = false;
  let reserved = 0;
  let settleTimer: NodeJS.Timeout | undefined;
  let idle: PromiseWithResolvers<void> | null = null;

  return {
    open(): void {
      isOpen = true;
    },

    /** Stops claiming jobs. Resolves when no job is running. */
    async close(): Promise<void> {
      isOpen = false;
      closing.resolve();
      if (countBusy() === 0) return;
      idle ??= Promise.withResolvers();
      await idle.promise;
    },

    /** Null if the job has to wait in the queue. `data` is what is stored for it. */
    claim(data: unknown): ClaimedJob | null {
      if (!isOpen || countBusy() >= most) return null;
      const id = newId();
      reserved += 1;
      return {
        id,
        start() {
          reserved -= 1;
          void work(id, data);
        },
        startOnceCommitted: () => void startOnceCommitted(id, data),
        release: endReservation,
      };
    },

    /** Tells pg-boss that this process still has its jobs, and their handlers if it does not. */
    async touch(): Promise<void> {
      const jobs = [...held.values()].filter(({ claim }) => !claim.signal.aborted);
      if (jobs.length === 0) return;
      const own = await touchAttempts(jobs.map(({ attempt }) => attempt));
      // Without the ids that were touched, nothing is known about the others.
      if (!own) return;
      for (const { attempt, claim } of jobs) if (!own.includes(attempt.id)) claim.abort();
    },

    /** Tells pg-boss what has finished, and returns what has not to the queue. */
    async giveBack(): Promise<void> {
      clearTimeout(settleTimer);
      for (const job of held.values()) {
        job.claim.abort();
        job.result ??= { id: job.attempt.id, status: 'failed' };
      }
      await settle();
      clearTimeout(settleTimer);
    },

    countBusy,
  };

  function countBusy(): number {
    return reserved + [...held.values()].filter(({ result }) => result === null).length;
  }

  /**
   * The handler must not run before the commit: it would find nothing to do, and the job would end as completed. A job
   * that is committed even later belongs to nobody, so pg-boss gives it to a worker when its heartbeat is missed. While
   * the database is away, nobody can say, so that time does not count.
   */
  async function startOnceCommitted(id: string, data: unknown): Promise<void> {
    const pauses: number[] = [...lookAgainAfterMs];
    for (;;) {
      let pauseMs: number | undefined = repeatAfterMs;
      try {
        const own = await touchAttempts([{ id, retryCount: 0 }]);
        if (own?.includes(id)) {
          reserved -= 1;
          return work(id, data);
        }
        pauseMs = pauses.shift();
      } catch (error) {
        log.debug({ error, kind }, 'Could not look for a job whose commit was not answered');
      }
      if (!isOpen || pauseMs === undefined) return endReservation();
      // Ends early when the process stops.
      await withTimeout(closing.promise, pauseMs, undefined);
    }
  }

  function endReservation(): void {
    reserved -= 1;
    reportIdle();
  }

  /** The ids of those that this process still has; null if pg-boss does not say. */
  async function touchAttempts(attempts: Attempt[]): Promise<readonly string[] | null> {
    const { data } = touchedSchema.safeParse(await boss.touch(kind, attempts));
    return data?.settled ?? null;
  }

  async function work(id: string, data: unknown): Promise<void> {
    const claim = new AbortController();
    const job: Held = { attempt: { id, retryCount: 0 }, claim, result: null };
    held.set(id, job);
    const result = await run({ id, data, retryCount: 0, signal: claim.signal });
    // Given back meanwhile.
    if (job.result) return;
    job.result = result;
    reportIdle();
    if (result.status === 'completed') settleIn(completeAfterMs);
    else void settle();
  }

  function reportIdle(): void {
    if (countBusy() === 0) idle?.resolve();
  }

  function settleIn(ms: number): void {
    settleTimer ??= setTimeout(() => void settle(), ms);
  }

  async function settle(): Promise<void> {
    clearTimeout(settleTimer);
    settleTimer = undefined;
    const ended = [...held.values()].filter(({ result }) => result !== null);
    for (const { attempt } of ended) held.delete(attempt.id);
    const completed = ended.filter(({ result }) => result?.status === 'completed');
    const failed = ended.filter(({ result }) => result?.status !== 'completed');
    await Promise.all([
      completed.length > 0 && report(completed, (attempts) => boss.complete(kind, attempts)),
      ...failed.map((job) =>
        report([job], (attempts) => boss.fail(kind, attempts, job.result?.output)),
      ),
    ]);
  }

  async function report(
    jobs: readonly Held[],
    tell: (attempts: Attempt[]) => Promise<unknown>,
  ): Promise<void> {
    try {
      await tell(jobs.map(({ attempt }) => attempt));
    } catch (error) {
      log.debug({ error, kind, count: jobs.length }, 'Could not report what became of jobs');
      for (const job of jobs) held.set(job.attempt.id, job);
      settleIn(repeatAfterMs);
    }
  }
}
