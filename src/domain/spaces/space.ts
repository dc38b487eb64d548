import type { AlertKind } from '../alerts/alert.ts';
import type { ServiceId, SpaceId } from '../id.ts';
import type { Place, Platform } from '../place.ts';
import type { QuietHours } from '../quiet-hours.ts';

/** Settings of a space; a missing one follows the operator's settings. */
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
  /** Hours after which approvers are reminded of a pending request; 0 for never. */
  readonly reminderHours?: number;
  /** Hours of the day (0–23, in the time zone of the space) during which no reminders are sent. */
  readonly quietHours?: QuietHours;
  /** The name of an IANA time zone. */
  readonly timeZone?: string;
  /** The ISO 3166-1 code of the region whose streaming services and age ratings are shown. */
  readonly region?: string;
  /** What people without an account can do. */
  readonly unlinked?: UnlinkedPolicy;
  /** The language of public and approval cards in this space. */
  readonly language?: string;
  /** Where alerts go, unless the operator's settings say it. Set by the bot's admins, as the next three. */
  readonly alertPlace?: Place;
  readonly alertQuietHours?: QuietHours;
  /** Kinds of alerts that are not sent there. */
  readonly alertMuted?: readonly AlertKind[];
  /** Where the weekly digest goes. */
  readonly digestPlace?: Place;
}

/** Whether people without an account must link one first, or request as the guest account of the server. */
export const unlinkedPolicies = ['link', 'guest'] as const;
export type UnlinkedPolicy = (typeof unlinkedPolicies)[number];

/** A setting that is set to undefined follows the operator's settings again. */
export type SpaceSettingsChange = {
  readonly [Name in keyof SpaceSettings]: SpaceSettings[Name] | undefined;
};

/** A Discord server or Telegram group that the bot serves. */
export interface Space {
  readonly id: SpaceId;
  readonly platform: Platform;
  readonly platformSpaceId: string;
  readonly name: string;
  readonly serviceId: ServiceId | null;
  readonly settings: SpaceSettings;
}
