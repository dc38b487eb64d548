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
 * every ten minutes. While `isStarting`, only at the level debug and without plans: the first statements of a start meet
 * empty caches and each other, and what the operator has to read then must not be buried. `now` is in milliseconds.
 */
export function createSlowQueryLog(deps: {
  readonly thresholdMs: number;
  readonly readPlan: (text: string) => Promise<readonly string[] | null>;
  readonly isStarting: () => boolean;
  readonly now: () => number;
  readonly log: Log;
}) {
  const { thresholdMs, readPlan, isStarting, now, log } = deps;
  const known = new Map<string, Slowness>();
  let isReading = false;

  return function observe({ statement, text, seconds }: MeasuredQuery): void {
    if (seconds * 1000 < thresholdMs) return;
    const ms = Math.round(seconds * 1000);
    if (isStarting()) {
      log.debug({ statement, ms, ...toTextField(text) }, 'Slow query');
      return;
    }
    // Without values, because some statements of the queue have theirs in the text.
    const key = text ? withoutValues(text) : statement;
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
    const plan = isPlannable(text) ? await readOnePlan(text) : null;
    log.warn(
      {
        statement,
        ms,
        ...(before && before.count > 0 && { unlogged: before.count, unloggedMaxMs: before.maxMs }),
        ...toTextField(text),
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

/** The text of a statement for the log, unless it may carry secrets. */
function toTextField(text: string): { readonly text?: string } {
  return isPlannable(text) ? { text: withoutValues(splitTag(text).text) } : {};
}
