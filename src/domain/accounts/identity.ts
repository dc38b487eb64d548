import type { AccountId, Id, RequestId, ServiceId, UserId } from '../id.ts';
import type { ChatAccountKey, Platform } from '../place.ts';

/** What a user has chosen; what is missing follows the defaults. */
export interface Preferences {
  /** The platform of their notifications; if left out, they are posted where the request was made. */
  readonly notifyOn?: Platform;
  /** False for users who gave up their account: profiles link them no more until they ask for it. */
  readonly linksByProfile?: boolean;
  /** The server they use in a private chat, if there are several. */
  readonly serviceId?: ServiceId;
}

/** What one-time codes are for. */
export type CodePurpose = 'merge' | 'claim';

/** The question whether two users are one person, until it is answered. */
export type MergeId = Id<'merge'>;

/** Whose account is kept if both have one. */
export type MergeChoice = 'mine' | 'theirs';

/** Different accounts of two users on one server, of which only one can be kept. */
export interface AccountClash {
  readonly serviceId: ServiceId;
  readonly mine: string;
  readonly theirs: string;
}

export interface MergeChat {
  readonly platform: Platform;
  readonly name: string;
}

/** What merging with another user would do. */
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
  /** Their account on the server in question, and who else holds it. */
  readonly account: {
    readonly id: AccountId;
    readonly name: string;
    readonly isBlocked: boolean;
    readonly sharedWith: readonly string[];
  } | null;
}

/** An account that no user holds, with the name or email address of a member: a hint, no proof. */
export interface AccountSuggestion {
  readonly userId: UserId;
  readonly accountId: AccountId;
  readonly accountName: string;
  readonly remoteUserId: number;
}

/** The requests whose cards still show a user who was erased. */
export interface ErasureResult {
  readonly requests: readonly RequestId[];
}
