import type { Voter } from '../../domain/approvals/voter.ts';
import type { RequestId, ServiceId, UserId } from '../../domain/id.ts';
import type { Job } from '../../domain/job.ts';

/** One user's vote for the request of another one. */
export interface Vote {
  readonly requestId: RequestId;
  readonly userId: UserId;
  /** Whether the subscription of the user was created with it, and ends with it. */
  readonly hasSubscribed: boolean;
}

/**
 * Stores votes. Each change gives the request a new version, so that its cards are updated and nobody decides on votes
 * that were taken back. The jobs are committed with it.
 */
export interface VoteRepository {
  find(requestId: RequestId, userId: UserId): Promise<Vote | null>;
  /** Does nothing if the user has voted already (`known`), or if the request is no longer undecided (`closed`). */
  add(vote: Vote, jobs: readonly Job[]): Promise<'added' | 'known' | 'closed'>;
  /** Null if the user has not voted. */
  remove(vote: Pick<Vote, 'requestId' | 'userId'>, jobs: readonly Job[]): Promise<Vote | null>;
  /** The users who voted and are not blocked, the first one first, each with their usable account of the server. */
  listVoters(requestId: RequestId, serviceId: ServiceId): Promise<readonly Voter[]>;
}
