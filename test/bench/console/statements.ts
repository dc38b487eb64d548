import type pg from 'pg';
import { z } from 'zod';

/** What PostgreSQL itself measured of the statements of a call. */
export interface StatementTimes {
  /** The best time of the slowest statement. */
  readonly slowestMs: number;
  /** The best times of all statements together. */
  readonly sumMs: number;
  readonly count: number;
  /** The beginning of the slowest statement. */
  readonly slowest: string;
}

const rowsSchema = z.array(
  z.object({ query: z.string(), best: z.number(), perRun: z.number(), calls: z.number() }),
);

/**
 * Measures the statements that `run` causes each time. The server's own times leave out the client and the network,
 * and the best of several runs leaves out what else the machine does.
 */
export async function measureStatements(
  pool: pg.Pool,
  runs: number,
  run: () => Promise<void>,
): Promise<StatementTimes> {
  await pool.query('select pg_stat_statements_reset()');
  for (let index = 0; index < runs; index += 1) await run();
  const { rows } = await pool.query(
    `select query, min_exec_time as best, calls::float8 / $1 as "perRun", calls::int
    from pg_stat_statements where calls >= $1 and query not like '%pg_stat_statements%'
    order by min_exec_time desc`,
    [runs],
  );
  const statements = rowsSchema.parse(rows);
  return {
    slowestMs: statements[0]?.best ?? 0,
    sumMs: statements.reduce((sum, { best, perRun }) => sum + best * Math.round(perRun), 0),
    count: statements.length,
    slowest: (statements[0]?.query ?? '').replace(/\s+/g, ' ').slice(0, 100),
  };
}
