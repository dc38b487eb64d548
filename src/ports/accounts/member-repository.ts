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
  /** Blocks or unblocks a user together with their accounts. Throws `not-found`. */
  setBlocked(userId: UserId, isBlocked: boolean, by: ActorIdentity): Promise<void>;
}

/** Erases a user's personal data. */
export interface UserErasure {
  /**
   * Deletes a user's rows. Rows that have to stay no longer identify the user, nor does the audit entry of someone who
   * erases themselves. Throws `not-found`.
   */
  erase(userId: UserId, by: ActorIdentity): Promise<ErasureResult>;
}
