import type { PgBoss } from 'pg-boss';
import type { QueueFigures } from '../ports/queue-figures.ts';
import { deadLetterQueue, jobKinds } from './queue-settings.ts';

/** The count of dead letters that pg-boss keeps. */
export async function countDeadLetters(boss: Pick<PgBoss, 'getQueue'>): Promise<number> {
  return (await boss.getQueue(deadLetterQueue))?.queuedCount ?? 0;
}

/** Reads the counts that pg-boss keeps, and the age of the oldest job of each kind that has any. */
export async function readQueueFigures(
  boss: Pick<PgBoss, 'getQueues' | 'findJobs'>,
  now: Date,
): Promise<QueueFigures> {
  const queues = new Map((await boss.getQueues()).map((queue) => [queue.name, queue]));
  const kinds = await Promise.all(
    jobKinds.map(async (kind) => {
      const { readyCount = 0, deferredCount = 0, activeCount = 0 } = queues.get(kind) ?? {};
      // pg-boss finds the oldest one with an index on the age, whatever the number of jobs.
      const hasJobs = readyCount + deferredCount > 0;
      const [oldest] = hasJobs ? await boss.findJobs(kind, { queued: true, limit: 1 }) : [];
      return {
        kind,
        ready: readyCount,
        deferred: deferredCount,
        active: activeCount,
        oldestSeconds: oldest
          ? Math.max(0, (now.getTime() - oldest.createdOn.getTime()) / 1000)
          : null,
      };
    }),
  );
  return { kinds, deadLetters: queues.get(deadLetterQueue)?.queuedCount ?? 0 };
}
