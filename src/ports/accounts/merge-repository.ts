import type { MergeChoice, MergeId, MergePreview } from '../../domain/accounts/identity.ts';
import type { Actor, ActorIdentity } from '../../domain/actor.ts';
import type { UserId } from '../../domain/id.ts';
import type { ChatAccountKey } from '../../domain/place.ts';

/** A chat account that is moved from its user to a new one. */
export interface DetachTarget extends ChatAccountKey {
  readonly userId: UserId;
}

/**
 * Merges two users, and detaches a chat into a user of its own. Every change and its audit log
 * entry are saved together.
 */
export interface MergeRepository {
  /**
   * What a merge would change. Null if the question was answered, has expired, or is for another
   * user.
   */
  findMergePreview(id: MergeId, by: Actor): Promise<MergePreview | null>;
  /**
   * Merges the two users. Throws `invalid-code` if the question is no longer open,
   * `account-conflict` if they have different accounts on one server and `choice` is null, and
   * `user-blocked` if one of them is blocked.
   */
  merge(id: MergeId, choice: MergeChoice | null, by: Actor): Promise<void>;
  /** Moves a chat account to a new user. False if it is the user's only one, or not theirs. */
  detach(target: DetachTarget, by: ActorIdentity): Promise<boolean>;
}
