import type { UserActor } from '../../../domain/actor.ts';
import type { RequestAction, RequestActionKind } from '../../../domain/approvals/request-action.ts';
import type { RequestId } from '../../../domain/id.ts';
import type { MediaRequest } from '../../../domain/requests/request.ts';
import type { Decisions } from '../decisions.ts';
import type { CancelRequest } from './cancel-request.ts';
import type { SendAgain } from './send-again.ts';

export type RequestActions = ReturnType<typeof createRequestActions>;

/** What approvers do to requests from a list, one by one or many at once. */
export function createRequestActions(deps: {
  readonly decisions: Pick<Decisions, 'decide'>;
  readonly cancelRequest: CancelRequest;
  readonly sendAgain: SendAgain;
}) {
  const { decisions, cancelRequest, sendAgain } = deps;

  const performers = {
    approve: (actor, id) => decisions.decide(actor, id, 'approve', null),
    decline: (actor, id, { reason }) => decisions.decide(actor, id, 'decline', reason),
    cancel: cancelRequest,
    'send-again': sendAgain,
  } as const satisfies Record<
    RequestActionKind,
    (actor: UserActor, id: RequestId, action: RequestAction) => Promise<MediaRequest>
  >;

  return {
    /** Does it to one request. The rights are checked where its state changes. Throws what the action throws. */
    perform: (actor: UserActor, id: RequestId, action: RequestAction): Promise<MediaRequest> =>
      performers[action.kind](actor, id, action),
  };
}
