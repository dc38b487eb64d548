import type { CodePurpose, MergeId } from '../../domain/accounts/identity.ts';
import type { Actor } from '../../domain/actor.ts';

/**
 * One-time codes, stored as hashes. A code has 40 bits, is valid for ten minutes (claim codes: 30
 * days), and works once, for one purpose. Case, spaces, hyphens, and letters that look like digits
 * do not matter.
 */
export interface CodeRepository {
  /**
   * Creates a code in the form that users see. Earlier ones of the same user and purpose become
   * invalid.
   */
  issue(purpose: CodePurpose, by: Pick<Actor, 'userId'> | null): Promise<string>;
  /**
   * Redeems a code that one person sent from both chats, and opens the question whether the two
   * users are the same person. Throws `invalid-code`, `own-code`, and `too-many-code-attempts`
   * after five wrong codes in ten minutes.
   */
  redeemMerge(code: string, by: Actor): Promise<MergeId>;
  /**
   * Makes a merge code invalid because others than the sender could read it. A wrong code counts as
   * one in `redeemMerge`, so that nobody gets more guesses. Throws `invalid-code` and
   * `too-many-code-attempts`.
   */
  revokeMerge(code: string, by: Actor): Promise<void>;
  /**
   * Makes the sender of the claim code from the log an admin, if there is none yet. Throws
   * `invalid-code`, `too-many-code-attempts`.
   */
  redeemClaim(code: string, by: Actor): Promise<void>;
}
