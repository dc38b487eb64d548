import pg from 'pg';
import type { StatementCost } from '../../domain/operator/statement-cost.ts';
import { toStatementLabel } from './statement-label.ts';
import { isPlannable, splitTag, withoutValues } from './statement-text.ts';

/** Null: the server does not have the statistics. */
export type StatementCosts = readonly StatementCost[] | null;

interface StatisticsRow {
  readonly query: string;
  readonly calls: number;
  readonly meanMs: number;
  readonly totalMs: number;
  readonly rows: number;
}

/** Object not in prerequisite state: the library is not loaded. Insufficient privilege. */
const refusals = new Set(['55000', '42501']);

/**
 * Makes the statistics readable if the server collects them. Needs a superuser; without one, or without the library,
 * nothing changes.
 */
export async function enableStatementStatistics(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'medianest migrate' });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ libraries: string }>(
      "select current_setting('shared_preload_libraries') as libraries",
    );
    if (!/\bpg_stat_statements\b/.test(rows[0]?.libraries ?? '')) return;
    await client.query('create extension if not exists pg_stat_statements');
  } catch {
    // `medianest db top` says what is missing.
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The statements of this database that took the most time in total, the most expensive first. */
export async function readStatementCosts(pool: pg.Pool, limit: number): Promise<StatementCosts> {
  const { rows: schemas } = await pool.query<{ schema: string }>(
    `select quote_ident(n.nspname) as schema from pg_extension e
     join pg_namespace n on n.oid = e.extnamespace where e.extname = 'pg_stat_statements'`,
  );
  const [found] = schemas;
  if (!found) return null;
  try {
    const { rows } = await pool.query<StatisticsRow>(
      `select s.query, sum(s.calls)::float8 as calls, sum(s.total_exec_time)::float8 as "totalMs",
         (sum(s.total_exec_time) / sum(s.calls))::float8 as "meanMs", sum(s.rows)::float8 as rows
       from ${found.schema}.pg_stat_statements s join pg_database d on d.oid = s.dbid
       where d.datname = current_database() and s.calls > 0
       group by s.queryid, s.query order by 3 desc limit $1`,
      [limit],
    );
    return rows.map(toCost);
  } catch (error) {
    if (error instanceof pg.DatabaseError && refusals.has(error.code ?? '')) return null;
    throw error;
  }
}

function toCost({ query, ...figures }: StatisticsRow): StatementCost {
  const text = isPlannable(query) ? withoutValues(splitTag(query).text) : null;
  return { name: toStatementLabel(query), ...figures, text };
}
