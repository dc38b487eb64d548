/** What a look at a service found. */
export interface ServiceCheckResult {
  readonly isUp: boolean;
  readonly latencyMs: number;
  readonly detail: string | null;
  /** The title it gave; null leaves the last one. */
  readonly title: string | null;
}
