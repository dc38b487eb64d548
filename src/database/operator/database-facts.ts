import type pg from 'pg';
import type { PrismaClient } from '../generated/client.ts';
import type { DB } from '../generated-tables/tables.ts';

/** How long the rows of each table are kept. */
const retentions = {
  account: 'as long as the server has the account',
  account_link: 'as long as the user holds the account',
  alert: '365 days',
  audit_log: '365 days',
  backup_run: '365 days',
  card: 'with its request',
  chat_account: 'with its user',
  error_log: 'forever, one row for each kind of error',
  job_interval: 'forever, one row for each kind of job and server',
  request: 'forever',
  request_event: 'with its request',
  service_check: '7 days; changes of the status 365 days',
  service_check_hour: '365 days',
  service_config: 'forever',
  session: 'until it expires',
  space: 'FORGET_AFTER_DAYS after the bot was removed',
  subscription: 'with its user',
  telegram_update: '2 days, without content after it was handled',
  user: 'until the user sends /forget',
  webhook_state: 'with its server',
} as const satisfies Record<keyof DB, string>;

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
       sum(greatest(c.reltuples, 0))::float8 as rows,
       sum(pg_total_relation_size(c.oid))::float8 as bytes,
       sum(pg_indexes_size(c.oid))::float8 as "indexBytes"
     from pg_class c
     join pg_class root on root.oid = coalesce(pg_partition_root(c.oid), c.oid)
     join pg_namespace n on n.oid = root.relnamespace
     where c.relkind in ('r', 'p') and n.nspname !~ '^(pg_|information_schema)'
     group by n.nspname, root.relname order by 3 desc`,
  );
  return rows.map((row) => ({
    ...row,
    retention: isOwn(row.table) ? retentions[row.table] : null,
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

function isOwn(table: string): table is keyof typeof retentions {
  return table in retentions;
}
