import type { ServiceId, SpaceId, UserId } from '../id.ts';
import type { ChatAccountKey, Place, Platform } from '../place.ts';

/** A person. */
export interface User {
  readonly id: UserId;
  readonly displayName: string;
  readonly locale: string | null;
  readonly isAdmin: boolean;
  readonly isBlocked: boolean;
}

/** What a chat platform tells of a person with every message or press. */
export interface Sender extends ChatAccountKey {
  readonly name: string;
  /** A name that nobody else has on the platform; left out where it is not told. */
  readonly username?: string | null | undefined;
  readonly locale: string | null;
  /** Roles held in the space, by their platform ids. */
  readonly roles: readonly string[];
  /** Whether the platform lets this person manage the space. */
  readonly canManageSpace?: boolean;
}

/** Settings of a space; whatever is missing follows the operator's settings. */
export interface SpaceSettings {
  readonly requestPlace?: Place;
  readonly publicCards?: boolean;
  /** Where approval cards go. */
  readonly approvalPlaces?: readonly Place[];
  /** Roles whose holders may decide on the requests of this space. */
  readonly approverRoles?: readonly string[];
  /** Whether approvers may decide on their own requests. */
  readonly selfApproval?: boolean;
  /** Reasons to choose from when declining. */
  readonly declineReasons?: readonly string[];
  /** After how many hours of waiting the approvers are reminded; 0 for never. */
  readonly reminderHours?: number;
  /** Hours of the day (0–23, by the server's clock) from and until which nobody is reminded. */
  readonly quietHours?: { readonly from: number; readonly until: number };
  /** What becomes of people without an account. */
  readonly unlinked?: UnlinkedPolicy;
  /** The language of the cards that everybody or the approvers see here. */
  readonly language?: string;
}

/** People without an account of their own link first, or ask as the guest account of the server. */
export const unlinkedPolicies = ['link', 'guest'] as const;
export type UnlinkedPolicy = (typeof unlinkedPolicies)[number];

/** A setting that becomes undefined follows the operator again. */
export type SpaceSettingsChange = {
  readonly [Name in keyof SpaceSettings]: SpaceSettings[Name] | undefined;
};

/** A guild or group in which the bot serves. */
export interface Space {
  readonly id: SpaceId;
  readonly platform: Platform;
  readonly platformSpaceId: string;
  readonly name: string;
  readonly serviceId: ServiceId | null;
  readonly settings: SpaceSettings;
}
