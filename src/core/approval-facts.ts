import type { Quota } from './quota.ts';

/** What approvers want to know beyond the request itself. */
export interface ApprovalFacts {
  /** The name of the requester's account on the service. */
  readonly accountName: string | null;
  readonly quota: Quota | null;
  /** How many requests of this person wait, this one included. */
  readonly waiting: number;
  /** The title's page on the service. */
  readonly url: string | null;
}
