import type { Job, JobResult, PgBoss } from 'pg-boss';
import type { JobKind } from '../../domain/job.ts';
import type { QueueSettings } from '../queue-settings.ts';

/**
 * How long a worker of pg-boss waits before it fetches unasked. A fetch that is not known here hides
 * that a job may be waiting behind it, so `poll` does this instead.
 */
const pollingIntervalSeconds = 24 * 3600;

/**
 * How many workers of a queue may fetch at the same time. What is
 * announced meanwhile is fetched together afterwards, so that a busy queue needs fewer queries.
 */
const mostFetching = 2;
/** A fetch that takes longer counts as failed, so that a broken connection holds up nothing. */
const fetchMs = 2_000;
/** A batch that takes longer is held up, such as by a chat that does not respond, and another worker may take its place. */
const heldUpMs = 5_000;

interface Worker {
  /** Null until pg-boss has registered it. */
  id: string | null;
  isBusy: boolean;
  /** Whether its batch takes so long that it takes no place. */
  isHeldUp: boolean;
  /** Set while the worker fetches. */
  fetchTimer: NodeJS.Timeout | null;
  /** Whether it was asked again while it was fetching: it fetches once more afterwards. */
  isAskedAgain: boolean;
  /** When the fetch before the present one ended. */
  lastFetchedOn: number | null;
}

/** What pg-boss knows about a worker. */
interface WorkerFigures {
  readonly id: string;
  readonly lastFetchedOn: number | null;
  /** How many jobs it has. */
  readonly count: number;
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

/**
 * The workers of one queue in this process. pg-boss would wake all of them for each job. Here, each
 * job wakes one idle worker. If all are busy, workers are added, up to the limit in the settings. Those whose batch is held
 * up do not count, as long as there are spare workers.
 */
export function createQueueWorkers(deps: {
  readonly boss: Pick<PgBoss, 'notifyWorker' | 'offWork'> & {
    readonly work: Work;
    readonly getWipData: () => readonly WorkerFigures[];
  };
  readonly kind: JobKind;
  readonly settings: Pick<QueueSettings, 'workers' | 'spareWorkers' | 'batchSize'>;
  /** Never rejects. */
  readonly run: (job: Job<unknown>) => Promise<JobResult>;
}) {
  const { boss, kind, settings, run } = deps;
  const { batchSize, spareWorkers = 0 } = settings;
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
      if (!isOpen) return;
      endEmptyFetches();
      wakeOne();
    },

    countBusy,
  };

  /** False if another worker has to wait until one has ended its fetch or its jobs. */
  function fetchAnnounced(): boolean {
    endEmptyFetches();
    const fetching = workers.filter(({ fetchTimer }) => fetchTimer !== null);
    const isWoken = fetching.length < mostFetching && wakeOne();
    isBehind = !isWoken;
    const [first] = fetching;
    if (isBehind && first) {
      // It fetches once more, so that nobody waits if both find nothing.
      startFetch(first);
      first.isAskedAgain = true;
    }
    return isWoken;
  }

  /** pg-boss does not report that a worker found nothing. */
  function endEmptyFetches(): void {
    const figures = readFigures();
    for (const worker of workers) {
      const now = worker.id === null ? undefined : figures.get(worker.id);
      const hasEnded = now?.count === 0 && now.lastFetchedOn !== worker.lastFetchedOn;
      if (hasEnded && !worker.isAskedAgain) endFetch(worker);
    }
  }

  function readFigures(): ReadonlyMap<string, WorkerFigures> {
    return new Map(boss.getWipData().map((figures) => [figures.id, figures]));
  }

  /** Every fetch begins here. A worker whose fetch began earlier is not idle: it may miss new jobs. */
  function startFetch(worker: Worker): void {
    clearTimeout(worker.fetchTimer ?? undefined);
    worker.fetchTimer = setTimeout(() => {
      endFetch(worker);
      if (isBehind && isOpen) fetchAnnounced();
    }, fetchMs);
    if (worker.id === null) return;
    worker.lastFetchedOn = readFigures().get(worker.id)?.lastFetchedOn ?? null;
    boss.notifyWorker(worker.id);
  }

  function endFetch(worker: Worker): void {
    clearTimeout(worker.fetchTimer ?? undefined);
    worker.fetchTimer = null;
    worker.isAskedAgain = false;
  }

  /** Lets an idle or a new worker look for jobs. False if all are at work. */
  function wakeOne(): boolean {
    const index = workers.findIndex(
      ({ isBusy, id, fetchTimer }) => !isBusy && id !== null && fetchTimer === null,
    );
    const [worker] = index >= 0 ? workers.splice(index, 1) : [];
    if (!worker) return addWorker();
    workers.push(worker);
    startFetch(worker);
    return true;
  }

  /** How many workers take a place: at most the limit in the settings, and one that was held up and has just ended its batch. */
  function countPlaces(): number {
    return workers.filter(({ isHeldUp }) => !isHeldUp).length;
  }

  /** A new worker fetches jobs at once. */
  function addWorker(): boolean {
    if (!isOpen || workers.length >= settings.workers + spareWorkers) return false;
    if (countPlaces() >= settings.workers) return false;
    const worker: Worker = {
      id: null,
      isBusy: false,
      isHeldUp: false,
      fetchTimer: null,
      isAskedAgain: false,
      lastFetchedOn: null,
    };
    workers.push(worker);
    startFetch(worker);
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
    return true;
  }

  async function runBatch(worker: Worker, jobs: Job<unknown>[]): Promise<JobResult[]> {
    const isFull = jobs.length === batchSize;
    const { isAskedAgain } = worker;
    worker.isBusy = true;
    endFetch(worker);
    if (isOpen && (isBehind || isAskedAgain || isFull)) fetchAnnounced();
    const heldUpTimer = setTimeout(() => {
      worker.isHeldUp = true;
      if (isOpen && isBehind) fetchAnnounced();
    }, heldUpMs);
    try {
      return await Promise.all(jobs.map(run));
    } finally {
      clearTimeout(heldUpTimer);
      worker.isBusy = false;
      worker.isHeldUp = false;
      // pg-boss fetches again without waiting after a full batch, and if it is notified meanwhile.
      const fetchesAnyway = isAskedAgain || (isFull && batchSize > 1);
      if (isOpen && worker.id !== null && countPlaces() > settings.workers) {
        endWorker(worker, worker.id);
      } else if (isOpen && (isBehind || fetchesAnyway)) {
        isBehind = false;
        startFetch(worker);
      }
    }
  }

  /** Those that have taken its place remain. Another one would fetch again by itself while much waits. */
  function endWorker(worker: Worker, id: string): void {
    workers.splice(workers.indexOf(worker), 1);
    void boss.offWork(kind, { id, wait: false });
  }

  function countBusy(): number {
    return workers.filter(({ isBusy }) => isBusy).length;
  }
}
