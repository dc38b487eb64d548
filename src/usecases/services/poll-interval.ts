import type { JobThrottle } from '../../ports/job-queue.ts';
import type { WebhookActivity } from './webhook-activity.ts';

const factor = 3;
const longestSeconds = 300;

/** Has servers whose webhooks are proven to arrive compared less often: most changes are known by then. */
export function widenPollInterval(
  jobs: JobThrottle,
  webhooks: Pick<WebhookActivity, 'isProven'>,
): JobThrottle {
  return {
    async enqueueAtMostEvery(job, everySeconds) {
      const isWidened =
        job.kind === 'reconcile' && (await webhooks.isProven(job.payload.serviceId));
      const widened = Math.max(everySeconds, Math.min(everySeconds * factor, longestSeconds));
      return jobs.enqueueAtMostEvery(job, isWidened ? widened : everySeconds);
    },
  };
}
