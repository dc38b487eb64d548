import type { Clock } from '../../../src/ports/clock.ts';
import type { AttemptCounts } from '../../../src/ports/console/attempt-counts.ts';

/** Attempts of all processes, in memory. */
export function createInMemoryAttemptCounts(clock: Clock): AttemptCounts {
  const rows = new Map<string, { left: number; readonly expiresAt: number }>();
  return {
    async take(limits) {
      const now = clock().getTime();
      const keys = Object.keys(limits);
      for (const key of keys) if ((rows.get(key)?.expiresAt ?? now) <= now) rows.delete(key);
      const exhausted = keys.filter((key) => rows.get(key)?.left === 0);
      if (exhausted.length > 0) return exhausted;
      for (const [key, { max, windowMs }] of Object.entries(limits)) {
        const row = rows.get(key) ?? { left: max, expiresAt: now + windowMs };
        rows.set(key, { ...row, left: row.left - 1 });
      }
      return [];
    },
    async giveBack(limits) {
      for (const [key, { max }] of Object.entries(limits)) {
        const row = rows.get(key);
        if (row) row.left = Math.min(max, row.left + 1);
      }
    },
  };
}
