/** How many requests (for series: seasons) an account has left. `limit: null` is no limit. */
export interface Quota {
  readonly limit: number | null;
  readonly used: number;
  readonly days: number | null;
}

export interface Quotas {
  readonly movie: Quota;
  readonly tv: Quota;
}

/** What is left, never below zero; null without a limit. */
export function remaining(quota: Quota): number | null {
  return quota.limit === null ? null : Math.max(0, quota.limit - quota.used);
}

/** What somebody should know before they ask: how little is left, and when there is more again. */
export interface Scarcity {
  readonly left: number;
  readonly limit: number;
  readonly freeAt: Date | null;
}

/** Whether a quota is nearly used up: a fifth of it is left, or one piece. */
export function isNearlyUsed(quota: Quota): boolean {
  const left = remaining(quota);
  return left !== null && left <= Math.max(1, Math.floor((quota.limit ?? 0) / 5));
}

/**
 * When the next piece of an exhausted quota comes back: `days` after the oldest request that still counts.
 * Null without a limit, or when the times of the counting requests are not known.
 */
export function nextFreeAt(quota: Quota, countedAt: readonly Date[]): Date | null {
  if (quota.limit === null || quota.days === null || countedAt.length === 0) return null;
  const oldestMs = Math.min(...countedAt.map((at) => at.getTime()));
  return new Date(oldestMs + quota.days * 86_400_000);
}
