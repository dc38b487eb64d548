import type { Id } from '../id.ts';
import type { MessageRef, Place } from '../place.ts';
import type { QuietHours } from '../quiet-hours.ts';
import type { ServiceFault } from '../services/service-fault.ts';
import type { ServiceKind } from '../services/service-status.ts';

export type AlertId = Id<'alert'>;

/** What admins are told about without asking. Each has a text that says what to do. */
export const alertKinds = [
  'service-down',
  'key-rejected',
  'webhook-silent',
  'disk-low',
  'backup-late',
  'drill-failed',
  'drill-missing',
  'dead-letters',
  'requests-stuck',
  'member-errors',
  'many-errors',
  'users-missing',
  'token-shared',
] as const;
export type AlertKind = (typeof alertKinds)[number];

/** Those that members feel: `/status` says that the bot is not well. */
const disturbingKinds = [
  'dead-letters',
  'requests-stuck',
  'many-errors',
  'token-shared',
] as const satisfies readonly AlertKind[];

/** Whether members feel what an alert is about, apart from services that do not work. */
export function isDisturbing(kind: AlertKind): boolean {
  return disturbingKinds.some((disturbing) => disturbing === kind);
}

/** Something that is wrong now. `subject` tells two of a kind apart. */
export interface AlertFinding {
  readonly kind: AlertKind;
  readonly subject: string;
  readonly detail: AlertDetail;
}

/** What a check found. */
export interface Problem extends AlertFinding {
  /** Not bad enough for a new alert, but an open one is not over. */
  readonly isFading?: boolean;
}

/** What the text about it mentions. */
export interface AlertDetail {
  /** The title of a service or of a chat platform; of a disk, the setting of its folder if that is not `DATA_DIR`. */
  readonly name?: string;
  /** What kind of service it is; missing in alerts of an earlier version. */
  readonly service?: ServiceKind;
  /** A name of a machine, or one line of a check by an earlier version. */
  readonly reason?: string;
  /** Why the checks of a service fail. */
  readonly fault?: ServiceFault;
  readonly count?: number;
}

/** A message about an alert. */
export interface AlertMessage {
  readonly message: MessageRef;
  /** Where it was to be posted: a private chat or a moved group is another place in `message`. */
  readonly target: Place;
  readonly locale: string;
  /** Whether it says that the alert is over. */
  readonly isClosed: boolean;
  /** Whether it cannot be posted or edited anymore. */
  readonly isLost: boolean;
  /** The count that it shows, if that has to be the current one. */
  readonly count: number | null;
}

/** An alert from when it was found until its last message says that it is over. */
export interface Alert extends AlertFinding {
  readonly id: AlertId;
  readonly openedAt: Date;
  readonly seenAt: Date;
  readonly closedAt: Date | null;
  readonly messages: readonly AlertMessage[];
}

/** Where alerts go. */
export interface AlertTarget {
  readonly place: Place;
  readonly locale: string;
  /** Those of the place. What the operator's settings say wins, or is added. */
  readonly quietHours?: QuietHours | undefined;
  readonly mutedKinds?: readonly AlertKind[] | undefined;
  readonly timeZone?: string | undefined;
}
