import { describe, expect, it } from 'vitest';
import type { Job } from '../../../../src/domain/job.ts';
import { widenPollInterval } from '../../../../src/usecases/services/poll-interval.ts';
import { anId } from '../../../support/factories.ts';

const serviceId = anId<'service'>();
const reconcile: Job = { kind: 'reconcile', payload: { serviceId } };
const syncAccounts: Job = { kind: 'sync-accounts', payload: { serviceId } };

async function secondsFor(job: Job, everySeconds: number, isProven: boolean) {
  const seen: number[] = [];
  const jobs = {
    async enqueueAtMostEvery(_: Job, seconds: number) {
      seen.push(seconds);
      return true;
    },
  };
  const webhooks = { isProven: async (id: typeof serviceId) => isProven && id === serviceId };
  await widenPollInterval(jobs, webhooks).enqueueAtMostEvery(job, everySeconds);
  return seen[0];
}

describe('the interval between comparisons with a server', () => {
  it.each([
    { every: 60, isProven: true, expected: 180 },
    { every: 60, isProven: false, expected: 60 },
    { every: 200, isProven: true, expected: 300 },
    { every: 900, isProven: true, expected: 900 },
  ])('of $every s is $expected s, webhooks arriving: $isProven', async (row) => {
    expect(await secondsFor(reconcile, row.every, row.isProven)).toBe(row.expected);
  });

  it('does not apply to other jobs', async () => {
    expect(await secondsFor(syncAccounts, 60, true)).toBe(60);
  });
});
