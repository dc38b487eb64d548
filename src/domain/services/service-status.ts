import type { ServiceId } from '../id.ts';
import type { ServiceFault } from './service-fault.ts';

/** What kinds of services there are. `jellyfin`: also Emby. */
export const serviceKinds = ['overseerr', 'plex', 'jellyfin', 'http'] as const;
export type ServiceKind = (typeof serviceKinds)[number];

/** `unknown`: never checked. */
export const serviceStatuses = ['unknown', 'up', 'down'] as const;
export type ServiceStatus = (typeof serviceStatuses)[number];

/** How long checks must say the same before the status changes: a single lost answer is no outage. */
const holdMs = 25_000;

/** The status, and since when checks have said something else. */
export interface StatusState {
  readonly status: ServiceStatus;
  readonly contrarySince: Date | null;
}

/** The status after a check. The first check of all decides at once. */
export function toNextStatus(current: StatusState, isUp: boolean, now: Date): StatusState {
  const seen = isUp ? 'up' : 'down';
  if (current.status === seen) return { status: seen, contrarySince: null };
  const since = current.contrarySince ?? now;
  const isHeld = now.getTime() - since.getTime() >= holdMs;
  if (current.status === 'unknown' || isHeld) return { status: seen, contrarySince: null };
  return { status: current.status, contrarySince: since };
}

/** What a service is, and what its last checks said. */
export interface ServiceCondition {
  readonly id: ServiceId;
  readonly kind: ServiceKind;
  /** Its own title if it has told one, otherwise its name in the settings. */
  readonly title: string;
  readonly status: ServiceStatus;
  /** Since when the status is what it is. */
  readonly since: Date | null;
  readonly checkedAt: Date | null;
  /** What the last check said, for admins. */
  readonly detail: string | null;
  /** What is wrong, for admins of any language; null if nothing is, or an earlier version made the check. */
  readonly fault: ServiceFault | null;
  /** How many users its list lacks that it had before; 0 if the list cannot be complete. Null: none. */
  readonly missingUsers: number | null;
}

/** A service as people see it. */
export interface ServiceOverview extends ServiceCondition {
  /** The share of checks that succeeded, from 0 to 1; null without checks. */
  readonly uptime: { readonly day: number | null; readonly month: number | null };
  /** Of the successful checks of the last day; null without any. */
  readonly latencyMs: { readonly p50: number; readonly p95: number } | null;
}
