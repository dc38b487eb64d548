import { expect, it, onTestFinished, vi } from 'vitest';
import { createOperatorJobs } from '../../../src/composition/cli/operator-jobs.ts';
import { AppError } from '../../../src/domain/app-error.ts';
import { setUpDatabaseForTest } from '../../support/database-setup.ts';
import { aSubmitJob, createJobFixture } from '../../support/job-fixture.ts';

const soon = { timeout: 60_000, interval: 20 };

it('the operator lists, retries, and discards jobs that failed for good', async () => {
  const stage = await setUpDatabaseForTest();
  let isBroken = true;
  const { jobs, done } = createJobFixture(stage, {
    work: async () => {
      if (isBroken) throw new AppError('blocklisted');
    },
  });
  await jobs.start();
  const [first, second] = [aSubmitJob(), aSubmitJob()];
  await jobs.enqueue([first, second]);

  const operator = await createOperatorJobs({
    kind: 'external',
    url: stage.url,
    embeddedFolder: null,
    close: async () => undefined,
  });
  onTestFinished(() => operator.close());
  await vi.waitFor(async () => expect(await operator.listDeadLetters(10)).toHaveLength(2), soon);
  const letters = await operator.listDeadLetters(10);
  expect(letters).toMatchObject([
    { kind: 'submit-request', attempts: 1, error: 'blocklisted' },
    { kind: 'submit-request', attempts: 1, error: 'blocklisted' },
  ]);
  const retried = letters.find(
    ({ payload }) => JSON.stringify(payload) === JSON.stringify(first.payload),
  );
  const other = letters.find((letter) => letter !== retried);
  expect(done).toHaveLength(2);

  isBroken = false;
  expect(await operator.retry([retried?.id ?? ''])).toBe(1);
  jobs.announce([first]);
  await vi.waitFor(() => expect(done.at(2)).toMatchObject({ ...first, attempt: 0 }), soon);

  expect(await operator.discard([other?.id ?? ''])).toBe(1);
  expect(await operator.discard([other?.id ?? ''])).toBe(0);
  expect(await operator.retry([])).toBe(0);
  expect(await operator.listDeadLetters(10)).toEqual([]);
  expect(done).toHaveLength(3);
  const audit = await stage.prisma.auditLog.findMany({ orderBy: { id: 'asc' } });
  expect(audit.map(({ action, source, subjectId }) => [action, source, subjectId])).toEqual([
    ['job-retry', 'cli', retried?.id],
    ['job-discard', 'cli', other?.id],
  ]);
});
