import type { PgBoss, QueueResult } from 'pg-boss';
import type { JobKind } from '../domain/job.ts';
import type { QueuePoint, QueueReport } from '../domain/operator/queue-report.ts';
import type { QueueFigures } from '../ports/queue-figures.ts';
import { deadLetterQueue, jobKinds, queueSettings } from './queue-settings.ts';

const historyMs = 24 * 3_600_000;
const pointSeconds = 600;

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
    jobKinds.map(async (kind): Promise<QueueReport> => {
      const queue = queues.get(kind);
      const { readyCount = 0, deferredCount = 0, activeCount = 0 } = queue ?? {};
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
        perMinute: queue ? toRates(queue) : null,
        hasDeadLetters: !queueSettings[kind].isRepeated,
      };
    }),
  );
  return { kinds, deadLetters: queues.get(deadLetterQueue)?.queuedCount ?? 0 };
}

/** The jobs of a kind during the last 24 hours, as pg-boss has recorded them. */
export async function readQueueHistory(
  boss: Pick<PgBoss, 'getQueueStats'>,
  kind: JobKind,
  now: Date,
): Promise<readonly QueuePoint[]> {
  const from = new Date(now.getTime() - historyMs);
  const points = await boss.getQueueStats(kind, { from, bucketSeconds: pointSeconds });
  return points
    .map(({ capturedOn, readyCount, deferredCount, completedDelta, deltaSeconds }) => ({
      at: capturedOn,
      waiting: readyCount + deferredCount,
      completedPerMinute: completedDelta === null ? null : toRate(completedDelta, deltaSeconds),
    }))
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}

function toRates(queue: QueueResult): QueueReport['perMinute'] {
  const { createdDelta, completedDelta, failedDelta, deltaSeconds } = queue;
  const added = toRate(createdDelta, deltaSeconds);
  const completed = toRate(completedDelta, deltaSeconds);
  const failed = toRate(failedDelta, deltaSeconds);
  return added === null || completed === null || failed === null
    ? null
    : { added, completed, failed };
}

function toRate(count: number, seconds: number | null): number | null {
  return seconds === null || seconds <= 0 ? null : (count / seconds) * 60;
}
