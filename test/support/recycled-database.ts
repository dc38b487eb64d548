import pg from 'pg';
import { createPrismaClient, type Database } from '../../src/database/prisma-client.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';

/** A database for one test, and its client. */
export interface RecycledDatabase {
  readonly url: string;
  readonly database: Database;
  /** Empties it for the next test of a bot that goes on running; changes of its tables stay. */
  empty(): Promise<void>;
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

function lend({ place, database, ...before }: Spare): RecycledDatabase {
  let uses = before.uses + 1;
  const { pool } = database;
  return {
    url: place.url,
    database,
    async empty() {
      uses += 1;
      await emptyBesideBot(pool);
    },
    async release() {
      const spare = { place, database, uses };
      const isIdle = !pool.ended && pool.idleCount === pool.totalCount;
      if (isIdle && spare.uses < maxUses) spares.push(spare);
      else await discard(spare);
    },
  };
}

/** Tries again if the queue of the bot, which goes on, had locked the same rows in another order. */
async function emptyBesideBot(pool: pg.Pool): Promise<void> {
  try {
    await pool.query('select test.empty_tables(null)');
  } catch (error) {
    const isDeadlock = error instanceof pg.DatabaseError && error.code === '40P01';
    if (!isDeadlock) throw error;
    await emptyBesideBot(pool);
  }
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

/** A setting of the database that a test has left behind; `alter database` calls no trigger. */
const settingsCount = `(select count(*) from pg_db_role_setting s join pg_database d on d.oid = setdatabase
  where datname = current_database())`;

/**
 * Adds the function to a template that `takeDatabase` calls. It deletes everything but the rows that the template has,
 * and lets numbers begin as they do there. Its statements are planned once for each connection, which for so many
 * tables takes longer than running them.
 * If the tables or other objects were changed, which a trigger notes, or somebody else is connected, it returns false.
 * Without a number of sessions, it checks neither.
 */
export async function prepareTemplate(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows: tables } = await client.query<{ name: string; oid: string }>(
    `select format('%I.%I', schemaname, tablename) as name, c.oid::text
     from pg_tables join pg_class c on c.oid = format('%I.%I', schemaname, tablename)::regclass
     where schemaname in ('public', 'pgboss') and tablename <> '_prisma_migrations' and relkind = 'r'`,
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
  await client.query(`
    create schema test;
    create sequence test.changes;
    create function test.note_change() returns event_trigger language plpgsql as $f$
      begin perform nextval('test.changes'); end $f$;
    create function test.empty_tables(sessions int) returns boolean language plpgsql as $f$
    declare name text;
    begin
      if sessions is not null and (
        (select is_called from test.changes) or ${settingsCount} > 0 or sessions <> (
          select count(*) from pg_stat_activity
          where datname = current_database() and backend_type = 'client backend'))
      then return false; end if;
      perform set_config('session_replication_role', 'replica', true);
      for name in select each::regclass from unnest('{${tables.map(({ oid }) => oid).join()}}'::oid[]) each
        where pg_relation_size(each) > ${largeTableBytes}
      loop execute 'truncate ' || name || ' cascade'; end loop;
      ${tables.map(({ name }) => `delete from ${name};`).join('\n')}
      ${inserts.join('\n')}
      ${restarts.join('\n')}
      return true;
    end $f$;
    create event trigger note_change on ddl_command_end execute function test.note_change();
    create event trigger note_drop on sql_drop execute function test.note_change()`);
  await client.end();
}
