import { Kysely, PostgresDialect, type PostgresPool, type Selectable } from 'kysely';
import type { DB } from './generated-tables/tables.ts';

/**
 * Typed SQL on the tables of prisma/schema.prisma, for what Prisma cannot do: changes of many rows at once, locks on
 * rows, `on conflict … where`. It shares Prisma's pool.
 */
export type KyselyClient = Kysely<DB>;

/** A row of a table as a query returns it. */
export type Row<Table extends keyof DB> = Selectable<DB[Table]>;

/** Creates a client for a pool. The caller closes the pool. */
export function createKysely(pool: PostgresPool): KyselyClient {
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
}
