import type pg from 'pg';

/** The jobs in pg-boss's table that are not done, including dead ones. `later` are those that are not due yet. */
export async function readJobTable({ pool }: { readonly pool: pg.Pool }) {
  const { rows } = await pool.query<{ name: string; state: string; later: boolean }>({
    // Prepared, because tests ask again and again until no job is left.
    name: 'test-pgboss-jobs',
    text: `select name, state, start_after > now() as later from pgboss.job
      where state < 'completed' order by created_on`,
  });
  return rows;
}

/**
 * The jobs that are not done, for the message of a failure. A process touches the jobs that it still has every few
 * seconds; one that was touched long ago is held by nobody, and should have been taken over.
 */
export async function describeJobs(pool: Pick<pg.Pool, 'query'>): Promise<string> {
  const { rows } = await pool.query(
    `select name, state, retry_count as retries, start_after > now() as later, data,
       round(extract(epoch from now() - started_on))::int as "secondsSinceStart",
       round(extract(epoch from now() - heartbeat_on))::int as "secondsSinceTouch"
     from pgboss.job where state < 'completed' order by created_on`,
  );
  return JSON.stringify(rows);
}
