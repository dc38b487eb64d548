import type { Account } from '../../domain/accounts/account.ts';
import type { ServiceId, UserId } from '../../domain/id.ts';

/** A sign-in with Plex that somebody has not confirmed yet. */
export interface ConsolePlexSignIn {
  readonly serviceId: ServiceId;
  readonly pinId: number;
}

/** Sign-ins to the console that are under way. Tokens are stored as hashes. */
export interface ConsoleSignInRepository {
  /** Saves a link for a user. Their earlier links can no longer be used. */
  createLink(
    userId: UserId,
    link: { readonly tokenHash: string; readonly expiresAt: Date },
  ): Promise<void>;
  /** Uses a link up: the first call gets its user, the others get whose it was. Null if there is none, or it has expired. */
  takeLink(
    tokenHash: string,
  ): Promise<{ readonly userId: UserId; readonly isFirstUse: boolean } | null>;
  createPlexSignIn(
    signIn: ConsolePlexSignIn,
    open: { readonly tokenHash: string; readonly expiresAt: Date },
  ): Promise<void>;
  /** Null if there is none, or it has expired or ended. */
  findPlexSignIn(tokenHash: string): Promise<ConsolePlexSignIn | null>;
  /** Ends a sign-in. False if it had ended already, so that one confirmation opens one session. */
  endPlexSignIn(tokenHash: string): Promise<boolean>;
}

/** The users of people who come to the console without a chat. */
export interface ConsoleUsers {
  /** Whether there is an admin who is not blocked. */
  hasAdmin(): Promise<boolean>;
  /**
   * The user of somebody who has proved that an account is theirs: its only user, or the only one who has proved it,
   * or else a new one without a chat. Throws `account-blocked`, and `account-not-found` if the server removed it.
   */
  findOrCreateByAccount(account: Account, verifiedBy: 'plex' | 'password'): Promise<UserId>;
  /** Makes a new user without a chat the first admin. Throws `invalid-code`, also if there is an admin already. */
  claimAsNewUser(code: string, name: string): Promise<UserId>;
}
