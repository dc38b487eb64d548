import type { AuditEntry } from '../audit-entry.ts';
import type { UserId } from '../id.ts';
import type { ChatAccountKey } from '../place.ts';
import type { NewHistoryEntry } from '../requests/history.ts';
import type { MediaRequest } from '../requests/request.ts';

/** Somebody who is made up. Nobody can write to the bot as them. */
export interface MadeUpUser {
  readonly id: UserId;
  readonly name: string;
  readonly chat: ChatAccountKey;
  readonly firstSeenAt: Date;
  readonly lastSeenAt: Date;
}

/** A request that is over, with what happened to it. */
export interface MadeUpRequest {
  readonly request: MediaRequest;
  readonly changedAt: Date;
  readonly entries: readonly { readonly entry: NewHistoryEntry; readonly at: Date }[];
  readonly audit: readonly { readonly entry: AuditEntry; readonly at: Date }[];
}

/** A health check that is over. */
export interface MadeUpCheck {
  readonly ok: boolean;
  readonly latencyMs: number;
  readonly at: Date;
}

/** The health checks of an hour. */
export interface MadeUpHour {
  readonly hour: Date;
  readonly checks: number;
  readonly failures: number;
  readonly latencyP50Ms: number;
  readonly latencyP95Ms: number;
}

/** How the fingerprints of made-up errors begin, so that they are found again. */
export const madeUpErrorPrefix = 'demo-';

/** An unexpected error, as often as it occurred. */
export interface MadeUpError {
  readonly fingerprint: string;
  readonly message: string;
  readonly count: number;
  readonly firstSeenAt: Date;
  readonly lastSeenAt: Date;
}

/** A year that never was, for the pages and charts of the demo. */
export interface DemoHistory {
  readonly users: readonly MadeUpUser[];
  readonly requests: readonly MadeUpRequest[];
  readonly checks: readonly MadeUpCheck[];
  readonly hours: readonly MadeUpHour[];
  readonly errors: readonly MadeUpError[];
}
