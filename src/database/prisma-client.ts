import { PrismaPg } from '@prisma/adapter-pg';
import {
  keepAlive,
  limitConnection,
  quickLimits,
  slowLimits,
} from '../lib/postgres/connection-limits.ts';
import { AdaptivePool, fewAtOnce } from './connection/adaptive-pool.ts';
import { createPipeline, type Pipeline } from './connection/pipeline.ts';
import { PrismaClient } from './generated/client.ts';
import { createKysely, type KyselyClient } from './kysely.ts';
import { createQueryObservers, type QueryObservers } from './monitoring/observe-queries.ts';

/** Prisma, Kysely, and the pool that both run on. */
export type Database = {
  readonly prisma: PrismaClient;
  readonly kysely: KyselyClient;
  readonly pool: AdaptivePool;
  /** For reads of which many run at a time. */
  readonly reads: Pipeline;
  /** Who is told of each statement. */
  readonly queries: QueryObservers;
  /** Waits for running queries, then closes every connection. */
  close(): Promise<void>;
};

const transactionTimeoutMs = 15_000;

/** When connections are closed beyond the few that always stay open: a burst of requests is often followed by others. */
const closeIdleMs = 60_000;

/**
 * Connects on first use. A query that waits longer than the pool's timeout for a connection fails, also while one is
 * being opened. That is given up sooner, so that one that hangs does not keep its place.
 */
export function createPrismaClient(options: {
  url: string;
  poolSize: number;
  poolTimeoutSeconds: number;
  /** How the connections are called in pg_stat_activity. */
  applicationName?: string;
  /** How long the server may take to answer a statement; by default, as long as the slowest one needs. */
  answerMs?: number;
  /** When the other connections are closed. */
  closeIdleAfterMs?: number;
}): Database {
  const poolTimeoutMs = options.poolTimeoutSeconds * 1000;
  const connectMs = Math.min(slowLimits.connectMs, poolTimeoutMs);
  const connections = {
    connectionString: options.url,
    connectionTimeoutMillis: connectMs,
    application_name: options.applicationName ?? 'medianest',
    ...keepAlive,
  };
  const { answerMs = slowLimits.answerMs } = options;
  const pool = new AdaptivePool({
    ...connections,
    waitTimeoutMillis: poolTimeoutMs,
    max: options.poolSize,
    min: Math.min(fewAtOnce, options.poolSize),
    idleTimeoutMillis: options.closeIdleAfterMs ?? closeIdleMs,
    async onConnect(client) {
      // Its query fails anyway when a connection in use breaks, but the pool listens only to idle ones.
      client.on('error', () => undefined);
      await limitConnection(client, { connectMs, answerMs });
    },
  });
  const reads = createPipeline({
    ...connections,
    query_timeout: options.answerMs ?? quickLimits.answerMs,
  });
  // Before the first connection: a pool that is seldom busy uses that one for almost everything.
  const queries = createQueryObservers();
  for (const each of [pool, reads.pool]) queries.watch(each);
  // The pool replaces a broken idle connection. Without a listener, its error would end the process.
  pool.on('error', () => undefined);
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool, { onConnectionError: () => undefined }),
    transactionOptions: { maxWait: poolTimeoutMs, timeout: transactionTimeoutMs },
  });
  return {
    prisma,
    kysely: createKysely(pool),
    pool,
    reads,
    queries,
    async close() {
      await prisma.$disconnect();
      await Promise.all([reads.close(), pool.end()]);
    },
  };
}
