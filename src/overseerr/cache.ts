import { LRUCache } from 'lru-cache';
import type { Clock } from '../ports.ts';

/** Remembers values for a while; equal questions at the same time are asked once. */
interface Cache<Value> {
  get(key: string, ask: () => Promise<Value>): Promise<Value>;
  put(key: string, value: Value): void;
  /** Forgets keys, also those whose answers are still on their way. */
  forget(isMeant: (key: string) => boolean): void;
}

/** A cache of the newest `max` values, each for `ttlMs`. Failures are not remembered. */
export function createCache<Value extends object>(options: {
  readonly max: number;
  readonly ttlMs: number;
  readonly clock: Clock;
}): Cache<Value> {
  const { max, ttlMs, clock } = options;
  // The keys of a cache do not name what is still on its way.
  const onTheWay = new Set<{ readonly key: string }>();
  const kept = new LRUCache<string, Value, () => Promise<Value>>({
    max,
    ttl: ttlMs,
    ttlResolution: 0,
    perf: { now: () => clock().getTime() },
    // Whoever waits for an answer gets it, even when it must no longer be kept.
    ignoreFetchAbort: true,
    async fetchMethod(key, _stale, { context }) {
      const question = { key };
      onTheWay.add(question);
      try {
        return await context();
      } finally {
        onTheWay.delete(question);
      }
    },
  });
  return {
    async get(key, ask) {
      return (await kept.fetch(key, { context: ask })) ?? ask();
    },

    put(key, value) {
      kept.set(key, value);
    },

    forget(isMeant) {
      for (const key of [...kept.keys(), ...[...onTheWay].map((question) => question.key)]) {
        if (isMeant(key)) kept.delete(key);
      }
    },
  };
}
