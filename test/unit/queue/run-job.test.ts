import type { Job } from 'pg-boss';
import { describe, expect, it } from 'vitest';
import type { DeadJob } from '../../../src/queue/job-handler.ts';
import { createJobRunner } from '../../../src/queue/run-job.ts';
import { createRecordingLog } from '../../support/recording-log.ts';

const job: Job<unknown> = {
  id: 'job-1',
  name: 'sweep',
  data: {},
  retryCount: 0,
  expireInSeconds: 60,
  heartbeatSeconds: null,
  signal: new AbortController().signal,
};

/** Runs a job whose handler fails with an error that no retry can mend. */
async function runFailing({ isReleasing }: { readonly isReleasing: boolean }) {
  const dead: DeadJob[] = [];
  const { log, lines } = createRecordingLog();
  const run = createJobRunner({
    boss: { findJobs: async () => [] },
    kind: 'sweep',
    settings: { attempts: 3, giveUpSeconds: 60 },
    handlers: {
      async sweep() {
        throw new Error('the locks are closed');
      },
    },
    log,
    onDead: (one) => dead.push(one),
    isReleasing: () => isReleasing,
  });
  return { result: await run(job), dead, lines };
}

describe('a job that fails', () => {
  it('is given up when a retry cannot help', async () => {
    const { result, dead } = await runFailing({ isReleasing: false });
    expect(result).toMatchObject({ id: 'job-1', status: 'deadletter' });
    expect(dead).toMatchObject([{ kind: 'sweep', attempts: 1 }]);
  });

  it('goes back to the queue without a report while the process stops', async () => {
    const { result, dead, lines } = await runFailing({ isReleasing: true });
    expect(result).toEqual({ id: 'job-1', status: 'failed' });
    expect(dead).toEqual([]);
    expect(lines).toEqual([]);
  });
});
