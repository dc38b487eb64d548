import type { Alert } from '../alerts/alert.ts';
import type { LatencyPoint } from '../operator/service-report.ts';
import type { Platform } from '../place.ts';
import type { RequestState } from '../requests/request.ts';
import type { ServiceOverview } from '../services/service-status.ts';

/** How long something took, in seconds, of the latest times that it happened. */
export interface WaitTimes {
  readonly p50: number;
  readonly p90: number;
  readonly count: number;
}

/** The requests of a day (UTC) by the state that they have now. */
export interface RequestDay {
  /** Such as `2026-11-23`. */
  readonly day: string;
  readonly states: Readonly<Partial<Record<RequestState, number>>>;
}

/** How many requests there were, and how long people waited. */
export interface RequestHistory {
  /** The last 30 days, the oldest first. */
  readonly days: readonly RequestDay[];
  /** From the request to its approval, without requests that were approved automatically. Null: there was none. */
  readonly approval: WaitTimes | null;
  /** From the request until the title was available. */
  readonly availability: WaitTimes | null;
}

/** A chat platform as this process sees it. */
export interface ChatOverview {
  readonly platform: Platform;
  readonly isReady: boolean;
  readonly detail: string;
}

/** How the bot is, at a glance. */
export interface Overview {
  readonly services: readonly (ServiceOverview & {
    /** The last 24 hours, the oldest first. */
    readonly latencies: readonly LatencyPoint[];
  })[];
  readonly chats: readonly ChatOverview[];
  readonly queue: {
    readonly waiting: number;
    readonly oldestSeconds: number | null;
    readonly deadLetters: number;
  };
  /** Requests that wait for an approver. */
  readonly pending: { readonly count: number; readonly oldestAt: Date | null };
  readonly backups: {
    readonly lastSuccessAt: Date | null;
    readonly drill: { readonly at: Date; readonly isOk: boolean } | null;
  };
  readonly alerts: readonly Alert[];
  readonly version: string;
  /** A newer version whose tag is in the Git checkout that the bot runs from. Null: none is known. */
  readonly newerVersion: string | null;
  /** The image that the bot runs in; null if it runs in none. */
  readonly image: { readonly version: string; readonly revision: string } | null;
  readonly startedAt: Date;
}
