import type { Account } from '../../domain/accounts/account.ts';
import type {
  PlexUser,
  SignIn,
  SignInAttemptId,
  SignInId,
  SignInResult,
} from '../../domain/accounts/sign-in.ts';
import type { ServiceId, UserId } from '../../domain/id.ts';

/** Sign-ins. Tokens are stored as hashes, secrets encrypted. */
export interface SignInRepository {
  /** Saves a sign-in and closes the user's earlier ones without a result. */
  create(signIn: SignIn, tokenHash: string | null): Promise<void>;
  /** The open sign-in for a token. Null if the token is wrong, used, or expired. */
  findOpenByToken(tokenHash: string): Promise<SignIn | null>;
  /** The sign-in for a token, open or not, for as long as it is stored. */
  findByToken(tokenHash: string): Promise<SignIn | null>;
  /** Any sign-in that has not been deleted yet, ended or not. */
  find(id: SignInId): Promise<SignIn | null>;
  /** How many wrong attempts a user made within the last hour, in any of their chats. */
  countFailedAttempts(userId: UserId): Promise<number>;
  /**
   * Records an attempt as failed before it is made; null if the user, or everybody together for this name, has made too
   * many. The caller holds a lock, and takes the attempt back if it did not fail.
   */
  reserveAttempt(attempt: {
    readonly userId: UserId;
    readonly nameHash: string;
  }): Promise<SignInAttemptId | null>;
  takeBackAttempt(id: SignInAttemptId): Promise<void>;
  /** Ends a sign-in and invalidates its token. False if it had already ended. */
  end(id: SignInId, end: SignInResult): Promise<boolean>;
  /** Records that the user was notified. */
  markNotified(id: SignInId): Promise<void>;
}

/** Finds accounts by their owner's data at Plex. */
export interface PlexAccountRepository {
  listByPlexId(serviceId: ServiceId, plexId: string): Promise<Account[]>;
  /** Ignores case. */
  listByEmail(serviceId: ServiceId, email: string): Promise<Account[]>;
}

/** Plex's own sign-in (plex.tv). Throws `plex-unreachable`. */
export interface PlexTv {
  /**
   * Creates a PIN and returns the URL where a person confirms it. Plex shows the `label` there, so
   * that the person knows who asks.
   */
  createPin(
    clientId: string,
    label: string,
  ): Promise<{ readonly pinId: number; readonly url: string }>;
  /**
   * The user who confirmed a PIN; `waiting` while it is not confirmed, and `gone` if Plex no longer
   * knows it. The token from Plex is used only for this check, which can be repeated until
   * `signOut`.
   */
  checkPin(clientId: string, pinId: number): Promise<PlexUser | 'waiting' | 'gone'>;
  /**
   * Makes Plex revoke the token it issued for a PIN. Does not fail if Plex is unreachable: the
   * token expires in the end anyway.
   */
  signOut(clientId: string, pinId: number): Promise<void>;
}

/** Notifies a user in their chat about the result of a sign-in. */
export interface SignInNotifier {
  notify(signIn: SignIn, end: SignInResult): Promise<void>;
}
