import type { Job } from 'pg-boss';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '../../../../src/domain/app-error.ts';
import { queueSettings } from '../../../../src/queue/queue-settings.ts';
import { createQueue } from '../../../../src/queue/workers/queue.ts';
import { createRecordingLog } from '../../../support/recording-log.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A queue on a pg-boss that finds nothing, and counts the fetches. */
async function createStage({ expectsJobsOfOthers = false } = {}) {
  const handlers: ((jobs: Job<unknown>[]) => Promise<unknown>)[] = [];
  let fetches = 0;
  let fails = false;
  const queue = createQueue({
    boss: {
      async work(_name, _options, handle) {
        handlers.push(handle);
        return 'worker';
      },
      notifyWorker() {
        fetches += 1;
      },
      offWork: async () => undefined,
      getWipData: () => [{ id: 'worker', count: 0, lastFetchedOn: fetches }],
      complete: async () => ({ jobs: [], requested: 0, affected: 0 }),
      fail: async () => ({ jobs: [], requested: 0, affected: 0 }),
      touch: async () => ({ jobs: [], requested: 0, affected: 0 }),
      findJobs: async () => [],
    },
    kind: 'sweep',
    settings: { ...queueSettings.sweep, pollEvery: 1 },
    expectsJobsOfOthers,
    handlers: {
      async sweep() {
        if (fails) throw new AppError('overseerr-unreachable');
      },
    },
    log: createRecordingLog().log,
    onDead: () => undefined,
    isReleasing: () => false,
  });
  queue.open();
  await vi.advanceTimersByTimeAsync(5_000);
  return {
    queue,
    /** How often the queue fetches at eight ticks. */
    async countFetches() {
      const before = fetches;
      for (let tick = 1; tick <= 8; tick += 1) {
        queue.poll(tick);
        await vi.advanceTimersByTimeAsync(500);
      }
      return fetches - before;
    },
    /** A worker has fetched a job. */
    async run(outcome: 'completed' | 'failed') {
      fails = outcome === 'failed';
      const signal = new AbortController().signal;
      const job = { id: 'job-1', name: 'sweep', data: {}, retryCount: 0, signal };
      await handlers[0]?.([{ ...job, expireInSeconds: 60, heartbeatSeconds: null }]);
      await vi.advanceTimersByTimeAsync(5_000);
    },
  };
}

describe('a queue', () => {
  it('is polled at every tick if other processes add its jobs', async () => {
    expect(await (await createStage({ expectsJobsOfOthers: true })).countFetches()).toBe(8);
  });

  it('is polled less often where no job is expected, also after one was done', async () => {
    const stage = await createStage();
    expect(await stage.countFetches()).toBe(2);
    await stage.run('completed');
    expect(await stage.countFetches()).toBe(2);
  });

  it('is polled at every tick while a job may be retried', async () => {
    const stage = await createStage();
    await stage.run('failed');
    expect(await stage.countFetches()).toBe(8);
    await vi.advanceTimersByTimeAsync(70_000);
    expect(await stage.countFetches()).toBe(2);
  });

  it('is polled at every tick when the time of a job has come', async () => {
    const stage = await createStage();
    stage.queue.expectIn(120);
    await vi.advanceTimersByTimeAsync(90_000);
    expect(await stage.countFetches()).toBe(2);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await stage.countFetches()).toBe(8);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(await stage.countFetches()).toBe(2);
  });
});
