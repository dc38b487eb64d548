import type { ServiceId } from '../../domain/id.ts';
import type { Job, JobPayloads } from '../../domain/job.ts';
import type { MediaRequest, RequestState } from '../../domain/requests/request.ts';
import { formatTitleKey, type TitleKey } from '../../domain/titles/title.ts';
import type { Clock, JobQueue } from '../../ports/ports.ts';

/** What a webhook may say that our own calls bring about, too. */
type WebhookReport = JobPayloads['handle-webhook'];

/** How long the outcome of a call answers for the webhook about it. */
const outcomeTtlMs = 5_000;
const maxOutcomes = 1_000;

const statesReached: Readonly<Record<WebhookReport['to'], readonly RequestState[]>> = {
  pending: ['pending'],
  approved: ['approved', 'processing', 'partial', 'available'],
  declined: ['declined'],
};

/** Whether we know that a request has come as far as a webhook says, and not elsewhere. */
export function hasReached(
  request: Pick<MediaRequest, 'state'> | null,
  to: WebhookReport['to'],
): boolean {
  return request !== null && statesReached[to].includes(request.state);
}

export type WebhookDedup = ReturnType<typeof createWebhookDedup>;

/**
 * Webhooks that are the echo of what this process is doing itself: nearly every one of a busy bot. They are held
 * until the call has its answer, and cost nothing when that says the same. All others become jobs, as do those that
 * another process answers for; what is lost with this process the poll finds.
 */
export function createWebhookDedup(needs: { readonly jobs: JobQueue; readonly clock: Clock }) {
  const { jobs, clock } = needs;
  const activeCalls = new Map<string, { calls: number; readonly deferred: WebhookReport[] }>();
  const outcomes = new Map<string, { readonly state: RequestState; readonly at: number }>();

  return {
    /** Takes jobs that webhooks ask for. */
    enqueue,

    /** Makes a call whose echo is to be caught; `call` returns the request as it then stands. */
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
        // The poll would find it too, so its failure must not become the call's.
        await enqueue(unanswered.map((payload) => ({ kind: 'handle-webhook', payload }))).catch(
          () => undefined,
        );
      }
    },
  };

  async function enqueue(incoming: readonly Job[]): Promise<void> {
    const remaining = incoming.filter(
      (job) => !(job.kind === 'handle-webhook' && isSuppressed(job.payload)),
    );
    if (remaining.length === 0) return;
    for (const { kind, payload } of remaining) {
      // What we know of that request is no longer the last word.
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
