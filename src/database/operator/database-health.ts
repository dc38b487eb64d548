import type pg from 'pg';

interface HealthRow {
  readonly version: string;
  readonly connections: number;
  readonly maxConnections: number;
  readonly longestTransactionSeconds: number;
  readonly bloatedTables: string[];
  readonly invalidIndexes: string[];
}

/** Tables with fewer dead rows are tidied soon enough. */
const minDeadRows = 10_000;

/** What the system catalogs say about the state of the database. */
export async function readDatabaseHealth(pool: pg.Pool): Promise<HealthRow> {
  const { rows } = await pool.query<HealthRow>(
    `select current_setting('server_version') as version,
       (select count(*)::float8 from pg_stat_activity where backend_type = 'client backend')
         as connections,
       current_setting('max_connections')::float8 as "maxConnections",
       coalesce((select extract(epoch from now() - min(xact_start))::float8 from pg_stat_activity
         where datname = current_database() and pid <> pg_backend_pid()
           and backend_type = 'client backend'), 0) as "longestTransactionSeconds",
       array(select relname::text from pg_stat_user_tables
         where n_dead_tup > $1 and n_dead_tup > n_live_tup) as "bloatedTables",
       array(select indexrelid::regclass::text from pg_index where not indisvalid)
         as "invalidIndexes"`,
    [minDeadRows],
  );
  const [row] = rows;
  if (!row) throw new Error('The database returned no state');
  return row;
}

/** What time it is on the database server. */
export async function readDatabaseTime(pool: pg.Pool): Promise<Date> {
  const { rows } = await pool.query<{ now: Date }>('select clock_timestamp() as now');
  return rows[0]?.now ?? new Date(0);
}
