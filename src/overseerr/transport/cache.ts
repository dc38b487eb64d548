import { LRUCache } from 'lru-cache';
import type { Clock } from '../../ports/ports.ts';

/** Remembers values for a while; equal questions at the same time are asked once. */
interface Cache<Value> {
  get(key: string, load: () => Promise<Value>): Promise<Value>;
  set(key: string, value: Value): void;
  /** Forgets keys, also those whose answers are still on their way. */
  invalidate(matches: (key: string) => boolean): void;
}

/** A cache of the newest `max` values, each for `ttlMs`. Failures are not remembered. */
export function createCache<Value extends object>(options: {
  readonly max: number;
  readonly ttlMs: number;
  readonly clock: Clock;
}): Cache<Value> {
  const { max, ttlMs, clock } = options;
  // The keys of a cache do not name what is still on its way.
  const inFlight = new Set<{ readonly key: string }>();
  const entries = new LRUCache<string, Value, () => Promise<Value>>({
    max,
    ttl: ttlMs,
    ttlResolution: 0,
    perf: { now: () => clock().getTime() },
    // Whoever waits for an answer gets it, even when it must no longer be kept.
    ignoreFetchAbort: true,
    async fetchMethod(key, _stale, { context }) {
      const pendingKey = { key };
      inFlight.add(pendingKey);
      try {
        return await context();
      } finally {
        inFlight.delete(pendingKey);
      }
    },
  });
  return {
    async get(key, load) {
      return (await entries.fetch(key, { context: load })) ?? load();
    },

    set(key, value) {
      entries.set(key, value);
    },

    invalidate(matches) {
      for (const key of [...entries.keys(), ...[...inFlight].map((pendingKey) => pendingKey.key)]) {
        if (matches(key)) entries.delete(key);
      }
    },
  };
}
