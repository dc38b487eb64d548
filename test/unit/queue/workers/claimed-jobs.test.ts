import type { JobResult } from 'pg-boss';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createClaimedJobs } from '../../../../src/queue/workers/claimed-jobs.ts';
import { createRecordingLog } from '../../../support/recording-log.ts';

type Attempts = readonly { readonly id: string }[];

/** Claimed jobs on a pg-boss that only records what it is told. Each job runs until its status is given. */
function createStage({ most = 5 } = {}) {
  const told: { verb: string; ids: string[] }[] = [];
  const signals: AbortSignal[] = [];
  const ends: ((status: JobResult['status']) => void)[] = [];
  let lost: readonly string[] = [];
  let isAway = false;
  let count = 0;
  const tell = (verb: string) => async (_kind: string, attempts: unknown) => {
    if (isAway) throw new Error('the database is away');
    const ids = (attempts as Attempts).map(({ id }) => id);
    told.push({ verb, ids });
    return { settled: ids.filter((id) => !lost.includes(id)) };
  };
  const jobs = createClaimedJobs({
    boss: { complete: tell('complete'), fail: tell('fail'), touch: tell('touch') },
    kind: 'notify',
    most,
    run: ({ id, signal }) => {
      signals.push(signal);
      return new Promise((resolve) => {
        ends.push((status) => resolve({ id, status }));
      });
    },
    newId: () => {
      count += 1;
      return `job-${count}`;
    },
    log: createRecordingLog().log,
  });
  jobs.open();
  return {
    jobs,
    told,
    signals,
    start() {
      const claimed = jobs.claim({});
      claimed?.start();
      return claimed?.id;
    },
    /** Claims a job whose commit is not answered, and lets `ms` pass. */
    async startUnanswered(ms = 0) {
      jobs.claim({})?.startOnceCommitted();
      await vi.advanceTimersByTimeAsync(ms);
    },
    async end(index: number, status: JobResult['status'] = 'completed') {
      ends[index]?.(status);
      await vi.advanceTimersByTimeAsync(0);
    },
    lose(...ids: string[]) {
      lost = ids;
    },
    setAway(value: boolean) {
      isAway = value;
    },
  };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('claimed jobs', () => {
  it('are completed together, once nobody waits anymore', async () => {
    const { start, end, told } = createStage();
    start();
    start();
    await end(0);
    await vi.advanceTimersByTimeAsync(5);
    await end(1);
    expect(told).toEqual([]);
    await vi.advanceTimersByTimeAsync(10);
    expect(told).toEqual([{ verb: 'complete', ids: ['job-1', 'job-2'] }]);
  });

  it.each(['failed', 'deadletter'] as const)(
    'go back to the queue at once when they end as %s',
    async (status) => {
      const { start, end, told } = createStage();
      start();
      await end(0, status);
      expect(told).toEqual([{ verb: 'fail', ids: ['job-1'] }]);
    },
  );

  it('are claimed only up to a limit, at which the next ones wait in the queue', async () => {
    const { jobs, start, end } = createStage({ most: 2 });
    start();
    const second = jobs.claim({});
    expect(jobs.claim({})).toBeNull();
    second?.release();
    expect(start()).toBe('job-3');
    expect(jobs.claim({})).toBeNull();
    await end(0);
    expect(jobs.claim({})).not.toBeNull();
  });

  it('are reported again after the database was away', async () => {
    const { start, end, told, setAway } = createStage();
    setAway(true);
    start();
    start();
    await end(0);
    await end(1, 'failed');
    await vi.advanceTimersByTimeAsync(100);
    setAway(false);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(told).toEqual([
      { verb: 'complete', ids: ['job-1'] },
      { verb: 'fail', ids: ['job-2'] },
    ]);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(told).toHaveLength(2);
  });

  it('are touched while they run, and aborted when another process has them', async () => {
    const { jobs, start, lose, signals, told } = createStage();
    start();
    start();
    lose('job-2');
    await jobs.touch();
    expect(told).toEqual([{ verb: 'touch', ids: ['job-1', 'job-2'] }]);
    expect(signals.map(({ aborted }) => aborted)).toEqual([false, true]);
    await jobs.touch();
    expect(told.at(-1)).toEqual({ verb: 'touch', ids: ['job-1'] });
  });

  it('need no call when none runs', async () => {
    const { jobs, told } = createStage();
    await jobs.touch();
    await jobs.giveBack();
    expect(told).toEqual([]);
  });

  it('are waited for when the process stops, and claims are refused', async () => {
    const { jobs, start, end } = createStage();
    start();
    let isClosed = false;
    void jobs.close();
    void jobs.close().then(() => {
      isClosed = true;
    });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(isClosed).toBe(false);
    expect(jobs.claim({})).toBeNull();
    await end(0);
    expect(isClosed).toBe(true);
  });

  it('are returned to the queue when they run for too long, and completed when they have ended', async () => {
    const { jobs, start, end, told, signals } = createStage();
    start();
    start();
    await end(1);
    await jobs.giveBack();
    expect(told).toEqual([
      { verb: 'complete', ids: ['job-2'] },
      { verb: 'fail', ids: ['job-1'] },
    ]);
    expect(signals[0]?.aborted).toBe(true);
    await end(0);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(told).toHaveLength(2);
  });
});

describe('a claimed job whose commit was not answered', () => {
  it('starts when it turns out to be committed', async () => {
    const { startUnanswered, end, signals, told } = createStage();
    await startUnanswered();
    expect(signals).toHaveLength(1);
    await end(0);
    await vi.advanceTimersByTimeAsync(10);
    expect(told.map(({ verb }) => verb)).toEqual(['touch', 'complete']);
  });

  it('does not start before the server has carried out the commit', async () => {
    const { startUnanswered, lose, signals } = createStage();
    lose('job-1');
    await startUnanswered(40);
    expect(signals).toHaveLength(0);
    lose();
    await vi.advanceTimersByTimeAsync(20);
    expect(signals).toHaveLength(1);
  });

  it('is looked for however long the database is away', async () => {
    const { startUnanswered, setAway, signals } = createStage();
    setAway(true);
    await startUnanswered(60_000);
    expect(signals).toHaveLength(0);
    setAway(false);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(signals).toHaveLength(1);
  });

  it('is left to others when it does not turn up, and makes room', async () => {
    const { jobs, startUnanswered, lose, signals, told } = createStage({ most: 1 });
    lose('job-1');
    await startUnanswered();
    expect(jobs.claim({})).toBeNull();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(signals).toHaveLength(0);
    expect(told.map(({ verb }) => verb)).not.toContain('complete');
    expect(jobs.claim({})).not.toBeNull();
  });

  it('is looked for once more when the process stops, which does not wait for it', async () => {
    const { jobs, startUnanswered, lose, signals, told } = createStage();
    lose('job-1');
    await startUnanswered();
    expect(told).toHaveLength(1);
    await jobs.close();
    expect(told).toHaveLength(2);
    expect(signals).toHaveLength(0);
  });

  it('is given up when the process stops while the database is away', async () => {
    const { jobs, startUnanswered, setAway, signals } = createStage();
    setAway(true);
    await startUnanswered();
    await jobs.close();
    expect(jobs.countBusy()).toBe(0);
    expect(signals).toHaveLength(0);
  });
});
