import { expect, it } from 'vitest';
import type { Job } from '../../../../src/domain/job.ts';
import { createDecisionResending } from '../../../../src/usecases/approvals/resend-decisions.ts';
import { anId } from '../../../support/factories.ts';

const now = new Date('2026-11-23T12:00:00Z');

it('decisions that are older than a minute get another job, at most one a minute', async () => {
  const ids = [anId<'request'>(), anId<'request'>()];
  const asked: unknown[] = [];
  const enqueued: [Job, number][] = [];
  const resend = createDecisionResending({
    requestRepository: {
      async listUnsentDecisions(...args) {
        asked.push(args);
        return ids;
      },
    },
    jobs: {
      async enqueueAtMostEvery(job, everySeconds) {
        enqueued.push([job, everySeconds]);
        return true;
      },
    },
    clock: () => now,
  });
  const serviceId = anId<'service'>();
  await resend(serviceId);
  expect(asked).toEqual([[serviceId, new Date('2026-11-23T11:59:00Z'), 100]]);
  expect(enqueued).toEqual(
    ids.map((requestId) => [{ kind: 'send-decision', payload: { requestId } }, 60]),
  );
});
