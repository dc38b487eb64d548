import type { Id, ServiceId, UserId } from '../id.ts';
import type { ChatAccountKey, MessageRef } from '../place.ts';
import type { MediaServer } from '../services/media-server.ts';
import type { RemoteUserId } from './account.ts';

/** Identifies a sign-in: a user's attempt to prove that an account on a server is theirs. */
export type SignInId = Id<'sign-in'>;

/** Identifies an attempt to enter a password. */
export type SignInAttemptId = Id<'sign-in-attempt'>;

/**
 * `password`: with the email address and password of the account on our own page. `jellyfin`: there, too, with the
 * name and password at Jellyfin or Emby. `quick-connect`: by entering a code in Jellyfin.
 */
export const signInMethods = ['plex', 'quick-connect', 'jellyfin', 'password'] as const;
export type SignInMethod = (typeof signInMethods)[number];

/** The methods with a form on our own page. */
export type PageMethod = Extract<SignInMethod, 'jellyfin' | 'password'>;

/** What a person enters on the page: an email address or a name, and a password. */
export interface Credentials {
  readonly method: PageMethod;
  readonly name: string;
  readonly password: string;
}

/**
 * The account that belongs to credentials. `no-account`: they are right, but the server has no account for them and
 * creates none.
 */
export type LoginResult = RemoteUserId | 'wrong-password' | 'no-account';

/** A code for people to enter in Jellyfin, and the secret that belongs to it. */
export interface QuickConnect {
  readonly code: string;
  readonly secret: string;
}

/** How a sign-in goes on: at an address, or with a code that is entered in Jellyfin. */
export type SignInStart =
  | { readonly kind: 'address'; readonly url: string }
  | { readonly kind: 'code'; readonly code: string };

/** The sign-in methods that a server and the operator allow, and the media server whose users sign in. */
export interface SignInOptions {
  readonly methods: readonly SignInMethod[];
  readonly mediaServer: MediaServer | null;
}

/** How long a sign-in stays open. */
export const signInLifetimeMs = 10 * 60_000;

/** After how many wrong passwords a user has to wait. */
export const maxFailedSignIns = 5;

/**
 * After how many wrong passwords for one name or email address everybody has to wait. It is higher, so that a single
 * user cannot keep the owner of an account out.
 */
export const maxFailedSignInsPerName = 10;

/**
 * Why a sign-in failed. `expired`: it was not confirmed in time. `chat-detached`: the chat belongs
 * to another user now.
 */
export type SignInFailureReason =
  | 'account-blocked'
  | 'no-account'
  | 'expired'
  | 'too-many-attempts'
  | 'user-blocked'
  | 'chat-detached';

/** How a sign-in ended. */
export type SignInResult =
  | {
      readonly kind: 'linked';
      readonly account: string;
      readonly server: string;
      /** Whether the account has other users. */
      readonly isShared: boolean;
    }
  | { readonly kind: 'refused'; readonly reason: SignInFailureReason };

/** One sign-in: who started it, for which server, and where its result is shown. */
export interface SignIn {
  readonly id: SignInId;
  readonly userId: UserId;
  readonly serviceId: ServiceId;
  readonly method: SignInMethod;
  /** The media server of the Overseerr server. */
  readonly mediaServer: MediaServer | null;
  readonly requester: ChatAccountKey & { readonly name: string };
  /**
   * The reply with the sign-in link, if only its reader sees it. Null: the user gets a direct
   * message.
   */
  readonly answer: MessageRef | null;
  readonly locale: string;
  /** The ID of the PIN at Plex. */
  readonly plexPinId: number | null;
  /** With it, the server says whether the code was entered. Stored encrypted, and only until the sign-in ends. */
  readonly quickConnectSecret: string | null;
  readonly result: SignInResult | null;
  readonly expiresAt: Date;
}

/** A Plex user, without any token. */
export interface PlexUser {
  readonly plexId: string;
  readonly email: string | null;
  /** Whether the user has confirmed the email address with Plex. */
  readonly isEmailConfirmed: boolean;
}
