import type { AccountId, ServiceId } from '../id.ts';

/** How it was verified that a user may use an account. */
export const verificationMethods = [
  'profile',
  'plex',
  'password',
  'quick-connect',
  'admin',
] as const;
export type VerificationMethod = (typeof verificationMethods)[number];

/**
 * The ID of a user on an Overseerr server: a checked positive integer. Calls as a user accept only
 * this type, because anything else in `X-API-User` acts as the owner (docs/overseerr-api.md,
 * "Acting as a user") or crashes the server.
 */
export type RemoteUserId = number & { readonly remoteUserId: unique symbol };

/**
 * The owner of the server. Its API key acts as this user (docs/overseerr-api.md, "Acting as a
 * user").
 */
export const ownerUserId = 1;

/** Converts a number to a remote user ID. Null for anything but a positive integer. */
export function toRemoteUserId(value: number): RemoteUserId | null {
  return Number.isSafeInteger(value) && value > 0 && value < 2 ** 31
    ? (value as RemoteUserId)
    : null;
}

/** An account as the Overseerr server describes it. */
export interface RemoteAccount {
  readonly remoteUserId: RemoteUserId;
  readonly name: string;
  readonly email: string | null;
  readonly plexId: string | null;
  readonly permissions: number;
  /** When the server created the account. Null if the server does not say. */
  readonly createdAt: Date | null;
  readonly discordIds: readonly string[];
  readonly telegramIds: readonly string[];
}

/** An account on an Overseerr server as we store it. */
export interface Account {
  readonly id: AccountId;
  readonly serviceId: ServiceId;
  readonly remoteUserId: RemoteUserId;
  readonly name: string;
  readonly permissions: number;
  /** Whether the account had a quota limit when its quotas were last read. */
  readonly isLimited: boolean;
  /** Blocked together with one of its users. It cannot be used until an admin unblocks it. */
  readonly isBlocked: boolean;
}

/** An account together with how one of its users was verified. */
export interface LinkedAccount extends Account {
  readonly verifiedBy: VerificationMethod;
}
