import type { JobRecovery } from '../../ports/job-queue.ts';
import type { Log } from '../../ports/log.ts';
import type { UnfinishedWork } from '../../ports/requests/unfinished-work.ts';

/** How long a change may take before its jobs are looked for. */
const defaultMinAgeSeconds = 60;

/**
 * Finds work whose job was lost: given up after an error that nobody foresaw, deleted, or left behind by an older
 * version. With 0 seconds, everything unfinished is looked at, however young.
 */
export function createSweep(deps: {
  readonly unfinishedWork: Pick<UnfinishedWork, 'listNeededJobs'>;
  readonly jobs: JobRecovery;
  readonly log: Log;
}) {
  const { unfinishedWork, jobs, log } = deps;

  return async (minAgeSeconds = defaultMinAgeSeconds): Promise<void> => {
    const recovered = await jobs.recover(await unfinishedWork.listNeededJobs(minAgeSeconds));
    for (const [kind, { length }] of Map.groupBy(recovered, (job) => job.kind)) {
      log.warn({ kind, count: length }, 'Added lost jobs again');
    }
  };
}
