import { randomUUID } from 'node:crypto';
import type { Answer } from './refusal.ts';

/** A limit of this many calls in a window, per route and first id in the path. */
export interface BucketLimit {
  readonly limit: number;
  readonly perMs: number;
}

export const DEFAULT_BUCKET: BucketLimit = { limit: 50, perMs: 1_000 };
const GLOBAL: BucketLimit = { limit: 50, perMs: 1_000 };

interface Window {
  readonly id: string;
  startedMs: number;
  used: number;
}

export interface RateLimit {
  /** Counts the call; returns the headers, and the 429 to send instead, if any. */
  take(
    bucket: string,
    limit: BucketLimit,
    underGlobal: boolean,
  ): { readonly headers: Record<string, string>; readonly refusal?: Answer };
}

/** Discord's buckets and its limit of 50 requests a second for the bot. */
export function createRateLimit(now: () => number = Date.now): RateLimit {
  const windows = new Map<string, Window>();

  function enter(key: string, limit: BucketLimit): Window {
    const known = windows.get(key);
    const fresh = known && now() - known.startedMs < limit.perMs;
    const window = fresh ? known : { id: known?.id ?? randomUUID(), startedMs: now(), used: 0 };
    windows.set(key, window);
    window.used += 1;
    return window;
  }

  function leftMs(window: Window, limit: BucketLimit): number {
    return Math.max(1, window.startedMs + limit.perMs - now());
  }

  return {
    take(bucket, limit, underGlobal) {
      if (underGlobal) {
        const global = enter('global', GLOBAL);
        if (global.used > GLOBAL.limit) {
          return { headers: {}, refusal: tooMany(leftMs(global, GLOBAL), 'global') };
        }
      }
      const window = enter(bucket, limit);
      const resetMs = leftMs(window, limit);
      const headers = {
        'X-RateLimit-Limit': String(limit.limit),
        'X-RateLimit-Remaining': String(Math.max(0, limit.limit - window.used)),
        'X-RateLimit-Reset': ((now() + resetMs) / 1_000).toFixed(3),
        'X-RateLimit-Reset-After': (resetMs / 1_000).toFixed(3),
        'X-RateLimit-Bucket': window.id,
      };
      if (window.used <= limit.limit) return { headers };
      return { headers, refusal: tooMany(resetMs, 'user') };
    },
  };
}

/** Discord's 429: `Retry-After` in whole seconds, `retry_after` in float seconds. */
export function tooMany(
  retryAfterMs: number,
  scope: 'user' | 'global' | 'shared',
  code?: number,
): Answer {
  const global = scope === 'global';
  const message = code
    ? 'Maximum number of edits to messages older than 1 hour reached. Try again later.'
    : global
      ? 'You are being blocked from accessing our API temporarily due to exceeding our rate limits frequently.'
      : 'You are being rate limited.';
  return {
    status: 429,
    headers: {
      'Retry-After': String(Math.ceil(retryAfterMs / 1_000)),
      'X-RateLimit-Scope': scope,
      ...(global ? { 'X-RateLimit-Global': 'true' } : {}),
    },
    body: { message, retry_after: retryAfterMs / 1_000, global, ...(code ? { code } : {}) },
  };
}
