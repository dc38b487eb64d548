import type { Job, JobResult, PgBoss } from 'pg-boss';
import type { JobKind } from '../domain/job.ts';
import type { QueueSettings } from './queue-settings.ts';

/** How long a worker waits before it looks for jobs that it was not notified of. */
const pollingIntervalSeconds = 30;

interface Worker {
  /** Null until pg-boss has registered it. */
  id: string | null;
  isBusy: boolean;
}

export type QueueWorkers = ReturnType<typeof createQueueWorkers>;

/**
 * The workers of one queue in this process. pg-boss would wake all of them for each job. Here, each
 * job wakes one idle worker. If all are busy, workers are added, up to the limit in the settings.
 */
export function createQueueWorkers(deps: {
  readonly boss: PgBoss;
  readonly kind: JobKind;
  readonly settings: Pick<QueueSettings, 'workers' | 'batchSize'>;
  /** Never rejects. */
  readonly run: (job: Job<unknown>) => Promise<JobResult>;
}) {
  const { boss, kind, settings, run } = deps;
  const { batchSize } = settings;
  /** Ordered by when they were last woken. */
  const workers: Worker[] = [];
  let isOpen = false;
  /**
   * Announced jobs that this process has not fetched yet. Too high if another process fetched some.
   */
  let announced = 0;

  return {
    open(): void {
      isOpen = true;
      addWorker();
    },

    /** Stops fetching jobs. Resolves when no job is running. */
    async close(): Promise<void> {
      isOpen = false;
      await boss.offWork(kind);
    },

    /** `count` jobs were added. */
    announce(count: number): void {
      if (!isOpen) return;
      if (countBusy() === 0) announced = 0;
      announced += count;
      const batches = Math.min(settings.workers, Math.ceil(count / batchSize));
      for (let woken = 0; woken < batches; woken += 1) wakeOne();
    },

    /** Looks for jobs that are now due or that another process added. */
    poll(): void {
      if (isOpen) wakeOne();
    },

    countBusy,
  };

  function wakeOne(): void {
    const index = workers.findIndex(({ isBusy, id }) => !isBusy && id !== null);
    const [worker] = index >= 0 ? workers.splice(index, 1) : [];
    if (worker?.id) {
      workers.push(worker);
      boss.notifyWorker(worker.id);
    } else {
      addWorker();
    }
  }

  /** A new worker fetches jobs at once. */
  function addWorker(): void {
    if (!isOpen || workers.length >= settings.workers) return;
    const worker: Worker = { id: null, isBusy: false };
    workers.push(worker);
    const options = {
      batchSize,
      perJobResults: true,
      burstWhenBatchFull: true,
      pollingIntervalSeconds,
    } as const;
    boss
      .work(kind, options, (jobs: Job<unknown>[]) => runBatch(worker, jobs))
      .then((id) => {
        worker.id = id;
      })
      // pg-boss only rejects workers after it was stopped.
      .catch(() => undefined);
  }

  async function runBatch(worker: Worker, jobs: Job<unknown>[]): Promise<JobResult[]> {
    worker.isBusy = true;
    announced = Math.max(0, announced - jobs.length);
    if (isOpen && (announced > 0 || jobs.length === batchSize)) wakeOne();
    try {
      return await Promise.all(jobs.map(run));
    } finally {
      worker.isBusy = false;
      // A worker that is notified while it is busy fetches again without waiting.
      if (announced > 0 && worker.id) boss.notifyWorker(worker.id);
    }
  }

  function countBusy(): number {
    return workers.filter(({ isBusy }) => isBusy).length;
  }
}
