import type { Account } from '../../domain/accounts/account.ts';
import type { PlexUser, SignIn, SignInId, SignInResult } from '../../domain/accounts/sign-in.ts';
import type { ServiceId, UserId } from '../../domain/id.ts';

/** Attempts to prove whose an account is. A token is kept as its hash. */
export interface SignInRepository {
  /** Opens an attempt and closes the user's earlier ones, which end as if they had never been. */
  create(signIn: SignIn, tokenHash: string | null): Promise<void>;
  /** The open attempt behind a token; null for a wrong, used or old one. */
  findOpenByToken(tokenHash: string): Promise<SignIn | null>;
  /** The attempt behind a token, open or not, for as long as it is remembered. */
  findByToken(tokenHash: string): Promise<SignIn | null>;
  /** Any attempt that has not been tidied away, ended or not. */
  find(id: SignInId): Promise<SignIn | null>;
  /** How many wrong tries a person has made within the hour, in any of their chats. */
  countFailedAttempts(userId: UserId): Promise<number>;
  recordFailedAttempt(userId: UserId): Promise<void>;
  /** Ends an attempt; its token opens nothing any more. False when it had ended before. */
  end(id: SignInId, end: SignInResult): Promise<boolean>;
  /** Nothing is left to tell. */
  markNotified(id: SignInId): Promise<void>;
}

/** Accounts by what Plex knows of them. */
export interface PlexAccountRepository {
  listByPlexId(serviceId: ServiceId, plexId: string): Promise<Account[]>;
  /** Upper and lower case are one. */
  listByEmail(serviceId: ServiceId, email: string): Promise<Account[]>;
}

/** Plex's own sign-in (plex.tv). Throws `plex-unreachable`. */
export interface PlexTv {
  /** A new PIN, and the address at which a person confirms it; Plex says there for whom: the `asker`. */
  createPin(
    clientId: string,
    label: string,
  ): Promise<{ readonly pinId: number; readonly url: string }>;
  /**
   * Who has confirmed a PIN; `waiting` while nobody has, `gone` when Plex knows it no more. What Plex gives us for
   * it is used for that one question, which can be asked again until `signOut`.
   */
  checkPin(clientId: string, pinId: number): Promise<PlexUser | 'waiting' | 'gone'>;
  /** Lets Plex forget what it gave us for a PIN. Plex being away is no fault: it forgets by itself in the end. */
  signOut(clientId: string, pinId: number): Promise<void>;
}

/** Tells a person in their chat how an attempt ended. */
export interface SignInNotifier {
  notify(signIn: SignIn, end: SignInResult): Promise<void>;
}
