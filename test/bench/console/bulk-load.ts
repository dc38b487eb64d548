import type pg from 'pg';
import { z } from 'zod';

const definitions = z.array(z.object({ remove: z.string(), create: z.string() }));

/**
 * Lets `load` fill tables without their indexes and foreign keys, and then creates them again. Checking and indexing
 * millions of rows one at a time takes most of the time otherwise.
 */
export async function loadInBulk(
  pool: pg.Pool,
  tables: readonly string[],
  load: (client: pg.ClientBase) => Promise<void>,
): Promise<void> {
  const foreignKeys = await readDefinitions(pool, foreignKeysSql, tables);
  const keys = await readDefinitions(pool, keysSql, tables);
  const indexes = await readDefinitions(pool, indexesSql, tables);
  for (const { remove } of [...foreignKeys, ...keys, ...indexes]) await pool.query(remove);
  const client = await pool.connect();
  try {
    // With wal_level=minimal, what follows in the same transaction is not written to the WAL.
    await client.query(`begin; truncate ${tables.join(', ')} cascade`);
    await load(client);
    await client.query('commit');
  } finally {
    client.release();
  }
  for (const { create } of [...keys, ...indexes, ...foreignKeys]) {
    const startedAt = performance.now();
    await pool.query(create);
    console.error(`${Math.round((performance.now() - startedAt) / 1000)} s: ${create}`);
  }
}

async function readDefinitions(pool: pg.Pool, sql: string, tables: readonly string[]) {
  const { rows } = await pool.query(sql, [tables]);
  return definitions.parse(rows);
}

/** Whoever refers to one of the tables keeps its key from being removed. */
const foreignKeysSql = `
  select format('alter table %s drop constraint %I', conrelid::regclass, conname) as remove,
    format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as create
  from pg_constraint
  where contype = 'f' and (conrelid::regclass::text = any($1) or confrelid::regclass::text = any($1))`;

const keysSql = `
  select format('alter table %s drop constraint %I', conrelid::regclass, conname) as remove,
    format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as create
  from pg_constraint
  where contype in ('p', 'u') and conrelid::regclass::text = any($1)`;

const indexesSql = `
  select format('drop index %I', indexname) as remove, indexdef as create
  from pg_indexes
  where schemaname = 'public' and tablename = any($1)
    and not exists (select from pg_constraint where conname = indexname)`;
