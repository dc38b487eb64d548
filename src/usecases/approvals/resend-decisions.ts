import type { ServiceId } from '../../domain/id.ts';
import type { Clock } from '../../ports/clock.ts';
import type { JobThrottle } from '../../ports/job-queue.ts';
import type { RequestRepository } from '../../ports/requests/request-repository.ts';

/** How long the job that was recorded with a decision has before another one is made. */
const graceMs = 60_000;
const resendEverySeconds = 60;
const maxAtOnce = 100;

/** Finds decisions whose job is lost, and has them sent. */
export function createDecisionResending(deps: {
  readonly requestRepository: Pick<RequestRepository, 'listUnsentDecisions'>;
  readonly jobs: JobThrottle;
  readonly clock: Clock;
}) {
  const { requestRepository, jobs, clock } = deps;

  /** Has every decision sent that was recorded a while ago and has no job that waits or runs. */
  return async (serviceId: ServiceId): Promise<void> => {
    const decidedBefore = new Date(clock().getTime() - graceMs);
    const ids = await requestRepository.listUnsentDecisions(serviceId, decidedBefore, maxAtOnce);
    for (const requestId of ids) {
      const job = { kind: 'send-decision', payload: { requestId } } as const;
      await jobs.enqueueAtMostEvery(job, resendEverySeconds);
    }
  };
}
