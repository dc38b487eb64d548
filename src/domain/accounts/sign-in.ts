import type { Id, ServiceId, UserId } from '../id.ts';
import type { ChatAccountKey, MessageRef } from '../place.ts';

/** Identifies a sign-in: a user's attempt to prove that an account on a server is theirs. */
export type SignInId = Id<'sign-in'>;

/** Either with the account's password on our own page, or with Plex. */
export const signInMethods = ['password', 'plex'] as const;
export type SignInMethod = (typeof signInMethods)[number];

/** How long a sign-in stays open. */
export const signInLifetimeMs = 10 * 60_000;

/** After how many wrong passwords a user has to wait. */
export const maxFailedSignIns = 5;

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
  readonly requester: ChatAccountKey & { readonly name: string };
  /**
   * The reply with the sign-in link, if only its reader sees it. Null: the user gets a direct
   * message.
   */
  readonly answer: MessageRef | null;
  readonly locale: string;
  /** The ID of the PIN at Plex. */
  readonly plexPinId: number | null;
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
