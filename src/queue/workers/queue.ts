import type { PgBoss } from 'pg-boss';
import { v7 as newId } from 'uuid';
import type { JobKind } from '../../domain/job.ts';
import type { QueueSettings } from '../queue-settings.ts';
import { createClaimedJobs } from './claimed-jobs.ts';
import { createQueueWorkers } from './queue-workers.ts';
import { createJobRunner } from './run-job.ts';

type RunnerNeeds<Kind extends JobKind> = Parameters<typeof createJobRunner<Kind>>[0];

/**
 * How many jobs of a kind run without being fetched, at most. Many of them wait for the same server, which gets a few calls
 * at a time, so there is no need for fewer; without a limit, a flood of requests would fill the memory.
 */
const mostClaimed = 256;

export type Queue = ReturnType<typeof createQueue>;

/** What this process does for one queue: it fetches jobs, and runs those that it claims without fetching them. */
export function createQueue<Kind extends JobKind>(
  deps: Omit<RunnerNeeds<Kind>, 'boss' | 'settings' | 'neverGivesUp'> & {
    readonly boss: PgBoss;
    readonly settings: QueueSettings;
  },
) {
  const { boss, kind, settings, log } = deps;
  const workers = createQueueWorkers({ boss, kind, settings, run: createJobRunner(deps) });
  const claimed = createClaimedJobs({
    boss,
    kind,
    most: settings.mostClaimed ?? mostClaimed,
    run: createJobRunner({ ...deps, neverGivesUp: true }),
    newId,
    log,
  });
  return {
    announce: workers.announce,
    poll: workers.poll,
    claim: claimed.claim,
    touch: claimed.touch,
    giveBack: claimed.giveBack,

    open(): void {
      workers.open();
      claimed.open();
    },

    /** Starts no more jobs. Resolves when none is running. */
    async close(): Promise<void> {
      await Promise.all([workers.close(), claimed.close()]);
    },

    countBusy: () => workers.countBusy() + claimed.countBusy(),
  };
}
