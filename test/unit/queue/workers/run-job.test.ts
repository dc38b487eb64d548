import type { Job } from 'pg-boss';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../src/domain/app-error.ts';
import type { DeadJob } from '../../../../src/queue/job-handler.ts';
import { createJobRunner } from '../../../../src/queue/workers/run-job.ts';
import { createRecordingLog } from '../../../support/recording-log.ts';

const job: Job<unknown> = {
  id: 'job-1',
  name: 'sweep',
  data: {},
  retryCount: 0,
  expireInSeconds: 60,
  heartbeatSeconds: null,
  signal: new AbortController().signal,
};

/** Runs a job whose handler fails, by default with an error that no retry can mend. */
async function runFailing({
  isReleasing = false,
  error = new Error('the locks are closed'),
  retryCount = 0,
  isRepeated = false,
}: {
  readonly isReleasing?: boolean;
  readonly error?: Error;
  readonly retryCount?: number;
  readonly isRepeated?: boolean;
}) {
  const dead: DeadJob[] = [];
  const { log, lines } = createRecordingLog();
  const run = createJobRunner({
    boss: { findJobs: async () => [] },
    kind: 'sweep',
    settings: { attempts: 3, giveUpSeconds: 60, isRepeated },
    handlers: {
      async sweep() {
        throw error;
      },
    },
    log,
    onDead: (one) => dead.push(one),
    isReleasing: () => isReleasing,
  });
  return { result: await run({ ...job, retryCount }), dead, lines };
}

describe('a job that fails', () => {
  it('is given up when a retry cannot help', async () => {
    const { result, dead } = await runFailing({ isReleasing: false });
    expect(result).toMatchObject({ id: 'job-1', status: 'deadletter' });
    expect(dead).toMatchObject([{ kind: 'sweep', attempts: 1 }]);
  });

  it('is given up after its last attempt', async () => {
    const error = new AppError('overseerr-unreachable');
    const { result, dead } = await runFailing({ error, retryCount: 2 });
    expect(result).toMatchObject({ status: 'deadletter' });
    expect(dead).toMatchObject([{ attempts: 3, appError: { code: 'overseerr-unreachable' } }]);
  });

  it('is not reported after its last attempt if a later job does its work', async () => {
    const error = new AppError('overseerr-unreachable');
    const { result, dead } = await runFailing({ error, retryCount: 2, isRepeated: true });
    expect(result).toMatchObject({ status: 'failed' });
    expect(dead).toEqual([]);
  });

  it.each([
    new AppError('overseerr-key-rejected'),
    new AppError('not-overseerr'),
    new AppError('overseerr-unreachable'),
  ])('is not reported because of what the check of the services says: %s', async (error) => {
    for (const retryCount of [0, 2]) {
      const { dead, lines } = await runFailing({ error, retryCount, isRepeated: true });
      expect(dead).toEqual([]);
      expect(lines.map(({ level }) => level)).toEqual(['debug']);
    }
  });

  it('is not retried while the settings are wrong', async () => {
    const error = new AppError('overseerr-key-rejected');
    const { result } = await runFailing({ error, isRepeated: true });
    expect(result).toMatchObject({ status: 'deadletter' });
  });

  it('is reported because of wrong settings if no later job does its work', async () => {
    const error = new AppError('overseerr-key-rejected');
    expect((await runFailing({ error })).dead).toHaveLength(1);
  });

  it('is reported if no retry can help, also if a later job does its work', async () => {
    expect((await runFailing({ isRepeated: true })).dead).toHaveLength(1);
  });

  it('goes back to the queue without a report while the process stops', async () => {
    const { result, dead, lines } = await runFailing({ isReleasing: true });
    expect(result).toEqual({ id: 'job-1', status: 'failed' });
    expect(dead).toEqual([]);
    expect(lines).toEqual([]);
  });
});
