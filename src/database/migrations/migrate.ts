import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';
import { type MigrationLock, readLocks, readTables } from './migration-locks.ts';
import { findProjectRoot, type Migration, readMigrations } from './migrations-folder.ts';

/** The database cannot be migrated to this version: one line for the operator. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}

/** A row of `_prisma_migrations` that was not rolled back. */
interface AppliedMigration {
  readonly migration_name: string;
  readonly checksum: string;
  readonly isFinished: boolean;
}

/** A migration that was applied: how long it took, and which tables it locked until its end. */
export interface AppliedStep {
  readonly name: string;
  readonly seconds: number;
  readonly locks: readonly MigrationLock[];
}

/** The advisory lock that `prisma migrate deploy` takes, so that it and this runner wait for each other. */
const lockKey = 72_707_369;

/** As `prisma migrate deploy` makes it. */
const createTable = `
  CREATE TABLE "_prisma_migrations" (
    "id" VARCHAR(36) PRIMARY KEY NOT NULL,
    "checksum" VARCHAR(64) NOT NULL,
    "finished_at" TIMESTAMPTZ,
    "migration_name" VARCHAR(255) NOT NULL,
    "logs" TEXT,
    "rolled_back_at" TIMESTAMPTZ,
    "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "applied_steps_count" INTEGER NOT NULL DEFAULT 0
  )`;

/**
 * Migrates the database to the schema of this version and returns the names of the migrations it applied. Several
 * processes can call it at once. Uses `_prisma_migrations` as `prisma migrate deploy` does, so either can be used. A
 * migration and its row are one commit, so an interrupted one has no effect and runs again at the next start. Tests
 * replace `prisma/migrations` with `folder`. With `observe`, the locks of each migration are read before it commits.
 */
export async function migrate(
  url: string,
  options: {
    readonly log: (line: string) => void;
    readonly folder?: string;
    readonly observe?: (migration: AppliedStep) => void;
  },
): Promise<{ applied: string[] }> {
  const folder = options.folder ?? join(await findProjectRoot(), 'prisma', 'migrations');
  const migrations = await readMigrations(folder);
  const client = new pg.Client({ connectionString: url, application_name: 'medianest migrate' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [lockKey]);
    const pending = listPending(await readApplied(client), migrations);
    const applied: string[] = [];
    for (const migration of pending) {
      await apply(client, migration, options.observe);
      applied.push(migration.name);
    }
    if (applied.length > 0) options.log(`Updated the database (${applied.length} migrations).`);
    return { applied };
  } finally {
    // Ending the session releases the lock.
    await client.end().catch(() => undefined);
  }
}

/** Which migrations are applied and which are pending. Changes nothing; throws as `migrate` does. */
export async function readMigrationState(
  url: string,
  options: { readonly folder?: string } = {},
): Promise<{ applied: string[]; pending: string[] }> {
  const folder = options.folder ?? join(await findProjectRoot(), 'prisma', 'migrations');
  const migrations = await readMigrations(folder);
  const client = new pg.Client({ connectionString: url, application_name: 'medianest migrate' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const rows = (await hasMigrationTable(client)) ? await readRows(client) : [];
    const pending = listPending(rows, migrations).map(({ name }) => name);
    return { applied: rows.map(({ migration_name: name }) => name).sort(), pending };
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function readApplied(client: pg.Client): Promise<readonly AppliedMigration[]> {
  if (await hasMigrationTable(client)) return readRows(client);
  const [foreign] = await listTables(client);
  if (foreign !== undefined) {
    throw new MigrationError(
      `The database already has the table "${foreign.name}", which is not from MediaNest. Give MediaNest an empty database.`,
    );
  }
  await client.query(createTable);
  return [];
}

async function listTables(client: pg.Client): Promise<readonly { readonly name: string }[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c
     WHERE c.relkind IN ('r', 'p') AND c.relnamespace = to_regnamespace(current_schema())
       AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')`,
  );
  return rows;
}

async function hasMigrationTable(client: pg.Client): Promise<boolean> {
  return (await listTables(client)).some(({ name }) => name === '_prisma_migrations');
}

async function readRows(client: pg.Client): Promise<readonly AppliedMigration[]> {
  const { rows } = await client.query<AppliedMigration>(
    `SELECT migration_name, checksum, finished_at IS NOT NULL AS "isFinished"
     FROM _prisma_migrations WHERE rolled_back_at IS NULL`,
  );
  return rows;
}

/** The migrations that have not been applied yet, oldest first. Throws if the database cannot be used. */
function listPending(
  applied: readonly AppliedMigration[],
  migrations: readonly Migration[],
): readonly Migration[] {
  const byName = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const { migration_name: name, checksum, isFinished } of applied) {
    if (!isFinished) {
      throw new MigrationError(
        `The migration ${name} was started by another tool and did not finish. If its changes are not in the database, run UPDATE _prisma_migrations SET rolled_back_at = now() WHERE migration_name = '${name}' and start again; otherwise restore a backup.`,
      );
    }
    const migration = byName.get(name);
    if (migration === undefined) {
      throw new MigrationError(
        `This database was updated by a newer MediaNest (migration ${name}). Install that version, or restore a backup.`,
      );
    }
    if (checksum !== toChecksum(migration.script)) {
      throw new MigrationError(
        `The migration ${name} differs from the one that was applied to the database. Reinstall MediaNest.`,
      );
    }
  }
  const finished = new Set(applied.map(({ migration_name: name }) => name));
  return migrations.filter(({ name }) => !finished.has(name));
}

async function apply(
  client: pg.Client,
  { name, script }: Migration,
  observe?: (migration: AppliedStep) => void,
): Promise<void> {
  try {
    const tables = observe ? await readTables(client) : null;
    const startedAt = performance.now();
    await client.query('BEGIN');
    const { rows } = await client.query<{ id: string }>(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at)
       VALUES ($1, $2, $3, clock_timestamp()) RETURNING id`,
      [randomUUID(), toChecksum(script), name],
    );
    // Without parameters, the script may consist of several statements.
    await client.query(script);
    await client.query(
      `UPDATE _prisma_migrations
       SET finished_at = clock_timestamp(), applied_steps_count = applied_steps_count + 1
       WHERE id = $1`,
      [rows[0]?.id],
    );
    const seconds = (performance.now() - startedAt) / 1000;
    const locks = tables ? await readLocks(client, tables) : [];
    await client.query('COMMIT');
    observe?.({ name, seconds, locks });
  } catch (cause) {
    await client.query('ROLLBACK').catch(() => undefined);
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new MigrationError(`The migration ${name} failed and was undone: ${reason}.`, { cause });
  }
}

/** As Prisma computes it (schema-engine/connectors/schema-connector/src/checksum.rs). */
function toChecksum(script: string): string {
  return createHash('sha256').update(script).digest('hex');
}
