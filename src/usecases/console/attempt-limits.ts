import type { Clock } from '../../ports/clock.ts';
import type { AttemptCounts, AttemptLimits } from '../../ports/console/attempt-counts.ts';

/** More keys than this are not kept in memory: the oldest are forgotten. */
const defaultMaxKeys = 10_000;
/** After the database has refused a key, it is not asked about it again for this long. */
const refusalMs = 10_000;

export type AttemptLimiter = ReturnType<typeof createAttemptLimiter>;

/**
 * Limits attempts, so that nobody can try without end. A key says who tries what. What this process alone has seen is
 * counted in memory, so that a flood of attempts does not become one of the database; what is left of them is counted
 * there, for all processes together.
 */
export function createAttemptLimiter(deps: {
  readonly counts: AttemptCounts;
  readonly clock: Clock;
  readonly maxKeys?: number;
}) {
  const { counts, clock, maxKeys = defaultMaxKeys } = deps;
  const attempts = new Map<string, { readonly since: number; readonly count: number }>();
  const refusedUntil = new Map<string, number>();

  return {
    /** Takes one attempt for each key before it is made. False, and nothing is taken, if there is none left of one. */
    async take(limits: AttemptLimits): Promise<boolean> {
      if (!takeHere(limits)) return false;
      const exhausted = await counts.take(limits);
      if (exhausted.length === 0) return true;
      giveBackHere(Object.keys(limits));
      const until = clock().getTime() + refusalMs;
      for (const key of exhausted) remember(refusedUntil, key, until);
      return false;
    },

    /** Gives attempts back that did not fail. */
    async giveBack(limits: AttemptLimits): Promise<void> {
      giveBackHere(Object.keys(limits));
      await counts.giveBack(limits);
    },
  };

  function takeHere(limits: AttemptLimits): boolean {
    const now = clock().getTime();
    const counted = Object.entries(limits).map(([key, limit]) => {
      const current = attempts.get(key);
      const isOpen = current && now - current.since < limit.windowMs;
      return { key, limit, ...(isOpen ? current : { since: now, count: 0 }) };
    });
    if (counted.some(({ key }) => (refusedUntil.get(key) ?? 0) > now)) return false;
    if (counted.some(({ count, limit }) => count >= limit.max)) return false;
    for (const { key, since, count } of counted) {
      remember(attempts, key, { since, count: count + 1 });
    }
    return true;
  }

  function giveBackHere(keys: readonly string[]): void {
    for (const key of keys) {
      const current = attempts.get(key);
      if (current) attempts.set(key, { ...current, count: Math.max(0, current.count - 1) });
    }
  }

  function remember<Value>(map: Map<string, Value>, key: string, value: Value): void {
    map.delete(key);
    map.set(key, value);
    for (const oldest of map.keys()) {
      if (map.size <= maxKeys) break;
      map.delete(oldest);
    }
  }
}
