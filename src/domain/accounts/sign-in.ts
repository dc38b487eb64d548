import type { Id, ServiceId, UserId } from '../id.ts';
import type { ChatAccountKey, MessageRef } from '../place.ts';

/** An attempt to prove whose an account on a service is. */
export type SignInId = Id<'sign-in'>;

/** With the account's own password on a page of the bot, or with Plex. */
export const signInMethods = ['password', 'plex'] as const;
export type SignInMethod = (typeof signInMethods)[number];

/** How long an attempt stays open. */
export const signInLifetimeMs = 10 * 60_000;

/** How many wrong passwords a person may send in that time. */
export const maxFailedSignIns = 5;

/** Why a sign-in failed. `expired`: it was not confirmed in time; `chat-detached`: the chat is another user's by now. */
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
      /** Whether other users hold the account, too. */
      readonly isShared: boolean;
    }
  | { readonly kind: 'refused'; readonly reason: SignInFailureReason };

/** One attempt: who asked, for which service, and where they hear how it ended. */
export interface SignIn {
  readonly id: SignInId;
  readonly userId: UserId;
  readonly serviceId: ServiceId;
  readonly method: SignInMethod;
  readonly requester: ChatAccountKey & { readonly name: string };
  /** The reply that carries the offer, where only its reader sees it; otherwise they are told directly. */
  readonly answer: MessageRef | null;
  readonly locale: string;
  /** The number of Plex's PIN. */
  readonly plexPinId: number | null;
  readonly result: SignInResult | null;
  readonly expiresAt: Date;
}

/** A person as Plex knows them; no token among it. */
export interface PlexUser {
  readonly plexId: string;
  readonly email: string | null;
  /** Whether Plex has seen that the e-mail address is theirs. */
  readonly isEmailConfirmed: boolean;
}
