import { botActor } from '../actor.ts';
import { AppError } from '../app-error.ts';
import { type AuditEntry, toAuditEntry } from '../audit-entry.ts';
import type { AccountId, ServiceId, SpaceId, UserId } from '../id.ts';
import type { MediaRequest } from '../requests/request.ts';
import type { Space } from '../spaces/space.ts';
import { listCountedVoters, type Voter } from './voter.ts';

/** The fewest and the most votes that a rule can ask for: with one, a single member would approve. */
export const voteLimits = { min: 2, max: 50 } as const;

/** A space's requests are approved once as many members want them, as a decision of the user who has set it. */
export interface VoteRule {
  readonly spaceId: SpaceId;
  /** The server on which the user may decide. Requests for another one are not approved by votes. */
  readonly serviceId: ServiceId;
  readonly votes: number;
  readonly userId: UserId;
  /** The account whose permission it rests on; null if the user was an admin of the bot. */
  readonly accountId: AccountId | null;
  /** When it was set. Only a later vote has an effect. */
  readonly since: Date;
}

/** A rule with the names of those who are responsible for it. */
export interface NamedVoteRule extends VoteRule {
  readonly userName: string;
  readonly accountName: string | null;
}

/** Throws `invalid-input` for a number of votes that a rule cannot have. */
export function checkVoteCount(votes: number): number {
  const { min, max } = voteLimits;
  if (!Number.isInteger(votes) || votes < min || votes > max) {
    throw new AppError('invalid-input');
  }
  return votes;
}

/** The audit entry for a rule that ends without anybody turning it off. */
export function toRuleEndedEntry({
  spaceId,
  votes,
}: Pick<VoteRule, 'spaceId' | 'votes'>): AuditEntry {
  return toAuditEntry(
    botActor,
    'space.setup',
    { kind: 'space', id: spaceId },
    { before: { approvalVotes: votes }, after: { approvalVotes: null } },
  );
}

/**
 * Whether votes can approve a request at all: not one whose last decision was refused, which is left to a person, and
 * not one of the user who has set the rule where nobody may decide on their own requests.
 */
export function canVotesApprove(
  { serviceId, cause, userId }: Pick<MediaRequest, 'serviceId' | 'cause' | 'userId'>,
  rule: Pick<VoteRule, 'serviceId' | 'userId'>,
  { settings }: Pick<Space, 'settings'>,
): boolean {
  const isOwn = userId === rule.userId && settings.selfApproval === false;
  return serviceId === rule.serviceId && cause === null && !isOwn;
}

/**
 * Whether votes approve a request by now. Votes from before the rule was set, or from before the request was declined
 * and reopened, count, but it takes one more that comes after.
 */
export function hasEnoughVotes(
  voters: readonly Voter[],
  request: Pick<MediaRequest, 'userId' | 'accountId' | 'stateChangedAt'>,
  rule: Pick<VoteRule, 'votes' | 'since'>,
): boolean {
  const counted = listCountedVoters(voters, request);
  const since = Math.max(rule.since.getTime(), request.stateChangedAt.getTime());
  return counted.length >= rule.votes && counted.some(({ at }) => at.getTime() > since);
}
