import type { ServiceAccount } from '../core/account.ts';
import type { ServiceId, UserId } from '../core/id.ts';
import type { PlexPerson, SignIn, SignInEnd, SignInId } from '../core/sign-in.ts';

/** Attempts to prove whose an account is. A token is kept as its hash. */
export interface SignIns {
  /** Opens an attempt and closes the user's earlier ones, which end as if they had never been. */
  open(signIn: SignIn, tokenHash: string | null): Promise<void>;
  /** The open attempt behind a token; null for a wrong, used or old one. */
  byToken(tokenHash: string): Promise<SignIn | null>;
  /** The attempt behind a token, open or not, for as long as it is remembered. */
  remembered(tokenHash: string): Promise<SignIn | null>;
  /** Any attempt that has not been tidied away, ended or not. */
  find(id: SignInId): Promise<SignIn | null>;
  /** How many wrong tries a person has made within the hour, in any of their chats. */
  tries(userId: UserId): Promise<number>;
  countTry(userId: UserId): Promise<void>;
  /** Ends an attempt; its token opens nothing any more. False when it had ended before. */
  end(id: SignInId, end: SignInEnd): Promise<boolean>;
  /** Nothing is left to tell. */
  settle(id: SignInId): Promise<void>;
}

/** Accounts by what Plex knows of them. */
export interface PlexMatches {
  byPlexId(serviceId: ServiceId, plexId: string): Promise<ServiceAccount[]>;
  /** Upper and lower case are one. */
  byEmail(serviceId: ServiceId, email: string): Promise<ServiceAccount[]>;
}

/** Plex's own sign-in (plex.tv). Throws `plex-unreachable`. */
export interface PlexTv {
  /** A new PIN, and the address at which a person confirms it; Plex says there for whom: the `asker`. */
  begin(
    installation: string,
    asker: string,
  ): Promise<{ readonly pin: number; readonly url: string }>;
  /**
   * Who has confirmed a PIN; `waiting` while nobody has, `gone` when Plex knows it no more. What Plex gives us for
   * it is used for that one question, which can be asked again until `signOut`.
   */
  look(installation: string, pin: number): Promise<PlexPerson | 'waiting' | 'gone'>;
  /** Lets Plex forget what it gave us for a PIN. Plex being away is no fault: it forgets by itself in the end. */
  signOut(installation: string, pin: number): Promise<void>;
}

/** Tells a person in their chat how an attempt ended. */
export interface SignInHerald {
  tell(signIn: SignIn, end: SignInEnd): Promise<void>;
}
