import type { MediaType } from '../titles/title.ts';

/** How many requests (for series: seasons) an account has used. `limit: null` means no limit. */
export interface Quota {
  readonly limit: number | null;
  readonly used: number;
  readonly days: number | null;
}

export interface QuotaSet {
  readonly movie: Quota;
  readonly tv: Quota;
}

/** How much a request counts against a quota: one unit for a movie, one per season for a series. */
export function countUsage(mediaType: MediaType, seasons: readonly unknown[]): number {
  return mediaType === 'movie' ? 1 : seasons.length;
}

/** Whether a request of this usage is within the limit. */
export function fitsQuota({ limit, used }: Pick<Quota, 'limit' | 'used'>, usage: number): boolean {
  return limit === null || used + usage <= limit;
}

/** What is left, never below zero; null without a limit. */
export function getRemaining(quota: Quota): number | null {
  return quota.limit === null ? null : Math.max(0, quota.limit - quota.used);
}

/** What a user should know before a request: how little is left, and when the quota resets. */
export interface QuotaWarning {
  readonly left: number;
  readonly limit: number;
  readonly resetsAt: Date | null;
}

/** Whether a quota is nearly used up: at most a fifth of it, or one unit, is left. */
export function isNearlyUsed(quota: Quota): boolean {
  const left = getRemaining(quota);
  return left !== null && left <= Math.max(1, Math.floor((quota.limit ?? 0) / 5));
}

/** A request that counts against a quota, and how much. */
export interface CountedRequest {
  readonly at: Date;
  readonly usage: number;
}

/**
 * When an exhausted quota has room for one unit again: `days` after the oldest request that must
 * expire first. After use beyond the limit, that is a later request. Null without a limit, or if
 * too few of the counted requests are known.
 */
export function calculateResetAt(quota: Quota, counted: readonly CountedRequest[]): Date | null {
  if (quota.limit === null || quota.days === null) return null;
  let missing = Math.max(1, quota.used - quota.limit + 1);
  for (const { at, usage } of counted.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
    missing -= usage;
    if (missing <= 0) return new Date(at.getTime() + quota.days * 86_400_000);
  }
  return null;
}
