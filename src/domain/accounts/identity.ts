import type { AccountId, Id, RequestId, ServiceId, UserId } from '../id.ts';
import type { ChatAccountKey, Platform } from '../place.ts';

/** A user's choices. The defaults apply to everything else. */
export interface Preferences {
  /**
   * The platform for their notifications. If missing, they are posted where the request was made.
   */
  readonly notifyOn?: Platform;
  /**
   * False for users who gave up their account. Profiles do not link them again until they ask for
   * it.
   */
  readonly linksByProfile?: boolean;
  /** The server they use in a private chat, if there are several. */
  readonly serviceId?: ServiceId;
}

/** What one-time codes are for. */
export type CodePurpose = 'merge' | 'claim';

/** An open question: whether two users are the same person. */
export type MergeId = Id<'merge'>;

/** Which account is kept if both users have one. */
export type MergeChoice = 'mine' | 'theirs';

/** Different accounts of two users on one server. Only one of them can be kept. */
export interface AccountClash {
  readonly serviceId: ServiceId;
  readonly mine: string;
  readonly theirs: string;
}

export interface MergeChat {
  readonly platform: Platform;
  readonly name: string;
}

/** What a merge with another user would change. */
export interface MergePreview {
  readonly id: MergeId;
  readonly name: string;
  readonly mine: readonly MergeChat[];
  readonly theirs: readonly MergeChat[];
  readonly clashes: readonly AccountClash[];
}

/** A user as admins see them. */
export interface Member {
  readonly id: UserId;
  readonly name: string;
  readonly isAdmin: boolean;
  readonly isBlocked: boolean;
  readonly chatAccounts: readonly (ChatAccountKey & {
    readonly name: string;
    readonly username: string | null;
  })[];
  /** Their account on the server in question, and its other users. */
  readonly account: {
    readonly id: AccountId;
    readonly name: string;
    readonly isBlocked: boolean;
    readonly sharedWith: readonly string[];
  } | null;
}

/**
 * An account without a user that has the name or email address of a member. A hint, not a proof.
 */
export interface AccountSuggestion {
  readonly userId: UserId;
  readonly accountId: AccountId;
  readonly accountName: string;
  readonly remoteUserId: number;
}

/** The requests whose cards still show an erased user. */
export interface ErasureResult {
  readonly requests: readonly RequestId[];
}
