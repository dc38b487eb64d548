import { z } from 'zod';
import type { Log } from '../ports/log.ts';
import { removeReportedMark } from './dead-letters.ts';
import { createPgBoss, startPgBoss } from './pg-boss.ts';
import { deadLetterQueue } from './queue-settings.ts';

const outputSchema = z.object({ code: z.string() });

/** Opens the queue of jobs that failed for good, without working on any job. */
export async function openDeadLetters({ url, log }: { readonly url: string; readonly log: Log }) {
  const { boss, stop } = createPgBoss({ url, log, supervise: false });
  // On a database that no bot has used yet, it makes the queue, which is empty then.
  await startPgBoss(boss);
  return {
    async list(limit: number) {
      const jobs = await boss.findJobs<unknown>(deadLetterQueue, { queued: true, limit });
      return jobs.map(({ id, sourceName, createdOn, sourceRetryCount, sourceOutput, data }) => ({
        id,
        kind: sourceName ?? 'unknown',
        failedAt: createdOn,
        attempts: (sourceRetryCount ?? 0) + 1,
        error: outputSchema.safeParse(sourceOutput).data?.code ?? null,
        payload: removeReportedMark(data) ?? data,
      }));
    },
    /** Moves jobs back into the queues they came from. Returns how many were moved. */
    async retry(ids: readonly string[]): Promise<number> {
      if (ids.length === 0) return 0;
      await Promise.all(ids.map(unmark));
      return boss.redrive(deadLetterQueue, { ids: [...ids], limit: ids.length });
    },
    /** Deletes jobs. Returns how many were deleted. */
    async discard(ids: readonly string[]): Promise<number> {
      const found = await Promise.all(ids.map((id) => boss.findJobs(deadLetterQueue, { id })));
      const existing = found.flat().map(({ id }) => id);
      if (existing.length > 0) await boss.deleteJob(deadLetterQueue, existing);
      return existing.length;
    },
    close: stop,
  };

  /** A job that fails again is reported again. */
  async function unmark(id: string): Promise<void> {
    const [job] = await boss.findJobs<unknown>(deadLetterQueue, { id });
    const payload = removeReportedMark(job?.data);
    if (payload) await boss.update(deadLetterQueue, payload, { id });
  }
}
