import type { Log } from '../../ports/log.ts';
import type { MeasuredQuery } from './observe-queries.ts';
import { isPlannable, splitTag, withoutValues } from './statement-text.ts';

/** How often a statement is logged at most. */
const intervalMs = 10 * 60_000;
/** When more statements were slow, all are forgotten. */
const maxStatements = 200;

/** What is known about a slow statement. */
interface Slowness {
  readonly loggedAt: number;
  /** How often it was slow since then. */
  count: number;
  maxMs: number;
}

/**
 * Logs statements that take longer than `thresholdMs`: their name, text, and plan, never their values, and each at most
 * every ten minutes. `now` is in milliseconds.
 */
export function createSlowQueryLog(deps: {
  readonly thresholdMs: number;
  readonly readPlan: (text: string) => Promise<readonly string[] | null>;
  readonly now: () => number;
  readonly log: Log;
}) {
  const { thresholdMs, readPlan, now, log } = deps;
  const known = new Map<string, Slowness>();
  let isReading = false;

  return function observe({ statement, text, seconds }: MeasuredQuery): void {
    if (seconds * 1000 < thresholdMs) return;
    const ms = Math.round(seconds * 1000);
    const key = text || statement;
    const before = known.get(key);
    if (before && now() - before.loggedAt < intervalMs) {
      before.count += 1;
      before.maxMs = Math.max(before.maxMs, ms);
      return;
    }
    if (known.size >= maxStatements) known.clear();
    known.set(key, { loggedAt: now(), count: 0, maxMs: 0 });
    void report({ statement, text, ms, before });
  };

  async function report({
    statement,
    text,
    ms,
    before,
  }: {
    readonly statement: string;
    readonly text: string;
    readonly ms: number;
    readonly before: Slowness | undefined;
  }): Promise<void> {
    const isPlanned = isPlannable(text);
    const plan = isPlanned ? await readOnePlan(text) : null;
    log.warn(
      {
        statement,
        ms,
        ...(before && before.count > 0 && { unlogged: before.count, unloggedMaxMs: before.maxMs }),
        ...(isPlanned && { text: withoutValues(splitTag(text).text) }),
        ...(plan && { plan }),
      },
      'Slow query',
    );
  }

  /** A database that is slow is not asked for many plans at once. */
  async function readOnePlan(text: string): Promise<readonly string[] | null> {
    if (isReading) return null;
    isReading = true;
    try {
      return await readPlan(text);
    } finally {
      isReading = false;
    }
  }
}
