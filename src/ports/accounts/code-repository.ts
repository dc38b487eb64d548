import type { CodePurpose, MergeId } from '../../domain/accounts/identity.ts';
import type { Actor } from '../../domain/actor.ts';

/**
 * One-time codes, stored as hashes: 40 bits, valid for ten minutes (codes to claim: 30 days), for one purpose, once.
 * Case, spaces, hyphens and letters that look like digits do not matter.
 */
export interface CodeRepository {
  /** Creates a code as it is shown; earlier ones of that user and purpose become invalid. */
  issue(purpose: CodePurpose, by: Actor | null): Promise<string>;
  /**
   * Trades a code that one person sent in both chats for the question whether the two users are one person.
   * Throws `invalid-code`, `own-code`, and `too-many-code-attempts` after five wrong ones in ten minutes.
   */
  redeemMerge(code: string, by: Actor): Promise<MergeId>;
  /** Makes the sender of the code in the log an admin while there is none. Throws `invalid-code`, `too-many-code-attempts`. */
  redeemClaim(code: string, by: Actor): Promise<void>;
}
