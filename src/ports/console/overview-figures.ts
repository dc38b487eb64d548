import type { WaitTimes } from '../../domain/console/overview.ts';
import type { RequestState } from '../../domain/requests/request.ts';

/** Counts requests for the overview. Each call reads a bounded number of rows, however many requests there are. */
export interface OverviewFigures {
  /** Requests that wait for an approver, and since when the oldest one does. */
  readPending(): Promise<{ readonly count: number; readonly oldestAt: Date | null }>;
  /** The requests that were made in a period, by state. */
  countByState(since: Date, until: Date): Promise<Readonly<Partial<Record<RequestState, number>>>>;
  /** The days (UTC, as `2026-11-23`) whose requests have changed since a moment. */
  listChangedDays(since: Date): Promise<readonly string[]>;
  /** How long approvals and arrivals took, of the latest events and at most 30 days back. */
  readWaitTimes(): Promise<{
    readonly approval: WaitTimes | null;
    readonly availability: WaitTimes | null;
  }>;
}
