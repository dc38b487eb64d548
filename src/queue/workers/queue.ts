import type { JobKind } from '../../domain/job.ts';
import { newId } from '../../lib/ids/new-id.ts';
import { longestRetryDelaySeconds, type QueueSettings } from '../queue-settings.ts';
import { createClaimedJobs } from './claimed-jobs.ts';
import { createQueueWorkers } from './queue-workers.ts';
import { createJobRunner, type RunJob } from './run-job.ts';

type RunnerNeeds<Kind extends JobKind> = Parameters<typeof createJobRunner<Kind>>[0];

/**
 * How many jobs of a kind run without being fetched, at most. Many of them wait for the same server, which gets a few calls
 * at a time, so there is no need for fewer; without a limit, a flood of requests would fill the memory.
 */
const mostClaimed = 256;

/** At how many ticks a queue is polled once where no job is expected: an idle bot should cost next to nothing. */
const unexpectedEvery = 4;
/** How long before and after its time a job is expected: the clocks of the database and of this process differ. */
const marginSeconds = 10;
/** A longer timer would fire at once. */
const longestTimerMs = 2 ** 31 - 1;

export type Queue = ReturnType<typeof createQueue>;

/** What this process does for one queue: it fetches jobs, and runs those that it claims without fetching them. */
export function createQueue<Kind extends JobKind>(
  deps: Omit<RunnerNeeds<Kind>, 'boss' | 'settings' | 'neverGivesUp'> & {
    readonly boss: RunnerNeeds<Kind>['boss'] &
      Parameters<typeof createQueueWorkers>[0]['boss'] &
      Parameters<typeof createClaimedJobs>[0]['boss'];
    readonly settings: QueueSettings;
    /** Whether other processes usually add the jobs. */
    readonly expectsJobsOfOthers: boolean;
  },
) {
  const { boss, kind, settings, expectsJobsOfOthers, log } = deps;
  let expectsUntilMs = 0;
  const workers = createQueueWorkers({ boss, kind, settings, run: watch(createJobRunner(deps)) });
  const claimed = createClaimedJobs({
    boss,
    kind,
    most: settings.mostClaimed ?? mostClaimed,
    run: watch(createJobRunner({ ...deps, neverGivesUp: true })),
    newId,
    log,
  });
  return {
    announce: workers.announce,
    claim: claimed.claim,
    touch: claimed.touch,
    giveBack: claimed.giveBack,

    /** Looks for jobs that nobody announced, not at each call where none is expected. `tick` counts the calls. */
    poll(tick: number): void {
      const isExpecting = expectsJobsOfOthers || performance.now() < expectsUntilMs;
      const every = Math.max(settings.pollEvery, isExpecting ? 1 : unexpectedEvery);
      if (tick % every === 0) workers.poll();
    },

    open(): void {
      workers.open();
      claimed.open();
    },

    /** Starts no more jobs. Resolves when none is running. */
    async close(): Promise<void> {
      await Promise.all([workers.close(), claimed.close()]);
    },

    countBusy: () => workers.countBusy() + claimed.countBusy(),

    /** A job comes due in so many seconds, and nobody will announce it. */
    expectIn(seconds: number): void {
      const delayMs = Math.min(
        Math.max(0, seconds * 1_000 - marginSeconds * 1_000),
        longestTimerMs,
      );
      setTimeout(() => expectWithin(marginSeconds), delayMs).unref();
    },
  };

  function expectWithin(seconds: number): void {
    const untilMs = performance.now() + (seconds + marginSeconds) * 1_000;
    expectsUntilMs = Math.max(expectsUntilMs, untilMs);
  }

  function watch(run: RunJob): RunJob {
    return async (job) => {
      const result = await run(job);
      if (result.status === 'failed') expectWithin(longestRetryDelaySeconds);
      return result;
    };
  }
}
