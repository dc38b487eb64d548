import type { ErrorCode } from '../domain/app-error.ts';
import type { Job } from '../domain/job.ts';
import type { Log } from '../ports/log.ts';
import { madeUpMark } from './made-up-failures.ts';
import { openIdlePgBoss } from './pg-boss.ts';

/** No worker takes the job before it has failed. */
const delaySeconds = 86_400;

/** Adds a job of the demo that looks as if it had failed for good, with a connection of its own. */
export async function addMadeUpFailure(
  database: { readonly url: string; readonly log: Log },
  { kind, payload }: Job,
  code: ErrorCode,
): Promise<void> {
  const { boss, stop } = await openIdlePgBoss(database);
  try {
    const options = { startAfter: delaySeconds, retryLimit: 0 };
    const id = await boss.send(kind, { ...payload, ...madeUpMark }, options);
    if (id) await boss.fail(kind, id, { code });
  } finally {
    await stop();
  }
}
