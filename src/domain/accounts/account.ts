import type { AccountId, ServiceId } from '../id.ts';

/** How it was verified that a user may use an account. */
export const verificationMethods = ['profile', 'plex', 'password', 'admin'] as const;
export type VerificationMethod = (typeof verificationMethods)[number];

/**
 * The ID of a user on an Overseerr server: a positive integer, checked. Calls as a user take only this type, because
 * anything else in `X-API-User` acts as the owner (docs/overseerr-api.md, "Acting as a user") or crashes the server.
 */
export type RemoteUserId = number & { readonly remoteUserId: unique symbol };

/** The owner of the server, as whom its API key acts (docs/overseerr-api.md, "Acting as a user"). */
export const ownerUserId = 1;

/** Claims a number as an account number; null for anything but a positive whole number. */
export function toRemoteUserId(value: number): RemoteUserId | null {
  return Number.isSafeInteger(value) && value > 0 && value < 2 ** 31
    ? (value as RemoteUserId)
    : null;
}

/** An account as the service describes it. */
export interface RemoteAccount {
  readonly remoteUserId: RemoteUserId;
  readonly name: string;
  readonly email: string | null;
  readonly plexId: string | null;
  readonly permissions: number;
  /** When the service made it; null when it does not say so. */
  readonly createdAt: Date | null;
  readonly discordIds: readonly string[];
  readonly telegramIds: readonly string[];
}

/** An account on an Overseerr server as we keep it. */
export interface Account {
  readonly id: AccountId;
  readonly serviceId: ServiceId;
  readonly remoteUserId: RemoteUserId;
  readonly name: string;
  readonly permissions: number;
  /** Whether a quota limited it when its quotas were last read. */
  readonly isLimited: boolean;
  /** Blocked together with a user who held it: nobody may use it until an admin unblocks it. */
  readonly isBlocked: boolean;
}

/** An account as one of its users holds it. */
export interface LinkedAccount extends Account {
  readonly verifiedBy: VerificationMethod;
}
