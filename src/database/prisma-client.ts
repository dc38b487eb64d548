import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from './generated/client.ts';
import { createKysely, type KyselyClient } from './kysely.ts';

/** Prisma, Kysely, and the pool that both run on. */
export type Database = {
  readonly prisma: PrismaClient;
  readonly kysely: KyselyClient;
  readonly pool: pg.Pool;
  /** Waits for running queries, then closes every connection. */
  close(): Promise<void>;
};

const transactionTimeoutMs = 15_000;

/** Connects on first use. A query that waits longer than the pool's timeout for a connection fails. */
export function createPrismaClient(options: {
  url: string;
  poolSize: number;
  poolTimeoutSeconds: number;
  /** How the connections are called in pg_stat_activity. */
  applicationName?: string;
}): Database {
  const poolTimeoutMs = options.poolTimeoutSeconds * 1000;
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.poolSize,
    connectionTimeoutMillis: poolTimeoutMs,
    application_name: options.applicationName ?? 'medianest',
    keepAlive: true,
  });
  // The pool replaces a broken idle connection. Without a listener, its error would end the process.
  pool.on('error', () => undefined);
  // The same for a connection in use. Its query fails anyway, but the pool listens only to idle connections.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool, { onConnectionError: () => undefined }),
    transactionOptions: { maxWait: poolTimeoutMs, timeout: transactionTimeoutMs },
  });
  return {
    prisma,
    kysely: createKysely(pool),
    pool,
    async close() {
      await prisma.$disconnect();
      await pool.end();
    },
  };
}
