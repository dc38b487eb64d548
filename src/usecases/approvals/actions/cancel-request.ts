import type { UserActor } from '../../../domain/actor.ts';
import { AppError } from '../../../domain/app-error.ts';
import { toRequestAuditEntry } from '../../../domain/audit-entry.ts';
import type { RequestId } from '../../../domain/id.ts';
import { getNextState } from '../../../domain/requests/life-cycle.ts';
import type { MediaRequest } from '../../../domain/requests/request.ts';
import type { Locks } from '../../../ports/locks.ts';
import type { RequestRepository } from '../../../ports/requests/request-repository.ts';
import type { RemoteDeletion } from '../../requests/remote-deletion.ts';
import { type RequestTransitions, toCausePatch } from '../../requests/request-transitions.ts';
import { toTitleLockKey } from '../../requests/title-lock.ts';
import type { Approvers } from '../approvers.ts';

export type CancelRequest = ReturnType<typeof createCancelRequest>;

/**
 * Cancels requests of other people, who are told. The request is deleted on its server, which leaves what Radarr or Sonarr have of
 * the title as it is.
 */
export function createCancelRequest(deps: {
  readonly requestRepository: Pick<RequestRepository, 'find'>;
  readonly approvers: Pick<Approvers, 'authorizeDecision'>;
  readonly remoteDeletion: RemoteDeletion;
  readonly transitions: Pick<RequestTransitions, 'transition'>;
  readonly locks: Locks;
}) {
  const { requestRepository, approvers, remoteDeletion, transitions, locks } = deps;

  const cause = toCausePatch(new AppError('cancelled-by-approver'));

  /**
   * Throws `not-found`, `not-approver`, `own-request`, `invalid-state`, and like the deletion of one's own request while
   * the server cannot be asked.
   */
  return async (actor: UserActor, id: RequestId): Promise<MediaRequest> => {
    const initial = await load(id);
    const as = await approvers.authorizeDecision(actor, initial);
    return locks.withLock(toTitleLockKey(initial.serviceId, initial.title), async () => {
      const request = await load(id);
      assertCancellable(request);
      const isDeleted = await remoteDeletion.deleteRemote(request, assertUnfinished, as);
      return transitions.transition(request, {
        event: 'cancel',
        actor,
        role: 'approver',
        patch: { ...cause, ...(isDeleted ? {} : { remoteId: null }) },
        audit: toRequestAuditEntry(actor, request, 'cancel'),
      });
    });
  };

  async function load(id: RequestId): Promise<MediaRequest> {
    const request = await requestRepository.find(id);
    if (!request) throw new AppError('not-found');
    return request;
  }
}

/** Throws `invalid-state` before anything is deleted. */
function assertCancellable({ state }: MediaRequest): void {
  getNextState(state, 'cancel', 'approver');
}

/** What is available there already is not deleted. */
function assertUnfinished({ status }: { readonly status: string }): void {
  if (status === 'completed') throw new AppError('invalid-state', { detail: { state: status } });
}
