import type { Job, JobResult, PgBoss } from 'pg-boss';
import type { JobKind } from '../domain/job.ts';
import type { QueueSettings } from './queue-settings.ts';

/** How long a worker waits before it looks for jobs that it was not notified of. */
const pollingIntervalSeconds = 30;

/**
 * How many workers of a queue may fetch at the same time because of announced jobs. What is
 * announced meanwhile is fetched together afterwards, so that a busy queue needs fewer queries.
 */
const mostFetching = 2;
/** pg-boss does not say that a worker found nothing. After this time, it certainly did. */
const fetchMs = 2_000;

interface Worker {
  /** Null until pg-boss has registered it. */
  id: string | null;
  isBusy: boolean;
  /** Set while the worker fetches because of announced jobs. */
  fetchTimer: NodeJS.Timeout | null;
}

/** How pg-boss hands jobs to a worker. */
type Work = (
  name: string,
  options: {
    readonly batchSize: number;
    readonly perJobResults: true;
    readonly burstWhenBatchFull: true;
    readonly pollingIntervalSeconds: number;
  },
  handle: (jobs: Job<unknown>[]) => Promise<JobResult[]>,
) => Promise<string>;

export type QueueWorkers = ReturnType<typeof createQueueWorkers>;

/**
 * The workers of one queue in this process. pg-boss would wake all of them for each job. Here, each
 * job wakes one idle worker. If all are busy, workers are added, up to the limit in the settings.
 */
export function createQueueWorkers(deps: {
  readonly boss: Pick<PgBoss, 'notifyWorker' | 'offWork'> & { readonly work: Work };
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
  /** Whether jobs were announced that the present fetches may not find, because they began before. */
  let isBehind = false;

  return {
    open(): void {
      isOpen = true;
      addWorker();
    },

    /** Stops fetching jobs. Resolves when no job is running. */
    async close(): Promise<void> {
      isOpen = false;
      for (const worker of workers) endFetch(worker);
      await boss.offWork(kind);
    },

    /** `count` jobs were added. */
    announce(count: number): void {
      if (!isOpen) return;
      for (let batches = Math.ceil(count / batchSize); batches > 0; batches -= 1) {
        if (!fetchAnnounced()) return;
      }
    },

    /** Looks for jobs that are now due or that another process added. */
    poll(): void {
      if (isOpen) wakeOne();
    },

    countBusy,
  };

  /** False if another worker has to wait until one has ended its fetch or its jobs. */
  function fetchAnnounced(): boolean {
    const fetching = workers.filter(({ fetchTimer }) => fetchTimer !== null);
    const worker = fetching.length < mostFetching ? wakeOne() : null;
    isBehind = worker === null;
    if (!worker) {
      // The one that began first may have found nothing and wait. Otherwise it fetches once more.
      const [first] = fetching;
      if (first?.id) boss.notifyWorker(first.id);
      return false;
    }
    worker.fetchTimer = setTimeout(() => {
      worker.fetchTimer = null;
      if (isBehind && isOpen) fetchAnnounced();
    }, fetchMs);
    return true;
  }

  function endFetch(worker: Worker): void {
    clearTimeout(worker.fetchTimer ?? undefined);
    worker.fetchTimer = null;
  }

  /** Lets an idle or a new worker look for jobs. Returns it; null if all are at work. */
  function wakeOne(): Worker | null {
    const index = workers.findIndex(
      ({ isBusy, id, fetchTimer }) => !isBusy && id !== null && fetchTimer === null,
    );
    const [worker] = index >= 0 ? workers.splice(index, 1) : [];
    if (!worker?.id) return addWorker();
    workers.push(worker);
    boss.notifyWorker(worker.id);
    return worker;
  }

  /** A new worker fetches jobs at once. */
  function addWorker(): Worker | null {
    if (!isOpen || workers.length >= settings.workers) return null;
    const worker: Worker = { id: null, isBusy: false, fetchTimer: null };
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
    return worker;
  }

  async function runBatch(worker: Worker, jobs: Job<unknown>[]): Promise<JobResult[]> {
    worker.isBusy = true;
    endFetch(worker);
    if (isOpen && (isBehind || jobs.length === batchSize)) fetchAnnounced();
    try {
      return await Promise.all(jobs.map(run));
    } finally {
      worker.isBusy = false;
      // A worker that is notified while it is busy fetches again without waiting.
      if (isBehind && worker.id) {
        isBehind = false;
        boss.notifyWorker(worker.id);
      }
    }
  }

  function countBusy(): number {
    return workers.filter(({ isBusy }) => isBusy).length;
  }
}
