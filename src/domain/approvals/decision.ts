import type { RemoteUserId } from '../accounts/account.ts';
import type { UserId } from '../id.ts';
import type { Source } from '../place.ts';
import type { MediaRequest } from '../requests/request.ts';

export const decisionKinds = ['approve', 'decline'] as const;
export type DecisionKind = (typeof decisionKinds)[number];

/**
 * What an approver decided in the chat. It counts from the moment it is recorded and is sent to the server by a job;
 * `as` is the approver's own account there, null for the owner of the API key.
 */
export interface Decision {
  readonly kind: DecisionKind;
  readonly reason: string | null;
  readonly userId: UserId;
  readonly name: string;
  readonly source: Source;
  readonly as: RemoteUserId | null;
  readonly at: Date;
  /** How many votes made it, under a rule that the user has set; missing if the user made it themselves. */
  readonly votes?: number;
}

/** How many votes decided on a request; null if a person did, or nobody has yet. */
export function getDecidingVotes({
  state,
  decision,
  decidedBy,
}: Pick<MediaRequest, 'state' | 'decision' | 'decidedBy'>): number | null {
  // Once it was sent, somebody may have decided differently on the server.
  const isInForce = decision && (state === 'pending' || decision.name === decidedBy);
  return isInForce ? (decision.votes ?? null) : null;
}
