import type { PgBoss } from 'pg-boss';
import { z } from 'zod';
import type { DeadLetter } from '../domain/operator/queue-report.ts';
import type { Log } from '../ports/log.ts';
import type { DeadLetters, JobPosition } from '../ports/operator/dead-letters.ts';
import { removeReportedMark } from './dead-letters.ts';
import { openIdlePgBoss } from './pg-boss.ts';
import { deadLetterQueue } from './queue-settings.ts';

/** How many jobs one query reads to find a place among them. */
const scanSize = 1_000;

const outputSchema = z.object({ code: z.string() });

type DeadLetterBoss = Pick<PgBoss, 'findJobs' | 'update' | 'redrive' | 'deleteJob'>;

/** The jobs that failed for good, in the queue of a running pg-boss. */
export function createDeadLetterStore(boss: DeadLetterBoss): DeadLetters {
  return {
    async list({ after, limit }) {
      const anchor = after && (await findAnchor(after));
      const jobs = await readPage(limit + 1, anchor);
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
      return { items, next: jobs.length > limit && end ? toPosition(end) : null };
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

  function readPage(limit: number, after: string | null) {
    const options = { queued: true, limit, ...(after === null ? {} : { after }) };
    return boss.findJobs<unknown>(deadLetterQueue, options);
  }

  /**
   * The last job up to a position; null if it has none before it. pg-boss continues only after a job that exists, so the
   * place of one that is gone is looked for from the top. Jobs within the same millisecond are in the order of their ids.
   */
  async function findAnchor(position: JobPosition): Promise<string | null> {
    if (await findJob(position.id)) return position.id;
    let anchor: string | null = null;
    for (;;) {
      const jobs: Awaited<ReturnType<typeof readPage>> = await readPage(scanSize, anchor);
      const end = jobs.findIndex(({ id, createdOn }) =>
        isBehind({ id, failedAt: createdOn }, position),
      );
      const before = end === -1 ? jobs : jobs.slice(0, end);
      anchor = before.at(-1)?.id ?? anchor;
      if (end !== -1 || jobs.length < scanSize) return anchor;
    }
  }

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

function toPosition({ id, failedAt }: DeadLetter): JobPosition {
  return { id, failedAt };
}

function isBehind(job: JobPosition, { id, failedAt }: JobPosition): boolean {
  const apart = job.failedAt.getTime() - failedAt.getTime();
  return apart > 0 || (apart === 0 && job.id > id);
}

/** Opens the queue of jobs that failed for good, without working on any job. */
export async function openDeadLetters(options: {
  readonly url: string;
  readonly log: Log;
}): Promise<DeadLetters & { readonly close: () => Promise<void> }> {
  const { boss, stop } = await openIdlePgBoss(options);
  return { ...createDeadLetterStore(boss), close: stop };
}
