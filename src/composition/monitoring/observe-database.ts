import type { Config } from '../../config/config.ts';
import { type MeasuredQuery, observeQueries } from '../../database/monitoring/observe-queries.ts';
import { readPlan } from '../../database/monitoring/read-plan.ts';
import { createSlowQueryLog } from '../../database/monitoring/slow-query-log.ts';
import type { OpenDatabase } from '../../database/open-database.ts';
import type { Log } from '../../ports/log.ts';
import { createPartLog } from './part-log.ts';

/** Measures every statement of the pools for the metrics, and logs the slow ones. */
export function observeDatabase(
  { pool, reads, url }: Pick<OpenDatabase, 'pool' | 'reads' | 'url'>,
  deps: {
    readonly config: Pick<Config, 'database'>;
    readonly metrics: { observeQuery(query: MeasuredQuery): void };
    readonly log: Log;
  },
): void {
  const { config, metrics } = deps;
  const log = createPartLog(deps.log, 'database');
  const pools = [pool, reads.pool];
  const { slowQueryMs: thresholdMs } = config.database;
  if (thresholdMs === 0) {
    observeQueries(pools, metrics.observeQuery);
    return;
  }
  const logSlowQuery = createSlowQueryLog({
    thresholdMs,
    readPlan: (text) => readPlan(url, text),
    now: () => performance.now(),
    log,
  });
  observeQueries(pools, (query) => {
    metrics.observeQuery(query);
    logSlowQuery(query);
  });
}
