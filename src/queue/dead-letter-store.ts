import type { PgBoss } from 'pg-boss';
import { z } from 'zod';
import type { DeadLetter } from '../domain/operator/queue-report.ts';
import type { Log } from '../ports/log.ts';
import type { DeadLetters } from '../ports/operator/dead-letters.ts';
import { removeReportedMark } from './dead-letters.ts';
import { createPgBoss, startPgBoss } from './pg-boss.ts';
import { deadLetterQueue } from './queue-settings.ts';

const outputSchema = z.object({ code: z.string() });

type DeadLetterBoss = Pick<PgBoss, 'findJobs' | 'update' | 'redrive' | 'deleteJob'>;

/** The jobs that failed for good, in the queue of a running pg-boss. */
export function createDeadLetterStore(boss: DeadLetterBoss): DeadLetters {
  return {
    async list({ after, limit }) {
      // pg-boss rejects a job that is gone, such as one that was retried meanwhile.
      const last = after === null ? null : await findJob(after.id);
      const jobs = await boss.findJobs<unknown>(deadLetterQueue, {
        queued: true,
        limit: limit + 1,
        ...(last ? { after: last.id } : {}),
      });
      const items = jobs.slice(0, limit).map(
        ({ id, sourceName, createdOn, sourceRetryCount, sourceOutput, data }): DeadLetter => ({
          id,
          kind: sourceName ?? 'unknown',
          failedAt: createdOn,
          attempts: (sourceRetryCount ?? 0) + 1,
          error: outputSchema.safeParse(sourceOutput).data?.code ?? null,
          payload: removeReportedMark(data) ?? data,
        }),
      );
      const end = items.at(-1);
      return { items, next: jobs.length > limit && end ? { id: end.id } : null };
    },

    async retry(ids) {
      const found = await findExisting(ids);
      if (found.length === 0) return [];
      await Promise.all(found.map(unmark));
      await boss.redrive(deadLetterQueue, { ids: found, limit: found.length });
      return found;
    },

    async discard(ids) {
      const found = await findExisting(ids);
      if (found.length > 0) await boss.deleteJob(deadLetterQueue, found);
      return found;
    },
  };

  async function findExisting(ids: readonly string[]): Promise<string[]> {
    const found = await Promise.all(ids.map(findJob));
    return found.flatMap((job) => job?.id ?? []);
  }

  async function findJob(id: string) {
    if (!z.uuid().safeParse(id).success) return null;
    const [job] = await boss.findJobs<unknown>(deadLetterQueue, { id });
    return job ?? null;
  }

  /** A job that fails again is reported again. */
  async function unmark(id: string): Promise<void> {
    const payload = removeReportedMark((await findJob(id))?.data);
    if (payload) await boss.update(deadLetterQueue, payload, { id });
  }
}

/** Opens the queue of jobs that failed for good, without working on any job. */
export async function openDeadLetters({
  url,
  log,
}: {
  readonly url: string;
  readonly log: Log;
}): Promise<DeadLetters & { readonly close: () => Promise<void> }> {
  const { boss, stop } = createPgBoss({ url, log, supervise: false });
  // On a database that no bot has used yet, it makes the queue, which is empty then.
  await startPgBoss(boss);
  return { ...createDeadLetterStore(boss), close: stop };
}
