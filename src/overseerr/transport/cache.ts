import { LRUCache } from 'lru-cache';
import type { Clock } from '../../ports/clock.ts';

/** Caches values for a while. Concurrent loads of one key are shared. */
interface Cache<Value> {
  get(key: string, load: () => Promise<Value>): Promise<Value>;
  set(key: string, value: Value): void;
  /** Removes a key, also while it is being loaded. */
  delete(key: string): void;
  /** Removes all keys, including those that are being loaded. */
  clear(): void;
}

/** A cache of up to `max` values, each for `ttlMs`; 0 keeps nothing. Failures are not cached. */
export function createCache<Value extends object>(options: {
  readonly max: number;
  readonly ttlMs: number;
  readonly clock: Clock;
}): Cache<Value> {
  const { max, ttlMs, clock } = options;
  const entries = new LRUCache<string, Value, () => Promise<Value>>({
    max,
    ttl: ttlMs,
    ttlResolution: 0,
    perf: { now: () => clock().getTime() },
    // Callers that wait for a load get its value even if the key was invalidated meanwhile.
    ignoreFetchAbort: true,
    fetchMethod: (_key, _stale, { context }) => context(),
  });
  return {
    async get(key, load) {
      // For LRUCache, 0 would be forever.
      if (ttlMs === 0) return load();
      return (await entries.fetch(key, { context: load })) ?? load();
    },

    set(key, value) {
      if (ttlMs > 0) entries.set(key, value);
    },

    delete(key) {
      entries.delete(key);
    },

    clear: () => entries.clear(),
  };
}
