import { expect, it } from 'vitest';
import type { Job } from '../../../../src/domain/job.ts';
import { createSweep } from '../../../../src/usecases/requests/sweep.ts';
import { anId } from '../../../support/factories.ts';
import { createRecordingLog } from '../../../support/recording-log.ts';

const submission = { kind: 'submit-request', payload: { requestId: anId<'request'>() } } as const;
const cards: readonly Job[] = [1, 2].map(() => ({
  kind: 'update-cards',
  payload: { requestId: anId<'request'>() },
}));

function createFixture(needed: readonly Job[], lost: readonly Job[]) {
  const { log, lines } = createRecordingLog();
  const ages: number[] = [];
  const recovered: (readonly Job[])[] = [];
  const sweep = createSweep({
    unfinishedWork: {
      async listNeededJobs(minAgeSeconds) {
        ages.push(minAgeSeconds);
        return needed;
      },
    },
    jobs: {
      async recover(jobs) {
        recovered.push(jobs);
        return lost;
      },
    },
    log,
  });
  return { sweep, ages, recovered, lines };
}

it('recovers the jobs of work that has been unfinished for a minute', async () => {
  const { sweep, ages, recovered } = createFixture([submission, ...cards], []);
  await sweep();
  expect(ages).toEqual([60]);
  expect(recovered).toEqual([[submission, ...cards]]);
});

it('reports the jobs that were lost, by kind', async () => {
  const { sweep, lines } = createFixture([submission, ...cards], [submission, ...cards]);
  await sweep();
  expect(lines).toMatchObject([
    { level: 'warn', fields: { kind: 'submit-request', count: 1 } },
    { level: 'warn', fields: { kind: 'update-cards', count: 2 } },
  ]);
});

it('logs nothing if no job was lost', async () => {
  const { sweep, lines } = createFixture([submission], []);
  await sweep();
  expect(lines).toEqual([]);
});

it('checks everything if told to', async () => {
  const { sweep, ages } = createFixture([], []);
  await sweep(0);
  expect(ages).toEqual([0]);
});
