import type { JobThrottle } from '../../ports/job-queue.ts';
import type { WebhookDedup } from '../requests/webhook-dedup.ts';

const factor = 3;
const longestSeconds = 300;

/** Has servers that send webhooks compared less often: most changes are known by then. */
export function widenPollInterval(
  jobs: JobThrottle,
  webhooks: Pick<WebhookDedup, 'isSending'>,
): JobThrottle {
  return {
    enqueueAtMostEvery(job, everySeconds) {
      const isWidened = job.kind === 'reconcile' && webhooks.isSending(job.payload.serviceId);
      const widened = Math.max(everySeconds, Math.min(everySeconds * factor, longestSeconds));
      return jobs.enqueueAtMostEvery(job, isWidened ? widened : everySeconds);
    },
  };
}
