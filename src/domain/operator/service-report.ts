import type { ServiceId } from '../id.ts';
import type { ServiceOverview, ServiceStatus } from '../services/service-status.ts';

/** What is stored about a service, without secrets. */
export interface StoredService {
  readonly id: ServiceId;
  /** Its name in the settings; of an Overseerr server also in the addresses of webhooks. */
  readonly name: string;
  /** Its address, without a user name and password. */
  readonly address: string;
  /** Product and version as it last told them; null if it told none. */
  readonly version: string | null;
  /** How many of its accounts the bot knows, and spaces that use it. Zero for services without requests. */
  readonly accounts: number;
  readonly spaces: number;
}

/** A service as operators see it. */
export interface ServiceReport extends ServiceOverview, StoredService {}

/** The checks of a service during one interval. */
export interface LatencyPoint {
  readonly at: Date;
  readonly checks: number;
  readonly failures: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
}

/** When a service changed its status, and what the check said. */
export interface StatusChange {
  readonly at: Date;
  readonly status: ServiceStatus;
  readonly detail: string | null;
}

/** Over which time figures are shown. */
export const reportPeriods = ['day', 'week', 'month'] as const;
export type ReportPeriod = (typeof reportPeriods)[number];
