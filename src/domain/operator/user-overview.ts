import type { VerificationMethod } from '../accounts/account.ts';
import type { QuotaSet } from '../accounts/quota.ts';
import type { AccountId, RequestId, ServiceId, UserId } from '../id.ts';
import type { ChatAccountKey, Platform } from '../place.ts';
import type { RequestState } from '../requests/request.ts';
import type { MediaType } from '../titles/title.ts';

/** Which users are listed. `unlinked`: those without an account on any Overseerr server. */
export const userGroups = ['all', 'unlinked', 'blocked', 'admins'] as const;
export type UserGroup = (typeof userGroups)[number];

/** `newest`: by when they first wrote to the bot. */
export const userOrders = ['last-seen', 'newest'] as const;
export type UserOrder = (typeof userOrders)[number];

/** Which users are listed, and how. */
export interface UserFilter {
  /** Part of a name, a user name, or an email address, the ID of a user, or their ID on a platform. Null: everyone. */
  readonly search: string | null;
  readonly group: UserGroup;
  /** Only users with a chat account on this platform. */
  readonly platform: Platform | null;
  readonly order: UserOrder;
}

/** Where a list continues: after this user. */
export interface UserPosition {
  readonly id: UserId;
  readonly lastSeenAt: Date;
}

/** A chat account as admins see it. */
export interface ChatAccountOverview extends ChatAccountKey {
  readonly name: string;
  readonly username: string | null;
  /** Whether they block direct messages from the bot. */
  readonly isClosed: boolean;
  readonly createdAt: Date;
}

/** An account of a user as admins see it. */
export interface HeldAccount {
  readonly id: AccountId;
  readonly serviceId: ServiceId;
  readonly remoteUserId: number;
  readonly name: string;
  readonly permissions: number;
  readonly verifiedBy: VerificationMethod;
  readonly verifiedAt: Date;
  readonly isBlocked: boolean;
  /** As they were last read; null while they are unknown. */
  readonly quotas: QuotaSet | null;
  readonly quotasReadAt: Date | null;
  /** Its other users. */
  readonly sharedWith: readonly { readonly id: UserId; readonly name: string }[];
}

/** A user as admins see them in a list. */
export interface UserOverview {
  readonly id: UserId;
  readonly name: string;
  /** The language they chose; null: that of their chat. */
  readonly locale: string | null;
  readonly isAdmin: boolean;
  /** Whether they are an admin only as long as the settings name them. */
  readonly isListed: boolean;
  readonly blockedAt: Date | null;
  readonly createdAt: Date;
  /** When they last used the bot, give or take an hour. */
  readonly lastSeenAt: Date;
  readonly chats: readonly ChatAccountOverview[];
  readonly accounts: readonly HeldAccount[];
}

/** A request of a user, for a short list. */
export interface RequestLine {
  readonly id: RequestId;
  readonly mediaType: MediaType;
  readonly title: string;
  readonly year: number | null;
  readonly is4k: boolean;
  readonly state: RequestState;
  readonly createdAt: Date;
}

/** A user with what they requested. */
export interface UserDetails extends UserOverview {
  readonly requestCounts: Readonly<Partial<Record<RequestState, number>>>;
  /** The newest ones. */
  readonly requests: readonly RequestLine[];
  readonly subscriptionCount: number;
  /** The platform for their notifications; null: where they requested. */
  readonly notifyOn: Platform | null;
}

/** What erasing a user would do, in rows. */
export interface ErasurePreview {
  readonly deleted: {
    readonly chats: number;
    readonly accountLinks: number;
    readonly subscriptions: number;
    /** Drafts, codes, and sign-ins that are not finished. */
    readonly sessions: number;
  };
  /** What stays without their name. */
  readonly kept: {
    readonly requests: number;
    readonly events: number;
    readonly auditEntries: number;
  };
}

/** An account that may be linked to a user. */
export interface LinkableAccount {
  readonly id: AccountId;
  readonly serviceId: ServiceId;
  readonly remoteUserId: number;
  readonly name: string;
  readonly email: string | null;
}

/** An account without a user, and the chats that its profile lists. */
export interface FreeAccount extends LinkableAccount {
  readonly discordIds: readonly string[];
  readonly telegramIds: readonly string[];
}
