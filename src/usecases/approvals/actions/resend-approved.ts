import type { RemoteUserId } from '../../../domain/accounts/account.ts';
import type { UserActor } from '../../../domain/actor.ts';
import { AppError, isAppError } from '../../../domain/app-error.ts';
import { toAttribution, toRequestAuditEntry } from '../../../domain/audit-entry.ts';
import type { RequestId } from '../../../domain/id.ts';
import { toDetail } from '../../../domain/requests/history.ts';
import type { RemoteRequest } from '../../../domain/requests/remote-request.ts';
import type { MediaRequest } from '../../../domain/requests/request.ts';
import { isUnsent } from '../../../domain/requests/standing.ts';
import type { AccountRepository } from '../../../ports/accounts/account-repository.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Locks } from '../../../ports/locks.ts';
import type { RequestRepository } from '../../../ports/requests/request-repository.ts';
import type { OverseerrServers } from '../../../ports/services/overseerr-servers.ts';
import type { PermissionRefresh } from '../../accounts/permission-refresh.ts';
import { findRemote, readTransitionStep } from '../../requests/remote-steps.ts';
import type { RequestTransitions } from '../../requests/request-transitions.ts';
import type { AssertResubmittable } from '../../requests/submission/assert-resubmittable.ts';
import { toTitleLockKey } from '../../requests/title-lock.ts';
import type { Approvers } from '../approvers.ts';
import { createFindReopenedChoice, resetPatch } from '../reopened-choice.ts';

export type ResendApproved = ReturnType<typeof createResendApproved>;

/**
 * Sends approved requests again that have never reached Radarr or Sonarr. The server is asked to retry first. Where it
 * refuses that, or it had no effect before, the request is deleted there and made again, which also forgets a download
 * server that no longer exists (docs/overseerr-api.md, "Requests that are never sent").
 */
export function createResendApproved(deps: {
  readonly requestRepository: Pick<RequestRepository, 'find' | 'listHistory'>;
  readonly accounts: Pick<AccountRepository, 'find'>;
  readonly servers: OverseerrServers;
  readonly approvers: Pick<Approvers, 'authorizeDecision'>;
  readonly transitions: RequestTransitions;
  readonly locks: Locks;
  readonly clock: Clock;
  readonly permissionRefresh: Pick<PermissionRefresh, 'refreshOnDenial'>;
  readonly assertResubmittable: AssertResubmittable;
}) {
  const { requestRepository, servers, approvers, transitions, locks, clock, permissionRefresh } =
    deps;
  const findReopenedChoice = createFindReopenedChoice(deps);

  /**
   * Throws `not-approver`, `own-request`, and `invalid-state` if it has been sent meanwhile; what `AssertResubmittable`
   * throws if it would have to be made anew, and the server would not take it again.
   */
  return async (actor: UserActor, initial: MediaRequest): Promise<MediaRequest> => {
    const as = await approvers.authorizeDecision(actor, initial);
    return locks.withLock(toTitleLockKey(initial.serviceId, initial.title), async () => {
      const request = await load(initial.id);
      const remote = await assertUnsent(request);
      const isSent =
        !(await wasRetried(request)) && (await retryThere(actor, request, remote.remoteId, as));
      return isSent ? noteRetry(actor, request) : requestAgain(actor, request, remote, as);
    });
  };

  async function load(id: RequestId): Promise<MediaRequest> {
    const request = await requestRepository.find(id);
    if (!request) throw new AppError('not-found');
    return request;
  }

  /** The remote request, if it is still unsent. Otherwise applies what the server says, and throws `invalid-state`. */
  async function assertUnsent(request: MediaRequest): Promise<RemoteRequest> {
    if (request.problem !== 'never-sent') {
      throw new AppError('invalid-state', { detail: { state: request.state } });
    }
    const remote = await findRemote(deps, request);
    if (remote && isUnsent(remote)) return remote;
    const step = await readTransitionStep(servers, request, remote);
    const { state } = await transitions.transition(request, {
      ...step,
      patch: { ...step.patch, problem: null },
    });
    throw new AppError('invalid-state', { detail: { state } });
  }

  async function wasRetried({ id }: MediaRequest): Promise<boolean> {
    const history = await requestRepository.listHistory(id);
    const lastStart = history.findLastIndex(({ to }) => to === 'queued');
    return history.slice(lastStart + 1).some(({ event }) => event === 'send-again');
  }

  /** False if the server retries failed requests only. */
  async function retryThere(
    actor: UserActor,
    { serviceId }: MediaRequest,
    remoteId: number,
    as: RemoteUserId | null,
  ): Promise<boolean> {
    try {
      await permissionRefresh.refreshOnDenial(actor.userId, serviceId, () =>
        servers.get(serviceId).retryRequest(remoteId, as),
      );
      return true;
    } catch (error) {
      if (isAppError(error, 'overseerr-refused')) return false;
      throw error;
    }
  }

  /** Whether it has reached Radarr or Sonarr this time shows a while later. */
  function noteRetry(actor: UserActor, request: MediaRequest): Promise<MediaRequest> {
    return transitions.recordEdit(request, {
      patch: { problem: null, stateChangedAt: clock() },
      history: { event: 'send-again', ...toAttribution(actor), ...toDetail(actor) },
      audit: toRequestAuditEntry(actor, request, 'retry'),
    });
  }

  async function requestAgain(
    actor: UserActor,
    request: MediaRequest,
    remote: RemoteRequest,
    as: RemoteUserId | null,
  ): Promise<MediaRequest> {
    const { remoteId, account } = remote;
    const own = request.accountId ? await deps.accounts.find(request.accountId) : null;
    const deleter = as ?? own?.remoteUserId;
    if (!own || own.remoteUserId !== account.remoteUserId || !deleter) {
      throw new AppError('account-not-found');
    }
    await deps.assertResubmittable(request, own, remote);
    const downloadChoice = await findReopenedChoice(request);
    // Recorded first: after a crash in between, the submission finds the old request and takes it back.
    const reopened = await transitions.transition(request, {
      event: 'reopen',
      actor,
      role: 'approver',
      patch: { ...resetPatch, downloadChoice },
      audit: toRequestAuditEntry(actor, request, 'reopen'),
    });
    await servers.get(request.serviceId).deleteRequest(remoteId, deleter);
    return reopened;
  }
}
