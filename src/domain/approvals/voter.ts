import type { AccountId, UserId } from '../id.ts';
import type { MediaRequest } from '../requests/request.ts';

/** A user who wants what somebody else has requested. */
export interface Voter {
  readonly userId: UserId;
  readonly name: string;
  /** Their account of the request's server; null if they have none that can be used. */
  readonly accountId: AccountId | null;
  /** When they voted. */
  readonly at: Date;
}

/** What the votes for a request come to. */
export interface VoteTally {
  /** Those whose votes count, the first one first. */
  readonly voters: readonly Voter[];
  /** How many approve the request; null if votes cannot. */
  readonly needed: number | null;
}

/** Those whose votes count: each account once, and never the requester's. */
export function listCountedVoters(
  voters: readonly Voter[],
  request: Pick<MediaRequest, 'userId' | 'accountId'>,
): readonly Voter[] {
  const seen = new Set<AccountId | null>([null, request.accountId]);
  return voters.filter(({ userId, accountId }) => {
    if (userId === request.userId || seen.has(accountId)) return false;
    seen.add(accountId);
    return true;
  });
}
