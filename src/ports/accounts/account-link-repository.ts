import type { LinkedAccount, VerificationMethod } from '../../domain/accounts/account.ts';
import type { User } from '../../domain/accounts/user.ts';
import type { ActorIdentity } from '../../domain/actor.ts';
import type { AccountId, ServiceId, UserId } from '../../domain/id.ts';
import type { ChatAccountKey } from '../../domain/place.ts';

/** That a user may use an account, and how it was verified. */
export interface NewAccountLink {
  readonly accountId: AccountId;
  readonly userId: UserId;
  readonly verifiedBy: VerificationMethod;
  /** Who links them; null for the bot itself, which saw what a profile or a sign-in proves. */
  readonly by: ActorIdentity | null;
  /** The chat in which it was verified, which must still be the user's. */
  readonly chat?: ChatAccountKey;
}

/**
 * Which users hold which accounts. Several users may hold one account; a user holds one account of each server at most.
 * Every change is recorded in the audit log together with it.
 */
export interface AccountLinkRepository {
  /** The account that a user holds; null also if the server has removed it. */
  findByUser(userId: UserId, serviceId: ServiceId): Promise<LinkedAccount | null>;
  /** The users who hold an account, those who have held it for longest first. */
  listUsers(accountId: AccountId): Promise<User[]>;
  /**
   * Gives an account to a user, in place of another one of its server. A profile replaces no account that was verified
   * in another way. Throws `not-found` for a user and `account-not-found` for an account that does not exist,
   * `not-yours` if the chat is not the user's any more, and `account-blocked` unless an admin links them.
   */
  link(link: NewAccountLink): Promise<void>;
  /** Takes the account of a server from a user, to whom profiles do not give it again; null if they have none. */
  unlink(
    userId: UserId,
    serviceId: ServiceId,
    by: ActorIdentity,
  ): Promise<{ readonly name: string } | null>;
  /** Brings the links that profiles verify up to date (`planProfileLinks`); returns how many changed. */
  matchProfiles(
    serviceId: ServiceId,
  ): Promise<{ readonly linked: number; readonly unlinked: number }>;
}
