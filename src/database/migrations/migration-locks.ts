import type pg from 'pg';

/** A lock on a table that was there before the migration. */
export interface MigrationLock {
  readonly table: string;
  readonly mode: string;
}

/** Tables by their internal number: those that a migration drops have no name anymore when it ends. */
export type TableNames = ReadonlyMap<number, string>;

/** From weak to strong (PostgreSQL manual, "Table-Level Locks"). */
const modes = [
  'AccessShareLock',
  'RowShareLock',
  'RowExclusiveLock',
  'ShareUpdateExclusiveLock',
  'ShareLock',
  'ShareRowExclusiveLock',
  'ExclusiveLock',
  'AccessExclusiveLock',
];

/** The tables of the bot, before a migration. */
export async function readTables(client: pg.Client): Promise<TableNames> {
  const { rows } = await client.query<{ oid: number; name: string }>(
    `select oid, oid::regclass::text as name from pg_class
     where relkind in ('r', 'p') and relname <> '_prisma_migrations'
       and relnamespace = to_regnamespace(current_schema())`,
  );
  return new Map(rows.map(({ oid, name }) => [oid, name]));
}

/** The strongest lock that the open transaction holds on each of these tables. */
export async function readLocks(
  client: pg.Client,
  tables: TableNames,
): Promise<readonly MigrationLock[]> {
  const { rows } = await client.query<{ oid: number; mode: string }>(
    `select relation as oid, mode from pg_locks
     where pid = pg_backend_pid() and locktype = 'relation' and granted`,
  );
  const strongest = new Map<string, string>();
  for (const { oid, mode } of rows) {
    const table = tables.get(oid);
    if (table === undefined) continue;
    const known = strongest.get(table);
    if (known === undefined || modes.indexOf(mode) > modes.indexOf(known))
      strongest.set(table, mode);
  }
  return [...strongest].map(([table, mode]) => ({ table, mode })).sort(byTable);
}

function byTable(a: MigrationLock, b: MigrationLock): number {
  return a.table < b.table ? -1 : 1;
}
