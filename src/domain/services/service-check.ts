/** The result of a health check. */
export interface ServiceCheckResult {
  readonly isUp: boolean;
  readonly latencyMs: number;
  readonly detail: string | null;
  /** The title it told; null keeps the last one. */
  readonly title: string | null;
}
