import type { ServiceFault } from './service-fault.ts';

/** The result of a health check. */
export interface ServiceCheckResult {
  readonly isUp: boolean;
  readonly latencyMs: number;
  readonly detail: string | null;
  /** What is wrong; left out if nothing is. */
  readonly fault?: ServiceFault | null;
  /** The title it told; null keeps the last one. */
  readonly title: string | null;
  /** Product and version that it told; left out or null keeps the last ones. */
  readonly version?: string | null;
}
