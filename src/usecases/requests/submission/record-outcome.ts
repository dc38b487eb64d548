import type { Account } from '../../../domain/accounts/account.ts';
import { overseerrActor } from '../../../domain/actor.ts';
import { type AppError, isAppError } from '../../../domain/app-error.ts';
import { type RemoteRequest, toRequestEvent } from '../../../domain/requests/remote-request.ts';
import type { MediaRequest } from '../../../domain/requests/request.ts';
import type { RequestRepository } from '../../../ports/requests/request-repository.ts';
import { toTransitionStep } from '../remote-steps.ts';
import { type RequestTransitions, toCausePatch } from '../request-transitions.ts';
import {
  createRejectionExplainer,
  emptyOutcome,
  toRejectionAuditEntry,
} from './explain-rejection.ts';

/** Records how a submission ended: the server has the request, or refuses it. */
export function createOutcomeRecorder(
  deps: Parameters<typeof createRejectionExplainer>[0] & {
    readonly requestRepository: Pick<RequestRepository, 'findByRemoteId'>;
    readonly transitions: RequestTransitions;
  },
) {
  const { requestRepository, transitions } = deps;
  const rejections = createRejectionExplainer(deps);

  return { confirm, reject };

  /** A server restored from a backup reuses ids: the older request of ours with the same remote id no longer exists. */
  async function confirm(request: MediaRequest, remote: RemoteRequest): Promise<MediaRequest> {
    try {
      return await record(request, remote);
    } catch (error) {
      if (!isAppError(error, 'already-requested')) throw error;
      const staleRequest = await requestRepository.findByRemoteId(
        request.serviceId,
        remote.remoteId,
      );
      if (staleRequest) {
        await transitions.transition(staleRequest, toTransitionStep(staleRequest, null));
      }
      return record(request, remote);
    }
  }

  async function record(request: MediaRequest, remote: RemoteRequest): Promise<MediaRequest> {
    const skipped = request.seasons.filter((season) => !remote.seasons.includes(season));
    const available = skipped.length > 0 ? await rejections.findAvailable(request, skipped) : [];
    return transitions.transition(request, {
      event: toRequestEvent(remote) ?? 'start-processing',
      actor: overseerrActor,
      role: 'overseerr',
      patch: {
        remoteId: remote.remoteId,
        seasons: remote.seasons,
        cause: null,
        progress: remote.progress,
        watchUrl: remote.watchUrl,
        outcome: { ...emptyOutcome, created: remote.seasons, skipped, available },
      },
      detail: { number: remote.remoteId },
    });
  }

  /** `account` is null if the bot itself refuses the request: the server says nothing about it then. */
  async function reject(request: MediaRequest, refusal: AppError, account: Account | null) {
    const appError = await rejections.specify(request, refusal);
    const outcome = account ? await rejections.explain(request, appError, account) : emptyOutcome;
    const patch = { ...toCausePatch(appError), outcome };
    const step = {
      event: 'reject',
      actor: overseerrActor,
      role: 'overseerr',
      patch,
      detail: { cause: appError.code },
      ...(appError.metadata.isAudited ? { audit: toRejectionAuditEntry(request, appError) } : {}),
    } as const;
    return transitions.transition(request, step);
  }
}
