import { Kysely, PostgresDialect, type PostgresPool, type Selectable } from 'kysely';
import type pg from 'pg';
import type { DB } from './generated-tables/tables.ts';

/**
 * Typed SQL on the tables of prisma/schema.prisma, for what Prisma cannot say: changes of whole sets, locks on rows,
 * `on conflict … where`. It shares Prisma's pool.
 */
export type KyselyClient = Kysely<DB>;

/** A row of a table as a query returns it. */
export type Row<Table extends keyof DB> = Selectable<DB[Table]>;

/** The pool is not ended with it: whoever opened the pool does that. */
export function createKysely(pool: PostgresPool): KyselyClient {
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
}

/** Kysely on one connection, for statements that belong to a transaction begun there. */
export function toKysely(client: Pick<pg.PoolClient, 'query'>): KyselyClient {
  const query = client.query.bind(client);
  return createKysely({
    options: {},
    connect: async () => ({ query, release: () => undefined }),
    end: async () => undefined,
  });
}
