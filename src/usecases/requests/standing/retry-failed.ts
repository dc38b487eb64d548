import { botActor } from '../../../domain/actor.ts';
import { isAppError, toAppError } from '../../../domain/app-error.ts';
import type { RequestId } from '../../../domain/id.ts';
import type { MediaRequest } from '../../../domain/requests/request.ts';
import { toRetryAt } from '../../../domain/requests/retry-budget.ts';
import type { AccountRepository } from '../../../ports/accounts/account-repository.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { JobDelay } from '../../../ports/job-queue.ts';
import type { Locks } from '../../../ports/locks.ts';
import type { Log } from '../../../ports/log.ts';
import type { RequestRepository } from '../../../ports/requests/request-repository.ts';
import type { OverseerrServers } from '../../../ports/services/overseerr-servers.ts';
import { findRemote, readTransitionStep, toTransitionStep } from '../remote-steps.ts';
import type { RequestTransitions } from '../request-transitions.ts';
import { toTitleLockKey } from '../title-lock.ts';

/** How long the last retry may take until the request is looked at once more. */
const lastAnswerMs = 60_000;

/** A request that is retried by itself. */
type RetriedRequest = MediaRequest & { readonly retryAt: Date };

/**
 * Sends failed requests to their download server again, as the owner of the API key. Each retry is recorded before it
 * is sent, so that a crash or a lost answer does not add to the budget: the next one first reads what became of it.
 */
export function createRetryFailed(deps: {
  readonly requestRepository: Pick<RequestRepository, 'find'>;
  readonly accounts: Pick<AccountRepository, 'find'>;
  readonly servers: OverseerrServers;
  readonly transitions: RequestTransitions;
  readonly retryDelaysMs: readonly number[];
  readonly locks: Locks;
  readonly jobs: JobDelay;
  readonly clock: Clock;
  readonly log: Log;
}) {
  const { requestRepository, servers, transitions, retryDelaysMs, locks, jobs, clock, log } = deps;

  return {
    /** Retries the request when it is due, and comes back when it is due again. */
    async retryRequest(id: RequestId): Promise<void> {
      const initial = await findRetried(id);
      if (!initial) return;
      if (initial.retryAt <= clock()) {
        await locks.withLock(toTitleLockKey(initial.serviceId, initial.title), async () => {
          const request = await findRetried(id);
          if (request && request.retryAt <= clock()) await retry(request);
        });
      }
      const next = await findRetried(id);
      if (!next) return;
      const seconds = Math.ceil((next.retryAt.getTime() - clock().getTime()) / 1000);
      await jobs.enqueueLater(
        { kind: 'retry-request', payload: { requestId: id } },
        Math.max(1, seconds),
      );
    },
  };

  async function findRetried(id: RequestId): Promise<RetriedRequest | null> {
    const request = await requestRepository.find(id);
    return request?.state === 'failed' && request.retryAt
      ? { ...request, retryAt: request.retryAt }
      : null;
  }

  async function retry(request: RetriedRequest): Promise<void> {
    const remote = await findRemote(deps, request);
    if (remote?.status === 'unknown') return giveUp(request);
    if (remote?.status !== 'failed') {
      await transitions.transition(request, await readTransitionStep(servers, request, remote));
      return;
    }
    if (request.retryCount >= retryDelaysMs.length) return giveUp(request);
    const now = clock();
    const retryCount = request.retryCount + 1;
    const last = new Date(now.getTime() + lastAnswerMs);
    const begun = await transitions.noteProgress(request, {
      retryCount,
      retryAt: toRetryAt({ retryCount }, retryDelaysMs, now) ?? last,
    });
    await send(begun, remote.remoteId).catch(async (error: unknown) => {
      if (isAppError(error, 'overseerr-unreachable')) {
        const { retryAt } = request;
        await transitions.noteProgress(begun, { retryCount: request.retryCount, retryAt });
      }
      throw error;
    });
  }

  /**
   * What the server refuses now may work the next time. Thrown are an error of the bot itself, and that the server was
   * not reached: then nothing was sent.
   */
  async function send(request: MediaRequest, remoteId: number): Promise<void> {
    try {
      const answer = await servers.get(request.serviceId).retryRequest(remoteId, null);
      const step = toTransitionStep(request, answer);
      const actor = step.event === 'approve' ? botActor : step.actor;
      const detail = { ...step.detail, retry: request.retryCount };
      const after = await transitions.transition(request, { ...step, actor, detail });
      if (after.state === 'failed' && after.retryCount >= retryDelaysMs.length) await giveUp(after);
    } catch (error) {
      const appError = toAppError(error);
      const { code } = appError;
      if (code === 'internal' || code === 'overseerr-unreachable') throw error;
      const { id, retryCount } = request;
      log.warn({ error: appError, request: id, retry: retryCount }, 'A retry was not accepted');
    }
  }

  /** From now on, it is up to the approvers. */
  async function giveUp(request: MediaRequest): Promise<void> {
    await transitions.noteAndNotify(request, { retryAt: null });
  }
}
