import type pg from 'pg';
import type { PrismaClient } from '../generated/client.ts';
import { retentionOf } from '../retention.ts';

interface SizeRow {
  readonly table: string;
  readonly rows: number;
  readonly bytes: number;
  readonly indexBytes: number;
}

/** The size of every table, largest first. Partitions count with their table. */
export async function listTableSizes(pool: pg.Pool) {
  const { rows } = await pool.query<SizeRow>(
    `select case n.nspname when current_schema() then '' else n.nspname || '.' end || root.relname
         as "table",
       sum(greatest(case when c.reltuples < 0 then s.n_live_tup else c.reltuples end, 0))::float8
         as rows,
       sum(pg_total_relation_size(c.oid))::float8 as bytes,
       sum(pg_indexes_size(c.oid))::float8 as "indexBytes"
     from pg_class c
     join pg_class root on root.oid = coalesce(pg_partition_root(c.oid), c.oid)
     join pg_namespace n on n.oid = root.relnamespace
     left join pg_stat_all_tables s on s.relid = c.oid
     where c.relkind in ('r', 'p') and n.nspname !~ '^(pg_|information_schema)'
     group by n.nspname, root.relname order by 3 desc`,
  );
  return rows.map((row) => ({
    ...row,
    retention: retentionOf(row.table),
  }));
}

/** The version and size of the database. */
export async function readDatabaseSize(
  pool: pg.Pool,
): Promise<{ readonly version: string; readonly bytes: number }> {
  const { rows } = await pool.query<{ version: string; bytes: number }>(
    `select current_setting('server_version') as version,
       pg_database_size(current_database())::float8 as bytes`,
  );
  return rows[0] ?? { version: 'unknown', bytes: 0 };
}

/** The version and size of the database, and what is in it. */
export async function readDatabaseFacts({
  pool,
  prisma,
}: {
  readonly pool: pg.Pool;
  readonly prisma: PrismaClient;
}) {
  const states = await prisma.request.groupBy({ by: ['state'], _count: true });
  return {
    ...(await readDatabaseSize(pool)),
    users: await prisma.user.count(),
    usersWithoutAccount: await prisma.user.count({
      where: { accountLinks: { none: { account: { removedAt: null } } } },
    }),
    requests: Object.fromEntries(states.map(({ state, _count }) => [state, _count])),
  };
}
