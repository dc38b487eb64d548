import type { PgBoss } from 'pg-boss';
import type { Log } from '../../ports/log.ts';
import { jobKinds } from '../queue-settings.ts';

const pageSize = 1_000;

/** Makes every active job due. For when no other process is running: such a job belongs to one that has ended. */
export async function takeOverJobs(
  boss: Pick<PgBoss, 'cancel' | 'findJobs' | 'resume'>,
  log: Log,
): Promise<void> {
  for (const kind of jobKinds) {
    let after: string | undefined;
    do {
      const jobs = await boss.findJobs(kind, { limit: pageSize, ...(after ? { after } : {}) });
      // Cancelled jobs are left by a process that died between `cancel` and `resume` below.
      const left = jobs.filter(({ state }) => state === 'active' || state === 'cancelled');
      after = jobs.length === pageSize ? jobs.at(-1)?.id : undefined;
      if (left.length === 0) continue;
      const ids = left.map(({ id }) => id);
      await boss.cancel(kind, ids);
      await boss.resume(kind, ids);
      log.info({ kind, count: ids.length }, 'Took over jobs of a dead process');
    } while (after);
  }
}
