import type pg from 'pg';
import { createKysely, type KyselyClient } from '../../src/database/kysely.ts';

/** Kysely on one connection, for statements in a transaction that a test has started there. */
export function toKysely(client: Pick<pg.PoolClient, 'query'>): KyselyClient {
  const query = client.query.bind(client);
  return createKysely({
    options: {},
    connect: async () => ({ query, release: () => undefined }),
    end: async () => undefined,
  });
}
