import type { Clock } from '../../ports/clock.ts';

/** How many attempts somebody has. */
export interface AttemptLimit {
  readonly max: number;
  readonly windowMs: number;
}

/** More keys than this are not kept: the oldest are forgotten. */
const maxKeys = 10_000;

export type AttemptLimits = ReturnType<typeof createAttemptLimits>;

/** Counts attempts in this process, so that nobody can try without end. A key says who tries what. */
export function createAttemptLimits({ clock }: { readonly clock: Clock }) {
  const attempts = new Map<string, { readonly since: number; readonly count: number }>();

  return {
    /** Takes one attempt for each key before it is made. False, and nothing is taken, if there is none left of one. */
    take(limits: Readonly<Record<string, AttemptLimit>>): boolean {
      const now = clock().getTime();
      const counted = Object.entries(limits).map(([key, limit]) => {
        const current = attempts.get(key);
        const isOpen = current && now - current.since < limit.windowMs;
        return { key, limit, ...(isOpen ? current : { since: now, count: 0 }) };
      });
      if (counted.some(({ count, limit }) => count >= limit.max)) return false;
      for (const { key, since, count } of counted) {
        attempts.delete(key);
        attempts.set(key, { since, count: count + 1 });
      }
      for (const key of attempts.keys()) {
        if (attempts.size <= maxKeys) break;
        attempts.delete(key);
      }
      return true;
    },

    /** Gives attempts back that did not fail. */
    giveBack(keys: readonly string[]): void {
      for (const key of keys) {
        const current = attempts.get(key);
        if (current) attempts.set(key, { ...current, count: Math.max(0, current.count - 1) });
      }
    },
  };
}
