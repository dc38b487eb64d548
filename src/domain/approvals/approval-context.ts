import type { Quota } from '../accounts/quota.ts';

/** What approvers want to know beyond the request itself. */
export interface ApprovalContext {
  /** The name of the requester's account on the service. */
  readonly accountName: string | null;
  readonly quota: Quota | null;
  /** How many requests of this person wait, this one included. */
  readonly pendingCount: number;
  /** The title's page on the service. */
  readonly titleUrl: string | null;
}
