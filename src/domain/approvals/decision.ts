import type { RemoteUserId } from '../accounts/account.ts';
import type { UserId } from '../id.ts';
import type { Source } from '../place.ts';

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
}
