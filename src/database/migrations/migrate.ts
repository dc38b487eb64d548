import { createHash } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';
import {
  findProjectRoot,
  type Migration,
  readMigrations,
  toMigrationList,
} from './migrations-folder.ts';
import { openSchemaEngine } from './schema-engine.ts';

/** The database cannot be brought to this version: one line for the operator. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}

type Row = { migration_name: string; checksum: string; finished: boolean };

// Any constant would do; every version of the bot must use the same.
const lockKey = 7_331_000_002;

/**
 * Brings the database to the schema of this version and answers what was applied (nothing, most
 * times). Safe from several processes at once. A migration and its line in `_prisma_migrations`
 * commit together, so one that was interrupted is simply run again. `folder` replaces
 * `prisma/migrations` in tests.
 */
export async function migrate(
  url: string,
  options: { log: (line: string) => void; folder?: string },
): Promise<{ applied: string[] }> {
  const folder = options.folder ?? join(await findProjectRoot(), 'prisma', 'migrations');
  const migrations = await readMigrations(folder);
  const client = new pg.Client({ connectionString: url, application_name: 'medianest migrate' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [lockKey]);
    const rows = await readRows(client);
    refuseNewer(rows, migrations);
    if (isComplete(rows, migrations)) return { applied: [] };
    await markInterruptedRolledBack(client, rows);
    const applied = await apply(url, folder, migrations);
    if (applied.length > 0) options.log(`Updated the database (${applied.length} migrations).`);
    return { applied };
  } finally {
    // Ending the session gives the lock back.
    await client.end().catch(() => undefined);
  }
}

async function apply(
  url: string,
  folder: string,
  migrations: readonly Migration[],
): Promise<string[]> {
  const names = new Map(migrations.map(({ name, script }) => [script, name]));
  const { engine, close } = await openSchemaEngine({
    url,
    toBatch: (script) => withBookkeeping(script, names.get(script)),
  });
  try {
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: await toMigrationList(folder, migrations),
      filters: { externalTables: [], externalEnums: [] },
    });
    return appliedMigrationNames;
  } catch (cause) {
    throw new MigrationError(`The database could not be migrated: ${reasonOf(cause)}`, { cause });
  } finally {
    await close();
  }
}

/** A migration that commits is recorded as finished by the same commit. */
function withBookkeeping(script: string, name: string | undefined): string {
  if (name === undefined) return script;
  return `${script}
;UPDATE "_prisma_migrations" SET "finished_at" = now()
WHERE "migration_name" = ${pg.escapeLiteral(name)} AND "finished_at" IS NULL AND "rolled_back_at" IS NULL;`;
}

async function readRows(client: pg.Client): Promise<readonly Row[]> {
  const { rows: tables } = await client.query<{ found: boolean }>(
    `SELECT to_regclass('_prisma_migrations') IS NOT NULL AS found`,
  );
  if (!tables[0]?.found) return [];
  const { rows } = await client.query<Row>(
    `SELECT migration_name, checksum, finished_at IS NOT NULL AS finished
     FROM _prisma_migrations WHERE rolled_back_at IS NULL`,
  );
  return rows;
}

function refuseNewer(rows: readonly Row[], migrations: readonly Migration[]): void {
  const known = new Set(migrations.map(({ name }) => name));
  const unknown = rows.find((row) => row.finished && !known.has(row.migration_name));
  if (unknown === undefined) return;
  throw new MigrationError(
    `The database is newer than this MediaNest (it has the migration ${unknown.migration_name}): install the version that made it, or restore a backup.`,
  );
}

/** Saves loading the engine at every start. */
function isComplete(rows: readonly Row[], migrations: readonly Migration[]): boolean {
  const finished = new Map(
    rows.filter((row) => row.finished).map((row) => [row.migration_name, row.checksum]),
  );
  return (
    rows.length === finished.size &&
    migrations.every(({ name, script }) => finished.get(name) === checksumOf(script))
  );
}

/** Marks what was begun and did not commit as rolled back, as `prisma migrate resolve` would. */
async function markInterruptedRolledBack(client: pg.Client, rows: readonly Row[]): Promise<void> {
  if (rows.every((row) => row.finished)) return;
  await client.query(
    `UPDATE _prisma_migrations SET rolled_back_at = now()
     WHERE finished_at IS NULL AND rolled_back_at IS NULL`,
  );
}

/** As the engine computes it (schema-engine/connectors/schema-connector/src/checksum.rs). */
function checksumOf(script: string): string {
  return createHash('sha256').update(script).digest('hex');
}

/** The engine's message is a Rust report: what happened, then numbered frames with their fields. */
function reasonOf(cause: unknown): string {
  const text = cause instanceof Error ? cause.message : String(cause);
  const name = /migration_name="([^"]+)"/.exec(text)?.[1];
  const [report = ''] = text.split(/\n\s*0: /);
  const lines = report.split('\n').map((line) => line.trim());
  const reason = lines.filter((line) => line !== '').join(' ');
  return name === undefined ? reason : `${name}: ${reason}`;
}
