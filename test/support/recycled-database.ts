import pg from 'pg';
import { createPrismaClient, type Database } from '../../src/database/prisma-client.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';

/** A database for one test, and its client. */
export interface RecycledDatabase {
  readonly url: string;
  readonly database: Database;
  /** Gives both back, so that another test can have them. */
  release(): Promise<void>;
}

interface Spare {
  readonly place: TestDatabase;
  readonly database: Database;
  readonly uses: number;
}

/** Deleted rows stay in the files, and slow queries down. */
const maxUses = 25;

/** Beyond it, truncating is faster than deleting. */
const largeTableBytes = 1_000_000;

const spares: Spare[] = [];

/**
 * An empty database with all tables: one that an earlier test of this worker has given back, if it can be emptied. A
 * new one with its connections takes PostgreSQL ten times as long. One whose tables were changed, or which somebody
 * still uses, is deleted. `isFresh`: a new one for this test alone, which may change its client, or counts statements.
 */
export async function takeDatabase({ isFresh = false } = {}): Promise<RecycledDatabase> {
  if (isFresh) return lend(await createSpare(maxUses));
  for (let spare = spares.pop(); spare; spare = spares.pop()) {
    if (await isEmptied(spare).catch(() => false)) return lend(spare);
    await discard(spare);
  }
  return lend(await createSpare(0));
}

async function createSpare(uses: number): Promise<Spare> {
  const place = await createTestDatabase();
  const database = createPrismaClient({ url: place.url, poolSize: 10, poolTimeoutSeconds: 30 });
  return { place, database, uses };
}

function lend({ place, database, uses }: Spare): RecycledDatabase {
  return {
    url: place.url,
    database,
    async release() {
      const spare = { place, database, uses: uses + 1 };
      const { pool } = database;
      const isIdle = !pool.ended && pool.idleCount === pool.totalCount;
      if (isIdle && spare.uses < maxUses) spares.push(spare);
      else await discard(spare);
    },
  };
}

async function isEmptied({ database: { pool, reads } }: Spare): Promise<boolean> {
  const sessions = pool.totalCount + reads.pool.totalCount;
  const { rows } = await pool.query<{ isEmptied: boolean }>(
    'select test.empty_tables($1) as "isEmptied"',
    [Math.max(sessions, 1)],
  );
  return rows[0]?.isEmptied === true;
}

async function discard({ place, database }: Spare): Promise<void> {
  if (!database.pool.ended) await database.close();
  await place.drop();
}

/** What a change of the tables, of their rules, or of the settings of the database would change. */
const description = `select concat_ws(' ',
  (select count(*) from pg_namespace where nspname not like 'pg_%'),
  (select count(*) from pg_class where relpersistence = 'p'),
  (select count(*) from pg_attribute a join pg_class c on c.oid = attrelid
    where relpersistence = 'p' and not attisdropped),
  (select count(*) from pg_constraint),
  (select count(*) from pg_trigger),
  (select count(*) from pg_proc),
  (select count(*) from pg_type),
  (select count(*) from pg_db_role_setting s join pg_database d on d.oid = setdatabase
    where datname = current_database()))`;

/**
 * Adds the function to a template that `takeDatabase` calls. It deletes everything but the rows that the template has,
 * and lets numbers begin as they do there.
 * If the tables are not as they were, or somebody else is connected, it returns false.
 */
export async function prepareTemplate(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows: tables } = await client.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname in ('public', 'pgboss') and tablename <> '_prisma_migrations'`,
  );
  const inserts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await client.query<{ content: string | null }>(
      `select json_agg(each)::text as content from only ${name} each`,
    );
    const content = rows[0]?.content;
    if (!content) continue;
    const values = `json_populate_recordset(null::${name}, ${client.escapeLiteral(content)})`;
    inserts.push(`insert into ${name} select * from ${values};`);
  }
  const { rows: sequences } = await client.query<{ name: string; at: string; isUsed: boolean }>(
    `select format('%I.%I', schemaname, sequencename) as name,
       coalesce(last_value, start_value) as at, last_value is not null as "isUsed"
     from pg_sequences where schemaname in ('public', 'pgboss')`,
  );
  const restarts = sequences.map(
    ({ name, at, isUsed }) =>
      `perform setval(${client.escapeLiteral(name)}::regclass, ${at}, ${isUsed});`,
  );
  await client.query('create schema test');
  const create = (expected: string) =>
    client.query(`
      create or replace function test.empty_tables(sessions int) returns boolean language plpgsql as $f$
      declare each record;
      begin
        if ${client.escapeLiteral(expected)} <> (${description}) or sessions <> (
          select count(*) from pg_stat_activity
          where datname = current_database() and backend_type = 'client backend')
        then return false; end if;
        perform set_config('session_replication_role', 'replica', true);
        for each in select format('%I.%I', nspname, relname) as name, pg_relation_size(c.oid) as size
          from pg_class c join pg_namespace n on n.oid = relnamespace
          where relkind = 'r' and relname <> '_prisma_migrations'
            and nspname in ('public', 'pgboss') and pg_relation_size(c.oid) > 0
        loop
          if each.size > ${largeTableBytes} then execute 'truncate ' || each.name || ' cascade';
          else execute 'delete from ' || each.name; end if;
        end loop;
        ${inserts.join('\n')}
        ${restarts.join('\n')}
        return true;
      end $f$`);
  await create('');
  const { rows } = await client.query<{ text: string }>(`select (${description}) as text`);
  await create(rows[0]?.text ?? '');
  await client.end();
}
