import type { AccountId, Id, RequestId, ServiceId, UserId } from '../id.ts';
import type { ChatAccountKey, Platform } from '../place.ts';

/** What a person has chosen; whatever is missing follows the house's ways. */
export interface Preferences {
  /** On which platform direct messages tell them; left out: where they asked. */
  readonly notifyOn?: Platform;
  /** False for who has left an account that a profile gave them: profiles link them no more. */
  readonly linksByProfile?: boolean;
  /** On which of several media servers they ask in a private chat. */
  readonly serviceId?: ServiceId;
}

/** What one-time codes are for. */
export type CodePurpose = 'merge' | 'claim';

/** Two people who say that they are one, until they confirm it. */
export type MergeId = Id<'merge'>;

/** Whose account is kept where both have one. */
export type MergeChoice = 'mine' | 'theirs';

/** Accounts of two people on one service of which only one can stay. */
export interface AccountClash {
  readonly serviceId: ServiceId;
  readonly mine: string;
  readonly theirs: string;
}

export interface MergeChat {
  readonly platform: Platform;
  readonly name: string;
}

/** The other of two who are to be one, and what stands between them. */
export interface MergePreview {
  readonly id: MergeId;
  readonly name: string;
  /** The chats of both that become one person; what only a profile brought to them does not. */
  readonly mine: readonly MergeChat[];
  readonly theirs: readonly MergeChat[];
  readonly clashes: readonly AccountClash[];
}

/** A person with all that tells who they are. */
export interface Member {
  readonly id: UserId;
  readonly name: string;
  readonly isAdmin: boolean;
  readonly isBlocked: boolean;
  readonly chatAccounts: readonly (ChatAccountKey & {
    readonly name: string;
    readonly username: string | null;
  })[];
  /** Their account on the service in question. */
  readonly account: { readonly id: AccountId; readonly name: string } | null;
}

/** An account that nobody has and whose name or e-mail address is a member's name: worth a look, no proof. */
export interface AccountSuggestion {
  readonly userId: UserId;
  readonly accountId: AccountId;
  readonly accountName: string;
  readonly remoteUserId: number;
}

/** What is left of a person who was erased: requests whose cards still showed them. */
export interface ErasureResult {
  readonly requests: readonly RequestId[];
}
