import type { JobWithMetadata, PgBoss } from 'pg-boss';
import { z } from 'zod';
import { AppError } from '../domain/app-error.ts';
import type { DeadJob } from './job-handler.ts';
import { deadLetterQueue, jobKinds } from './queue-settings.ts';

const pageSize = 1_000;

/**
 * The output that the runner stores when it gives up a job. pg-boss stores something else if
 * processes died while they ran the job.
 */
const reportedOutput = z.object({ code: z.string() });
/** Added to the payload of a dead letter that was reported. Payload schemas ignore it. */
const reportedMark = { isReported: true } as const;
const markedPayload = z.looseObject({ isReported: z.literal(true) });

/** The payload of a dead letter as the job had it; null if it is not marked. */
export function removeReportedMark(data: unknown): object | null {
  const marked = markedPayload.safeParse(data);
  if (!marked.success) return null;
  const { isReported: _, ...payload } = marked.data;
  return payload;
}

/**
 * Reports the jobs that pg-boss itself gave up, because every process that started them died.
 * The jobs stay in the queue of dead letters, where the operator can retry or discard them.
 */
export function createDeadLetterReport(deps: {
  readonly boss: Pick<PgBoss, 'findJobs' | 'update'>;
  readonly onDead: (job: DeadJob) => void;
}): () => Promise<void> {
  const { boss, onDead } = deps;
  /** The last dead letter that was looked at. */
  let after: string | undefined;

  return async () => {
    for (;;) {
      const page = await readPage();
      for (const job of page) await report(job);
      after = page.at(-1)?.id ?? after;
      if (page.length < pageSize) return;
    }
  };

  async function readPage(): Promise<JobWithMetadata<unknown>[]> {
    const options = { queued: true, limit: pageSize };
    if (after === undefined) return boss.findJobs(deadLetterQueue, options);
    // The last one may have been retried or discarded since.
    const [last] = await boss.findJobs(deadLetterQueue, { id: after });
    if (!last) after = undefined;
    return boss.findJobs(deadLetterQueue, { ...options, ...(after && { after }) });
  }

  async function report(job: JobWithMetadata<unknown>): Promise<void> {
    const { id, sourceName, sourceRetryCount, sourceOutput, data } = job;
    const kind = jobKinds.find((each) => each === sourceName);
    const isReported =
      reportedOutput.safeParse(sourceOutput).success || markedPayload.safeParse(data).success;
    if (!kind || isReported) return;
    const payload = typeof data === 'object' ? data : null;
    const { updated } = await boss.update(deadLetterQueue, { ...payload, ...reportedMark }, { id });
    // Another process has taken it away meanwhile.
    if (updated === 0) return;
    const attempts = (sourceRetryCount ?? 0) + 1;
    const cause = new Error(`given up after ${attempts} attempts that did not end`);
    onDead({ kind, payload: data, attempts, appError: new AppError('internal', { cause }) });
  }
}
