import type { AccountSuggestion, ErasureResult, Member } from '../../domain/accounts/identity.ts';
import type { ActorIdentity } from '../../domain/actor.ts';
import type { AccountId, ServiceId, UserId } from '../../domain/id.ts';

/** Users as admins see and manage them. */
export interface MemberRepository {
  hasAdmin(): Promise<boolean>;
  /**
   * Members by part of a name, by a mention, or by their ID on a platform. Those without an account
   * come first. At most 300.
   */
  listMembers(
    serviceId: ServiceId,
    filter: { readonly nameQuery: string | null; readonly onlyUnlinked: boolean },
  ): Promise<readonly Member[]>;
  findMember(serviceId: ServiceId, userId: UserId): Promise<Member | null>;
  /** Accounts without a user that have the name or email address of a member. */
  listAccountSuggestions(
    serviceId: ServiceId,
    members: readonly Member[],
  ): Promise<readonly AccountSuggestion[]>;
  /** Accounts of a server by part of their name. Those without a user come first. At most 25. */
  listAccounts(
    serviceId: ServiceId,
    nameQuery: string | null,
  ): Promise<
    readonly { readonly id: AccountId; readonly name: string; readonly remoteUserId: number }[]
  >;
  /**
   * Blocks or unblocks a user together with their accounts. Throws `not-found`, `admins-only` if `by` is no admin
   * anymore, and `last-admin` if nobody else could do what admins do.
   */
  setBlocked(userId: UserId, isBlocked: boolean, by: ActorIdentity): Promise<void>;
  /**
   * Makes a user an admin for good, or takes that back; nothing is recorded if they are that already. Throws `not-found`,
   * `admins-only` if `by` is no admin anymore, `user-blocked` for a blocked user who would become one,
   * `admin-in-settings` for one whom ADMINS names, and `last-admin` if nobody else could do what admins do.
   */
  setAdmin(userId: UserId, isAdmin: boolean, by: ActorIdentity): Promise<void>;
  /** Whether somebody is a person of the demo page, as whom anybody may act. */
  isDemoUser(userId: UserId): Promise<boolean>;
}

/** Erases a user's personal data. */
export interface UserErasure {
  /**
   * Deletes a user's rows. Rows that have to stay no longer identify the user, nor does the audit entry of someone who
   * erases themselves. Throws `not-found`, `admins-only` if `by` is no admin anymore, and `last-admin` if nobody else
   * could do what admins do, unless ADMINS names the user.
   */
  erase(userId: UserId, by: ActorIdentity): Promise<ErasureResult>;
}
