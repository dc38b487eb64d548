import type { ServiceId } from '../../domain/id.ts';
import type { Job, JobPayloads } from '../../domain/job.ts';
import type { MediaRequest, RequestState } from '../../domain/requests/request.ts';
import { formatTitleKey, type TitleKey } from '../../domain/titles/title.ts';
import type { Clock } from '../../ports/clock.ts';
import type { JobQueue } from '../../ports/job-queue.ts';

/** What a webhook reports. Most reports are about what the bot itself has just sent. */
type WebhookReport = JobPayloads['handle-webhook'];

/** How long the outcome of a call makes a webhook about it redundant. */
const outcomeTtlMs = 5_000;
const maxOutcomes = 1_000;

/** The report that a state makes redundant. */
const reportByState = {
  queued: null,
  pending: 'pending',
  approved: 'approved',
  processing: 'approved',
  partial: 'approved',
  available: 'approved',
  declined: 'declined',
  failed: null,
  cancelled: null,
} as const satisfies Record<RequestState, WebhookReport['to'] | null>;

/** Whether a request already has the state that a webhook reports. */
export function hasReached(
  request: Pick<MediaRequest, 'state'> | null,
  to: WebhookReport['to'],
): boolean {
  return request !== null && reportByState[request.state] === to;
}

export type WebhookDedup = ReturnType<typeof createWebhookDedup>;

/**
 * Drops webhooks about what this process is doing itself, which are nearly all of them on a busy bot. Such a webhook
 * is held until the call has its answer, and dropped when the answer says the same. All others become jobs, including
 * those about calls of another process. A webhook lost with this process is made up for by the next reconcile.
 */
export function createWebhookDedup(deps: { readonly jobs: JobQueue; readonly clock: Clock }) {
  const { jobs, clock } = deps;
  const activeCalls = new Map<string, { calls: number; readonly deferred: WebhookReport[] }>();
  const outcomes = new Map<string, { readonly state: RequestState; readonly at: number }>();

  return {
    /** Takes the jobs that a webhook asks for and enqueues those that are still needed. */
    receive,

    /** Makes a call and drops the webhooks about it; `call` returns the request as it is afterwards. */
    async suppressDuring(
      serviceId: ServiceId,
      title: TitleKey,
      call: () => Promise<MediaRequest | null>,
    ): Promise<void> {
      const key = toTitleCallKey({ serviceId, title: formatTitleKey(title) });
      const activeCall = activeCalls.get(key) ?? { calls: 0, deferred: [] };
      activeCall.calls += 1;
      activeCalls.set(key, activeCall);
      try {
        const request = await call();
        if (request?.remoteId) remember(serviceId, request.remoteId, request.state);
      } finally {
        activeCall.calls -= 1;
        if (activeCall.calls === 0) activeCalls.delete(key);
        const unanswered = activeCall.deferred.splice(0).filter((report) => !isAnswered(report));
        // The next reconcile would find it too, so a failure here must not fail the call.
        await receive(unanswered.map((payload) => ({ kind: 'handle-webhook', payload }))).catch(
          () => undefined,
        );
      }
    },
  };

  async function receive(incoming: readonly Job[]): Promise<void> {
    const remaining = incoming.filter(
      (job) => !(job.kind === 'handle-webhook' && isSuppressed(job.payload)),
    );
    if (remaining.length === 0) return;
    for (const { kind, payload } of remaining) {
      // The request has changed since that outcome.
      if (kind === 'sync-request' || kind === 'handle-webhook')
        outcomes.delete(toRequestKey(payload));
    }
    await jobs.enqueue(remaining);
  }

  function isSuppressed(report: WebhookReport): boolean {
    if (isAnswered(report)) return true;
    const activeCall = activeCalls.get(toTitleCallKey(report));
    activeCall?.deferred.push(report);
    return activeCall !== undefined;
  }

  function isAnswered(report: WebhookReport): boolean {
    const outcome = outcomes.get(toRequestKey(report));
    if (!outcome || clock().getTime() - outcome.at > outcomeTtlMs) return false;
    return hasReached(outcome, report.to);
  }

  function remember(serviceId: ServiceId, remoteId: number, state: RequestState): void {
    const key = toRequestKey({ serviceId, remoteId });
    outcomes.delete(key);
    outcomes.set(key, { state, at: clock().getTime() });
    const [oldest] = outcomes.keys();
    if (oldest !== undefined && outcomes.size > maxOutcomes) outcomes.delete(oldest);
  }
}

function toTitleCallKey({ serviceId, title }: Pick<WebhookReport, 'serviceId' | 'title'>): string {
  return `${serviceId} ${title}`;
}

function toRequestKey({
  serviceId,
  remoteId,
}: Pick<WebhookReport, 'serviceId' | 'remoteId'>): string {
  return `${serviceId} ${remoteId}`;
}
