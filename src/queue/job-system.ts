import type { JobWithMetadata } from 'pg-boss';
import type { Job, JobKind } from '../domain/job.ts';
import { withTimeout } from '../lib/with-timeout.ts';
import type { ClaimedJob } from '../ports/claimed-job.ts';
import type { JobDelay, JobQueue, JobRecovery, JobThrottle } from '../ports/job-queue.ts';
import type { Metrics } from '../ports/metrics.ts';
import type { DeadLetters } from '../ports/operator/dead-letters.ts';
import type { QueueReports } from '../ports/operator/queue-reports.ts';
import type { RequestJobs } from '../ports/operator/requests/request-stories.ts';
import { noTracing, type Tracing } from '../ports/tracing.ts';
import { createDeadLetterStore } from './dead-letter-store.ts';
import { createDeadLetterReport } from './dead-letters.ts';
import { type DeadJob, type Handlers, refuseIncomplete } from './job-handler.ts';
import { recoveredMark, toJobData, toJobKey } from './job-payload.ts';
import { isUnfinished, mayHaveBegun } from './job-state.ts';
import { createPgBoss, type PgBossOptions, startPgBoss } from './pg-boss.ts';
import { countDeadLetters, readQueueFigures, readQueueHistory } from './queue-figures.ts';
import { jobKinds, type QueueSettings, queueSettings } from './queue-settings.ts';
import { createRequestJobs } from './request-jobs.ts';
import { createQueue, type Queue } from './workers/queue.ts';
import { takeOverJobs } from './workers/take-over-jobs.ts';

/** Durable jobs: pg-boss with the workers of this process. */
export interface JobSystem extends JobQueue, JobDelay, JobThrottle, JobRecovery, QueueReports {
  /** The jobs that failed for good. */
  readonly deadLetters: DeadLetters;
  /**
   * Creates the tables and starts the workers. Call it once, before any job is enqueued. Returns
   * whether no other process is using this database. Rejects once stopping has begun.
   */
  start(): Promise<boolean>;
  /** Stops fetching jobs. */
  pause(): void;
  /**
   * Waits up to `deadlineMs` for running jobs, returns the rest to the queue, and stops. Later
   * calls wait for the first one. Can be called at any time, also before the start or during it.
   */
  stop(deadlineMs: number): Promise<void>;
  /**
   * Lets this process run a job that it is about to commit as active, without fetching it. `data` is what is stored for
   * it. Null if the job has to wait in the queue.
   */
  claim(kind: JobKind, data: unknown): ClaimedJob | null;
  /** Lets this process fetch jobs that were just committed. */
  announce(jobs: readonly Job[]): void;
  /**
   * Makes waiting retries of a kind due now, because what they failed on works again. Returns how
   * many.
   */
  retryNow(kind: JobKind): Promise<number>;
  /**
   * Whether an equal job may have been started. False only if it certainly still waits for its
   * first attempt.
   */
  hasStarted(job: Job): Promise<boolean>;
  readonly requestJobs: RequestJobs;
  /** How many jobs failed for good; up to ten seconds old. */
  countDeadLetters(): Promise<number>;
}

/** More jobs than any realistic backlog has. */
const mostJobs = 100_000;
/** How many lost jobs of a kind are added at a time. The next sweep adds more. */
const mostRecovered = 500;
const updatesAtOnce = 50;
/** How often this process polls for jobs that it was not notified of: retries, and jobs of others. */
const defaultPollMs = 500;
/** How often jobs that pg-boss gave up are looked for. */
const deadLettersMs = 30_000;
/** How often pg-boss is told that this process still has the jobs that it did not fetch; see `heartbeatSeconds`. */
const touchMs = 7_000;

/**
 * Creates the job system on the database at `url`. `kinds` are the kinds that this process works on
 * (all by default). `settings` override the defaults of a kind. `isOnlyInstance` comes from the
 * locks: with it, the jobs of a killed process are taken over at once, instead of after a missed
 * heartbeat. `expectsJobsOfOthers`: another process usually adds the jobs (default); otherwise, it looks less often for
 * jobs that it knows nothing of. `claimInterval` returns true once per interval across all processes. `onDead` is
 * called for every job that will not be retried.
 */
export function createJobSystem(
  deps: Omit<PgBossOptions, 'supervise'> & {
    readonly handlers: Handlers;
    readonly onDead: (job: DeadJob) => void | Promise<void>;
    readonly claimInterval: (kind: JobKind, key: string, seconds: number) => Promise<boolean>;
    readonly isOnlyInstance?: (work: () => Promise<void>) => Promise<boolean>;
    readonly kinds?: readonly JobKind[];
    readonly expectsJobsOfOthers?: boolean;
    readonly settings?: { readonly [Kind in JobKind]?: Partial<QueueSettings> };
    readonly pollMs?: number;
    readonly metrics?: Pick<Metrics, 'observeJob'> | undefined;
    readonly tracing?: Tracing | undefined;
  },
): JobSystem {
  const { url, log, handlers, claimInterval, isOnlyInstance, kinds = jobKinds, clock } = deps;
  const { tracing = noTracing, expectsJobsOfOthers = true } = deps;
  refuseIncomplete(handlers);
  const { boss, stop: stopPgBoss } = createPgBoss({
    url,
    log,
    supervise: kinds.length > 0,
    connections: deps.connections,
    watchPool: deps.watchPool,
    ...(clock ? { clock } : {}),
  });
  const queues = new Map<JobKind, Queue>(kinds.map((kind) => [kind, toQueue(kind)]));
  const reportDeadLetters = createDeadLetterReport({ boss, onDead });
  const stopRepeating: (() => void)[] = [];
  let isStarted = false;
  let tick = 0;
  let isReleasing = false;
  let starting: Promise<unknown> = Promise.resolve();
  let stopping: Promise<void> | null = null;

  return {
    start() {
      const attempt = start();
      starting = attempt.catch(() => undefined);
      return attempt;
    },

    pause() {
      for (const queue of queues.values()) void queue.close();
    },

    stop(deadlineMs) {
      stopping ??= stop(deadlineMs);
      return stopping;
    },

    claim: (kind, data) => queues.get(kind)?.claim(data) ?? null,
    announce,
    enqueue,

    async retryNow(kind) {
      // A server can recover before the start. The start runs due jobs anyway.
      if (!isStarted) return 0;
      const waiting = await boss.findJobs(kind, { queued: true, limit: mostJobs });
      const retries = waiting.filter(({ state }) => state === 'retry');
      for (let start = 0; start < retries.length; start += updatesAtOnce) {
        const some = retries.slice(start, start + updatesAtOnce);
        await Promise.all(
          some.map(({ id }) => boss.update(kind, undefined, { id, startAfter: 0 })),
        );
        queues.get(kind)?.announce(some.length);
      }
      return retries.length;
    },

    async recover(jobs) {
      const lost: Job[] = [];
      for (const [kind, wanted] of Map.groupBy(jobs, (job) => job.kind)) {
        const waiting = await boss.findJobs(kind, { queued: true, limit: mostJobs });
        const keys = new Set(waiting.map(({ singletonKey }) => singletonKey));
        const missing = wanted.filter((job) => !keys.has(toJobKey(job)));
        for (const job of missing.slice(0, mostRecovered)) {
          if (!(await listEqual(job)).some(isUnfinished)) lost.push(job);
        }
      }
      await insert(lost, recoveredMark);
      return lost;
    },

    async enqueueLater(job, seconds) {
      const key = toJobKey(job);
      // Otherwise a job that ran twice would leave two of them behind forever.
      if ((await boss.findJobs(job.kind, { key, queued: true, limit: 1 })).length > 0) return;
      await boss.insert(job.kind, [{ data: job.payload, singletonKey: key, startAfter: seconds }]);
      queues.get(job.kind)?.expectIn(seconds);
    },

    async enqueueAtMostEvery(job, everySeconds) {
      const key = toJobKey(job);
      if (!(await claimInterval(job.kind, key, everySeconds))) return false;
      if ((await listEqual(job)).some(isUnfinished)) return false;
      await enqueue([job]);
      return true;
    },

    async hasStarted(job) {
      const equal = await listEqual(job);
      return equal.length === 0 || equal.some(mayHaveBegun);
    },

    requestJobs: createRequestJobs(boss),
    countDeadLetters: () => countDeadLetters(boss),
    deadLetters: createDeadLetterStore(boss),
    readFigures: () => readQueueFigures(boss, now()),
    readHistory: (kind) => readQueueHistory(boss, kind, now()),
  };

  async function start(): Promise<boolean> {
    refuseOnceStopping();
    await startPgBoss(boss);
    const isOnly = (await isOnlyInstance?.(() => takeOverJobs(boss, log))) ?? false;
    refuseOnceStopping();
    for (const queue of queues.values()) queue.open();
    if (queues.size > 0) {
      reportDead();
      stopRepeating.push(repeat(reportDead, deadLettersMs), repeat(touchJobs, touchMs));
    }
    stopRepeating.push(repeat(poll, deps.pollMs ?? defaultPollMs));
    isStarted = true;
    return isOnly;
  }

  function refuseOnceStopping(): void {
    if (stopping) throw new Error('The job system is stopped');
  }

  function now(): Date {
    return new Date(clock?.now() ?? Date.now());
  }

  function toQueue(kind: JobKind): Queue {
    const settings = { ...queueSettings[kind], ...deps.settings?.[kind] };
    const { metrics } = deps;
    const toRun = { handlers, onDead, metrics, tracing, isReleasing: () => isReleasing };
    return createQueue({ boss, kind, settings, expectsJobsOfOthers, log, ...toRun });
  }

  function listEqual(job: Job): Promise<JobWithMetadata<unknown>[]> {
    return boss.findJobs(job.kind, { key: toJobKey(job), limit: mostJobs });
  }

  function poll(): void {
    tick += 1;
    for (const queue of queues.values()) queue.poll(tick);
  }

  function announce(jobs: readonly Job[]): void {
    for (const [kind, { length }] of Map.groupBy(jobs, (job) => job.kind)) {
      queues.get(kind)?.announce(length);
    }
  }

  async function enqueue(jobs: readonly Job[]): Promise<void> {
    await insert(jobs, {});
  }

  async function insert(jobs: readonly Job[], mark: object): Promise<void> {
    const unique = new Map(jobs.map((job) => [`${job.kind} ${toJobKey(job)}`, job]));
    for (const [kind, equal] of Map.groupBy(unique.values(), (job) => job.kind)) {
      const rows = equal.map((job) => ({
        data: { ...toJobData(job, tracing.traceparent()), ...mark },
        singletonKey: toJobKey(job),
      }));
      await boss.insert(kind, rows);
    }
    announce([...unique.values()]);
  }

  function repeat(run: () => void, everyMs: number): () => void {
    if (!clock) return repeatInRealTime(run, everyMs);
    const timer = clock.setInterval(run, everyMs);
    return () => clock.clearInterval(timer);
  }

  function touchJobs(): void {
    for (const queue of queues.values()) {
      queue.touch().catch((error: unknown) => log.debug({ error }, 'Could not keep jobs'));
    }
  }

  function reportDead(): void {
    reportDeadLetters().catch((error: unknown) =>
      log.debug({ error }, 'Could not look for dead letters'),
    );
  }

  async function stop(deadlineMs: number): Promise<void> {
    // A start whose connections are closed would wait for them.
    await withTimeout(starting, deadlineMs, null);
    for (const stopOne of stopRepeating) stopOne();
    isStarted = false;
    const finished = Promise.all([...queues.values()].map((queue) => queue.close()));
    await withTimeout(finished, deadlineMs, null);
    const count = [...queues.values()].reduce((sum, queue) => sum + queue.countBusy(), 0);
    if (count > 0) log.warn({ workers: count }, 'Unfinished jobs were returned to the queue');
    isReleasing = true;
    await Promise.all([...queues.values()].map((queue) => queue.giveBack()));
    await stopPgBoss();
  }

  function onDead(job: DeadJob): void {
    // Nothing more can be done for the job. A failing alert must not stop the worker.
    Promise.resolve()
      .then(() => deps.onDead(job))
      .catch((error: unknown) =>
        log.error({ error, kind: job.kind }, 'A dead job was not reported'),
      );
  }
}

function repeatInRealTime(run: () => void, everyMs: number): () => void {
  const timer = setInterval(run, everyMs);
  return () => clearInterval(timer);
}
