import type { Config } from '../../config/config.ts';
import type { MeasuredQuery } from '../../database/monitoring/observe-queries.ts';
import { readPlan } from '../../database/monitoring/read-plan.ts';
import { createSlowQueryLog } from '../../database/monitoring/slow-query-log.ts';
import type { OpenDatabase } from '../../database/open-database.ts';
import type { Log } from '../../ports/log.ts';
import { createPartLog } from './part-log.ts';

/** What a start leaves to be done, such as the first checks and the reading of accounts, is over then. */
const settlingMs = 60_000;

/** Told of the end of the start. */
export interface DatabaseObservation {
  /** From a minute later, slow statements are warnings. */
  markStarted(): void;
}

/** Measures every statement of the database's connections for the metrics, and logs the slow ones. */
export function observeDatabase(
  { queries, url }: Pick<OpenDatabase, 'queries' | 'url'>,
  deps: {
    readonly config: Pick<Config, 'database'>;
    readonly metrics: { observeQuery(query: MeasuredQuery): void };
    readonly log: Log;
    /** Milliseconds from a monotonic clock. */
    readonly now?: () => number;
  },
): DatabaseObservation {
  const { config, metrics, now = () => performance.now() } = deps;
  const { slowQueryMs: thresholdMs } = config.database;
  let startedAt: number | null = null;
  queries.add(metrics.observeQuery);
  if (thresholdMs > 0) {
    const logSlowQuery = createSlowQueryLog({
      thresholdMs,
      readPlan: (text) => readPlan(url, text),
      isStarting: () => startedAt === null || now() - startedAt < settlingMs,
      now,
      log: createPartLog(deps.log, 'database'),
    });
    queries.add(logSlowQuery);
  }
  return {
    markStarted() {
      startedAt = now();
    },
  };
}
