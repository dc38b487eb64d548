import pg from 'pg';
import { readMigrationState } from '../../migrations/migrate.ts';

/** What is in a database. */
export interface DatabaseContent {
  readonly migrations: string[];
  readonly pendingMigrations: readonly string[];
  /** Rows of each table. */
  readonly counts: Record<string, number>;
}

/** What a check of a restored database found. */
export interface DatabaseCheck extends DatabaseContent {
  /** What is not in order; empty if everything is. */
  readonly problems: readonly string[];
  /** When the last transaction was committed that recovery replayed; null if it replayed none. */
  readonly lastCommitAt: Date | null;
}

/** Reads which migrations are applied and counts the rows of all tables. Throws if a newer version changed it. */
export async function readDatabaseContent(
  url: string,
  { isGentle }: { readonly isGentle: boolean },
): Promise<DatabaseContent> {
  const { applied, pending } = await readMigrationState(url);
  const counts = await withClient(url, async (client) => {
    // Otherwise the server counts a large table with all processors at once.
    if (isGentle) await client.query('set max_parallel_workers_per_gather = 0');
    const { rows } = await client.query<{ name: string }>(
      `select relname as name from pg_class
       where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname`,
    );
    const entries: [string, number][] = [];
    for (const { name } of rows) {
      const table = client.escapeIdentifier(name);
      const counted = await client.query<{ count: number }>(
        `select count(*)::float8 as count from ${table}`,
      );
      entries.push([name, counted.rows[0]?.count ?? 0]);
    }
    return Object.fromEntries(entries);
  });
  return { migrations: applied, pendingMigrations: pending, counts };
}

/**
 * Checks a restored database: its schema version, that every table can be read whole, and that every foreign key leads
 * to a row. `expected` has the tables' rows at the time of the backup.
 */
export async function checkDatabase(
  url: string,
  expected: Readonly<Record<string, number>>,
): Promise<DatabaseCheck> {
  const content = await readDatabaseContent(url, { isGentle: false });
  return withClient(url, async (client) => {
    const problems = Object.entries(expected)
      .filter(([table]) => !(table in content.counts))
      .map(([table]) => `the table ${table} is missing`);
    for (const key of await listForeignKeys(client)) {
      const orphans = await countOrphans(client, key);
      if (orphans > 0) {
        problems.push(`${orphans} rows of ${key.child} have no row in ${key.parent}`);
      }
    }
    const { rows } = await client.query<{ at: Date | null }>(
      'select pg_last_xact_replay_timestamp() as at',
    );
    return { ...content, problems, lastCommitAt: rows[0]?.at ?? null };
  });
}

interface ForeignKey {
  readonly child: string;
  readonly parent: string;
  readonly columns: readonly string[];
  readonly parentColumns: readonly string[];
}

async function listForeignKeys(client: pg.Client): Promise<readonly ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(
    `select c.conrelid::regclass::text as child, c.confrelid::regclass::text as parent,
       array(select a.attname::text from unnest(c.conkey) with ordinality k (n, at)
         join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.n order by k.at) as columns,
       array(select a.attname::text from unnest(c.confkey) with ordinality k (n, at)
         join pg_attribute a on a.attrelid = c.confrelid and a.attnum = k.n order by k.at)
         as "parentColumns"
     from pg_constraint c where c.contype = 'f' and c.connamespace = 'public'::regnamespace`,
  );
  return rows;
}

async function countOrphans(client: pg.Client, key: ForeignKey): Promise<number> {
  const name = (column: string | undefined) => client.escapeIdentifier(column ?? '');
  const isSet = key.columns.map((column) => `c.${name(column)} is not null`).join(' and ');
  const matches = key.columns
    .map((column, at) => `p.${name(key.parentColumns[at])} = c.${name(column)}`)
    .join(' and ');
  // `child` and `parent` come from regclass, which quotes them.
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::float8 as count from ${key.child} c
     where ${isSet} and not exists (select from ${key.parent} p where ${matches})`,
  );
  return rows[0]?.count ?? 0;
}

async function withClient<Result>(
  url: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: url, application_name: 'medianest backup' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
