import type { LinkedAccount, VerificationMethod } from '../../domain/accounts/account.ts';
import type { User } from '../../domain/accounts/user.ts';
import type { ActorIdentity } from '../../domain/actor.ts';
import type { AccountId, ServiceId, UserId } from '../../domain/id.ts';
import type { ChatAccountKey } from '../../domain/place.ts';

/** A new link between a user and an account, and how it was verified. */
export interface NewAccountLink {
  readonly accountId: AccountId;
  readonly userId: UserId;
  readonly verifiedBy: VerificationMethod;
  /** Who creates the link. Null if the bot does, because of a profile or a sign-in. */
  readonly by: ActorIdentity | null;
  /** The chat in which it was verified. It must still belong to the user. */
  readonly chat?: ChatAccountKey;
}

/** What a comparison with the profiles did to the links. */
export interface MatchedProfiles {
  readonly linked: number;
  readonly unlinked: number;
  readonly doubted: number;
}

/**
 * Links between users and accounts. An account can have several users; a user has at most one
 * account per server. Every change and its audit log entry are saved together.
 */
export interface AccountLinkRepository {
  /** The user's account. Null if there is none, or if the server has removed it. */
  findByUser(userId: UserId, serviceId: ServiceId): Promise<LinkedAccount | null>;
  /** Whether the user is linked to the account, even if the server has removed it. */
  hasLink(userId: UserId, accountId: AccountId): Promise<boolean>;
  /** The users of an account. Those who were linked first come first. */
  listUsers(accountId: AccountId): Promise<User[]>;
  /**
   * Links a user to an account, in place of their other one on the same server. A profile does not
   * replace an account that was verified in another way. Throws `not-found` if the user and
   * `account-not-found` if the account does not exist, `not-yours` if the chat no longer belongs to
   * the user, `account-blocked` unless an admin creates the link, and `last-admin` if it replaces the account without
   * which the last admin could not come back.
   */
  link(link: NewAccountLink): Promise<void>;
  /**
   * Unlinks a user's account on a server. Profiles do not link it again. Null if there is none. Throws `not-found` if
   * the user does not exist, `admins-only` if `by` may not change them anymore, and `last-admin` for the account without
   * which the last admin could not come back.
   */
  unlink(
    userId: UserId,
    serviceId: ServiceId,
    by: ActorIdentity,
  ): Promise<{ readonly name: string } | null>;
  /**
   * Updates the links that profiles verify (`planProfileLinks`). Returns how many changed, and how
   * many are kept although no profile confirms them.
   */
  matchProfiles(serviceId: ServiceId): Promise<MatchedProfiles>;
}
