import type { AccountNumber } from './account.ts';
import type { UserId } from './id.ts';
import type { Door } from './place.ts';

export type Verdict = 'approve' | 'decline';

/**
 * What an approver decided in the chat. It stands from the moment it is recorded and is sent to the service by a
 * job; `as` is the approver's own account there, null for the owner of the key.
 */
export interface Decision {
  readonly verdict: Verdict;
  readonly reason: string | null;
  readonly userId: UserId;
  readonly name: string;
  readonly door: Door;
  readonly as: AccountNumber | null;
  readonly at: Date;
}
