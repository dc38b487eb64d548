import type pg from 'pg';

interface HealthRow {
  readonly version: string;
  readonly connections: number;
  readonly maxConnections: number;
  readonly longestTransactionSeconds: number;
  readonly longestTransactionPid: number | null;
  readonly bloatedTables: string[];
  readonly invalidIndexes: string[];
  readonly unindexedReferences: string[];
  readonly scannedTables: string[];
  readonly hasQueue: boolean;
}

/** Smaller tables are tidied soon enough, and read fast enough without an index. */
const smallest = { deadRows: 10_000, rows: 10_000, scannedRows: 100_000, scans: 1_000 };

/** What the system catalogs say about the state of the database. */
export async function readDatabaseHealth(
  pool: pg.Pool,
  limits: Partial<typeof smallest> = {},
): Promise<HealthRow> {
  const { deadRows, rows: largeRows, scannedRows, scans } = { ...smallest, ...limits };
  const { rows } = await pool.query<HealthRow>(
    `with oldest as (
       select pid, extract(epoch from now() - xact_start)::float8 as seconds from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null
         and backend_type = 'client backend'
       order by xact_start limit 1
     )
     select current_setting('server_version') as version,
       (select count(*)::float8 from pg_stat_activity where backend_type = 'client backend')
         as connections,
       current_setting('max_connections')::float8
         - current_setting('superuser_reserved_connections')::float8 as "maxConnections",
       coalesce((select seconds from oldest), 0) as "longestTransactionSeconds",
       (select pid from oldest) as "longestTransactionPid",
       array(select relname::text from pg_stat_user_tables
         where n_dead_tup > $1 and n_dead_tup > n_live_tup) as "bloatedTables",
       array(select indexrelid::regclass::text from pg_index where not indisvalid)
         as "invalidIndexes",
       array(select format('%s (%s)', c.conrelid::regclass, (
           select string_agg(quote_ident(a.attname), ', ' order by k.at)
           from unnest(c.conkey) with ordinality k (n, at)
           join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.n))
         from pg_constraint c join pg_stat_user_tables t on t.relid = c.conrelid
         where c.contype = 'f' and t.schemaname = current_schema() and t.n_live_tup >= $2
           and not exists (select from pg_index i
             where i.indrelid = c.conrelid and i.indisvalid and i.indkey[0] = any (c.conkey)))
         as "unindexedReferences",
       array(select relname::text from pg_stat_user_tables
         where schemaname = current_schema() and n_live_tup >= $3 and seq_scan >= $4
           and seq_scan > coalesce(idx_scan, 0)) as "scannedTables",
       to_regnamespace('pgboss') is not null as "hasQueue"`,
    [deadRows, largeRows, scannedRows, scans],
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

interface SignsRow {
  readonly archivedAt: Date | null;
  readonly archiveFailedAt: Date | null;
  readonly hasReplicationSlot: boolean;
  readonly isBackupRunning: boolean;
}

/** What the server says about backups of it. Every role may read that. */
export async function readBackupSigns(pool: pg.Pool): Promise<SignsRow> {
  const { rows } = await pool.query<SignsRow>(
    `select last_archived_time as "archivedAt", last_failed_time as "archiveFailedAt",
       exists (select from pg_replication_slots) as "hasReplicationSlot",
       exists (select from pg_stat_activity
         where application_name ~* '^(pg_dump|pg_basebackup|pg_receivewal|pgbackrest|barman|wal-g)')
         as "isBackupRunning"
     from pg_stat_archiver`,
  );
  const [row] = rows;
  if (!row) throw new Error('The database returned no state of its archiver');
  return row;
}
