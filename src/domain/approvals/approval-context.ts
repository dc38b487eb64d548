import type { Quota } from '../accounts/quota.ts';

/** What an approval card shows besides the request. */
export interface ApprovalContext {
  /** The name of the requester's account on the server. */
  readonly accountName: string | null;
  readonly quota: Quota | null;
  /** How many requests of the requester are pending, including this one. */
  readonly pendingCount: number;
  /** Those whose votes for the request count, the first one first. */
  readonly voters: readonly string[];
  /** How many votes approve it; null if votes cannot. */
  readonly votesNeeded: number | null;
  /** The title's page on the server. */
  readonly titleUrl: string | null;
}
