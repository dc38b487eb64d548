import type { Job } from 'pg-boss';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createQueueWorkers } from '../../../../src/queue/workers/queue-workers.ts';

const aJob = (id: string): Job<unknown> => ({
  id,
  name: 'update-cards',
  data: {},
  retryCount: 0,
  expireInSeconds: 60,
  heartbeatSeconds: null,
  signal: new AbortController().signal,
});

/** Workers on a pg-boss that only records what it is asked for. Each `work` and each notification is one fetch. */
async function createStage({ limit = 5, spareWorkers = 0 } = {}) {
  const handlers: ((jobs: Job<unknown>[]) => Promise<unknown>)[] = [];
  const notified: string[] = [];
  const ended: (string | undefined)[] = [];
  let fetches = 0;
  const lastFetchedOn = new Map<string, number>();
  let finished = Promise.withResolvers<void>();
  const boss = {
    async work(
      _name: string,
      _options: object,
      handler: (jobs: Job<unknown>[]) => Promise<unknown>,
    ) {
      handlers.push(handler);
      return `worker-${handlers.length - 1}`;
    },
    notifyWorker: (id: string) => void notified.push(id),
    offWork: async (_: string, options?: { readonly id?: string }) => void ended.push(options?.id),
    getWipData: () =>
      handlers.map((_, index) => {
        const id = `worker-${index}`;
        return { id, count: 0, lastFetchedOn: lastFetchedOn.get(id) ?? null };
      }),
  };
  const workers = createQueueWorkers({
    boss,
    kind: 'update-cards',
    settings: { workers: limit, spareWorkers, batchSize: 4 },
    async run({ id }) {
      await finished.promise;
      return { id, status: 'completed' };
    },
  });
  workers.open();
  await vi.advanceTimersByTimeAsync(0);
  return {
    workers,
    /** The workers that were ended. */
    ended,
    /** All jobs until now. */
    async finishJobs() {
      finished.resolve();
      finished = Promise.withResolvers();
      await vi.advanceTimersByTimeAsync(0);
    },
    /** The fetches until now have found nothing more. */
    endFetches() {
      for (const index of handlers.keys()) {
        fetches += 1;
        lastFetchedOn.set(`worker-${index}`, fetches);
      }
    },
    lastNotified: () => notified.at(-1),
    countFetches: () => handlers.length + notified.length,
    countWorkers: () => handlers.length,
    /** A worker has fetched jobs. */
    async deliver(index: number, count: number) {
      const jobs = Array.from({ length: count }, (_, job) => aJob(`${index}-${job}`));
      void handlers[index]?.(jobs);
      await vi.advanceTimersByTimeAsync(0);
    },
  };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the workers of a queue', () => {
  it('fetch an announced job at once', async () => {
    const { workers, countFetches } = await createStage();
    const before = countFetches();
    workers.announce(1);
    expect(countFetches()).toBe(before + 1);
  });

  it('fetch together what is announced while two of them are fetching', async () => {
    const { workers, countWorkers, deliver } = await createStage();
    for (let job = 0; job < 10; job += 1) workers.announce(1);
    expect(countWorkers()).toBe(2);
    await deliver(0, 4);
    expect(countWorkers()).toBe(3);
  });

  it('fetch a job that was announced behind two fetches that found others', async () => {
    const { workers, countWorkers, deliver } = await createStage();
    for (let job = 0; job < 3; job += 1) workers.announce(1);
    await deliver(0, 1);
    await deliver(1, 1);
    expect(countWorkers()).toBe(3);
  });

  it('look again for a job that was announced behind a fetch that found nothing', async () => {
    const { workers, countFetches } = await createStage();
    workers.announce(1);
    workers.announce(1);
    const before = countFetches();
    workers.announce(1);
    expect(countFetches()).toBe(before + 1);
  });

  it('do not wait for a slow fetch, which may find jobs that take long', async () => {
    const { workers, countWorkers } = await createStage();
    workers.announce(1);
    await vi.advanceTimersByTimeAsync(500);
    workers.announce(1);
    expect(countWorkers()).toBe(2);
  });

  it('fetch a job that was announced behind a poll that found another one', async () => {
    const { workers, countWorkers, endFetches, deliver } = await createStage();
    endFetches();
    workers.poll();
    workers.announce(1);
    await deliver(0, 1);
    expect(countWorkers()).toBe(2);
  });

  it('are not more than one while polls find nothing', async () => {
    const { workers, countWorkers, countFetches, endFetches } = await createStage();
    endFetches();
    const before = countFetches();
    for (let poll = 0; poll < 10; poll += 1) {
      workers.poll();
      endFetches();
    }
    expect(countFetches()).toBe(before + 10);
    expect(countWorkers()).toBe(1);
  });

  it('are polled even if one never ends its fetch', async () => {
    const { workers, countWorkers, endFetches } = await createStage();
    endFetches();
    workers.poll();
    workers.poll();
    expect(countWorkers()).toBe(2);
  });

  it('do not count one as idle that fetches again after a full batch', async () => {
    const { workers, lastNotified, endFetches, deliver, finishJobs } = await createStage();
    await deliver(0, 4);
    endFetches();
    await finishJobs();
    workers.announce(1);
    expect(lastNotified()).toBe('worker-1');
  });

  it('do not count one as idle that fetches what was announced while all were busy', async () => {
    const { workers, lastNotified, deliver, finishJobs } = await createStage({ limit: 2 });
    workers.announce(1);
    await deliver(0, 1);
    await deliver(1, 1);
    workers.announce(1);
    await finishJobs();
    expect(lastNotified()).toBe('worker-0');
    workers.announce(1);
    expect(lastNotified()).toBe('worker-1');
  });

  it('get another one while the batches of all are held up', async () => {
    const { workers, countWorkers, deliver } = await createStage({ limit: 1, spareWorkers: 1 });
    await deliver(0, 1);
    workers.announce(1);
    await vi.advanceTimersByTimeAsync(4_000);
    expect(countWorkers()).toBe(1);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(countWorkers()).toBe(2);
    await deliver(1, 1);
    workers.announce(1);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(countWorkers()).toBe(2);
  });

  it('do not get another one for a batch that is held up while there is no spare one', async () => {
    const { workers, countWorkers, deliver } = await createStage({ limit: 1 });
    await deliver(0, 1);
    workers.announce(1);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(countWorkers()).toBe(1);
  });

  it('are as few as before when batches are no longer held up', async () => {
    const { workers, ended, lastNotified, countFetches, deliver, finishJobs } = await createStage({
      limit: 1,
      spareWorkers: 1,
    });
    await deliver(0, 4);
    await vi.advanceTimersByTimeAsync(5_000);
    await deliver(1, 4);
    const whileBusy = countFetches();
    await finishJobs();
    expect(ended).toEqual(['worker-0']);
    // Only the one that remains fetches again after its full batch.
    expect(countFetches()).toBe(whileBusy + 1);
    const before = countFetches();
    await vi.advanceTimersByTimeAsync(60_000);
    workers.announce(1);
    expect(countFetches()).toBe(before + 1);
    expect(lastNotified()).toBe('worker-1');
  });

  it.each([
    ['was held up', 5_000],
    ['was not', 1_000],
  ])('count one as before whose last batch %s', async (_, lastBatchMs) => {
    const { workers, countWorkers, deliver, finishJobs } = await createStage({
      limit: 1,
      spareWorkers: 1,
    });
    await deliver(0, 1);
    await vi.advanceTimersByTimeAsync(lastBatchMs);
    await finishJobs();
    await deliver(0, 1);
    workers.announce(1);
    await vi.advanceTimersByTimeAsync(4_500);
    expect(countWorkers()).toBe(1);
    await vi.advanceTimersByTimeAsync(500);
    expect(countWorkers()).toBe(2);
  });

  it('do not fetch anymore after they are closed', async () => {
    const { workers, countFetches } = await createStage();
    for (let job = 0; job < 3; job += 1) workers.announce(1);
    const before = countFetches();
    await workers.close();
    workers.announce(1);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(countFetches()).toBe(before);
  });
});
