import type pg from 'pg';

/** The jobs in pg-boss's table that are not done, including dead ones. `later` are those that are not due yet. */
export async function readJobTable({ pool }: { readonly pool: pg.Pool }) {
  const { rows } = await pool.query<{ name: string; state: string; later: boolean }>({
    // Prepared, because tests ask again and again until no job is left.
    name: 'test-job-table',
    text: `select name, state, start_after > now() as later from pgboss.job
      where state < 'completed' order by created_on`,
  });
  return rows;
}
