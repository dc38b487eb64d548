import { beforeEach, expect, it } from 'vitest';
import { AppError } from '../../../src/domain/app-error.ts';
import { createRepeatedAttempts } from '../../../src/usecases/repeated-attempts.ts';
import { anId } from '../../support/factories.ts';

const minuteMs = 60_000;
const row = { remoteId: 1, content: 'a' };
const serviceId = anId<'service'>();

let nowMs: number;
let attemptsOf: ReturnType<typeof createRepeatedAttempts<typeof row>>;
beforeEach(() => {
  nowMs = 0;
  attemptsOf = createRepeatedAttempts({
    clock: () => new Date(nowMs),
    toContent: ({ content }) => content,
  });
});

const fail = (code: 'title-not-found' | 'overseerr-failed') =>
  expect(
    attemptsOf(serviceId).attempt(row, async () => {
      throw new AppError(code);
    }),
  ).rejects.toThrow(code);

/** After how many minutes the row is due. */
function findDelay(): number {
  const failedAt = nowMs;
  while (!attemptsOf(serviceId).isDue(row)) nowMs += minuteMs;
  return (nowMs - failedAt) / minuteMs;
}

it('tries what failed less and less often', async () => {
  const delays = [];
  for (let failure = 0; failure < 6; failure += 1) {
    await fail('title-not-found');
    delays.push(findDelay());
  }
  expect(delays).toEqual([0, 5, 30, 120, 720, 720]);
});

it('tries what failed because something is down every five minutes', async () => {
  const delays = [];
  for (let failure = 0; failure < 4; failure += 1) {
    await fail('overseerr-failed');
    delays.push(findDelay());
  }
  expect(delays).toEqual([0, 5, 5, 5]);
});

it('tries a row at once that is new, has changed, or is of another server', async () => {
  expect(attemptsOf(serviceId).isDue(row)).toBe(true);
  await fail('title-not-found');
  await fail('title-not-found');
  expect(attemptsOf(serviceId).isDue(row)).toBe(false);
  expect(attemptsOf(serviceId).isDue({ ...row, content: 'b' })).toBe(true);
  expect(attemptsOf(anId<'service'>()).isDue(row)).toBe(true);
});

it('keeps a row that was added until an attempt succeeds, or it is removed', async () => {
  const attempts = attemptsOf(serviceId);
  attempts.add(row);
  attempts.add({ ...row, remoteId: 2 });
  await fail('title-not-found');
  expect(attempts.listDue()).toHaveLength(2);
  await attempts.attempt(row, async () => {});
  attempts.remove({ ...row, remoteId: 2 });
  expect(attempts.listDue()).toEqual([]);
});
