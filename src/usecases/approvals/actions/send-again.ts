import type { UserActor } from '../../../domain/actor.ts';
import { AppError } from '../../../domain/app-error.ts';
import { toRequestAuditEntry } from '../../../domain/audit-entry.ts';
import type { RequestId } from '../../../domain/id.ts';
import type { MediaRequest } from '../../../domain/requests/request.ts';
import type { RequestRepository } from '../../../ports/requests/request-repository.ts';
import type { RequestTransitions } from '../../requests/request-transitions.ts';
import type { Approvers } from '../approvers.ts';
import type { Decisions } from '../decisions.ts';
import type { ResendApproved } from './resend-approved.ts';

export type SendAgain = ReturnType<typeof createSendAgain>;

/** Gives failed and declined requests another chance, and approved ones that were never sent. */
export function createSendAgain(deps: {
  readonly requestRepository: Pick<RequestRepository, 'find'>;
  readonly approvers: Pick<Approvers, 'authorizeDecision'>;
  readonly decisions: Pick<Decisions, 'retry' | 'reopen'>;
  readonly resendApproved: ResendApproved;
  readonly transitions: Pick<RequestTransitions, 'transition'>;
}) {
  const { requestRepository, approvers, decisions, resendApproved, transitions } = deps;

  /**
   * Sends a request again: to its download server if the Overseerr server has it, otherwise to the Overseerr server. A
   * declined request is reopened. Throws `not-found`, `not-approver`, `own-request`, and `invalid-state`.
   */
  return async (actor: UserActor, id: RequestId): Promise<MediaRequest> => {
    const request = await requestRepository.find(id);
    if (!request) throw new AppError('not-found');
    if (request.state === 'declined') return decisions.reopen(actor, id);
    if (request.problem === 'never-sent') return resendApproved(actor, request);
    if (request.state !== 'failed') {
      throw new AppError('invalid-state', { detail: { state: request.state } });
    }
    if (request.remoteId !== null) return decisions.retry(actor, id);
    await approvers.authorizeDecision(actor, request);
    return transitions.transition(request, {
      event: 'retry',
      actor,
      role: 'approver',
      // With its cause, the submission looks first whether the server has the request by now.
      patch: { cause: request.cause, causeQuote: null, outcome: null },
      audit: toRequestAuditEntry(actor, request, 'retry'),
    });
  };
}
