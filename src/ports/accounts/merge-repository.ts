import type { MergeChoice, MergeId, MergePreview } from '../../domain/accounts/identity.ts';
import type { Actor } from '../../domain/actor.ts';
import type { UserId } from '../../domain/id.ts';
import type { ChatAccountKey } from '../../domain/place.ts';

/** A chat account of a user that becomes a user of its own. */
export interface DetachTarget extends ChatAccountKey {
  readonly userId: UserId;
}

/** Making two users one, and a chat a user of its own. Every change is recorded in the audit log together with it. */
export interface MergeRepository {
  /** What a merge would do; null if the question is answered, expired, or someone else's. */
  findMergePreview(id: MergeId, by: Actor): Promise<MergePreview | null>;
  /**
   * Makes the two users one. Throws `invalid-code` for a question that is not open any more, `account-conflict` if they
   * hold different accounts of one server and there is no choice, and `user-blocked` if one of them is blocked.
   */
  merge(id: MergeId, choice: MergeChoice | null, by: Actor): Promise<void>;
  /** Makes a chat account a user of its own; false if it is the user's only one, or not theirs. */
  detach(target: DetachTarget, by: Actor): Promise<boolean>;
}
