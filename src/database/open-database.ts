import { setTimeout as delay } from 'node:timers/promises';
import { isDatabaseAway } from '../lib/transient-error.ts';
import { withTimeout } from '../lib/with-timeout.ts';
import {
  type DatabasePlace,
  DatabaseUnavailableError,
  describeLostDatabase,
} from './connection/database-unavailable-error.ts';
import { startEmbedded } from './embedded/start-embedded.ts';
import { migrate, readMigrationState } from './migrations/migrate.ts';
import { enableStatementStatistics } from './monitoring/statement-statistics.ts';
import { createPrismaClient, type Database } from './prisma-client.ts';
import { waitForDatabase } from './wait-for-database.ts';

/** How long to wait for a database that is still starting, or is lost meanwhile. */
const waitMs = 30_000;
const retryDelayMs = 200;
const closeTimeoutMs = 1_000;

/** A running embedded server. */
export interface EmbeddedServer {
  readonly url: string;
  readonly databaseFolder: string;
}

export interface OpenDatabase extends Database {
  readonly url: string;
  /** The folder of the embedded database; null for one of `DATABASE_URL`. */
  readonly embeddedFolder: string | null;
  /** The queue opens no more connections than this, and not more than a busy bot needs. */
  readonly queueConnections?: number;
}

/**
 * Opens the database at `url`, or an embedded PostgreSQL in `dataDir`, and migrates it. Closing it stops an embedded
 * PostgreSQL as well. Throws errors of one line for the operator.
 */
export async function openDatabase(options: {
  readonly url: string | null;
  readonly dataDir: string;
  readonly poolSize: number;
  readonly poolTimeoutSeconds: number;
  readonly log: (line: string) => void;
  /** Called before migrations change an embedded database that was used before. */
  readonly beforeMigrations?: (server: EmbeddedServer) => Promise<void>;
  /** Gives up when it aborts, and leaves no server behind. */
  readonly signal?: AbortSignal;
}): Promise<OpenDatabase> {
  const { dataDir, log, poolSize, poolTimeoutSeconds, signal } = options;
  const embedded = options.url
    ? null
    : await startEmbedded({ dataDir, log, ...(signal && { signal }) });
  const url = options.url ?? embedded?.url ?? '';
  const embeddedFolder = embedded?.folder ?? null;
  const whileLost = <Result>(work: () => Promise<Result>) =>
    repeatWhileLost(work, { url, embeddedFolder, ...(signal && { signal }) });
  try {
    if (embedded && options.beforeMigrations) {
      const { applied, pending } = await whileLost(() => readMigrationState(url));
      const isUpdate = applied.length > 0 && pending.length > 0;
      if (isUpdate) await options.beforeMigrations({ url, databaseFolder: embedded.folder });
    }
    if (!embedded) await waitForDatabase(url, { timeoutMs: waitMs, ...(signal && { signal }) });
    await whileLost(async () => {
      await migrate(url, { log });
      await enableStatementStatistics(url);
    });
    signal?.throwIfAborted();
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
  const database = createPrismaClient({ url, poolSize, poolTimeoutSeconds });
  return {
    ...database,
    url,
    embeddedFolder,
    queueConnections: poolSize,
    async close() {
      // A hanging server does not confirm the end of a session. An embedded one must be stopped all the same.
      await withTimeout(database.close(), closeTimeoutMs, undefined);
      await embedded?.stop();
    },
  };
}

/** Runs work, and again while the connection breaks: a migration is undone as a whole then. */
async function repeatWhileLost<Result>(
  work: () => Promise<Result>,
  { signal, ...place }: DatabasePlace & { readonly signal?: AbortSignal },
): Promise<Result> {
  const deadline = performance.now() + waitMs;
  for (;;) {
    signal?.throwIfAborted();
    try {
      return await work();
    } catch (error) {
      if (!isDatabaseAway(error)) throw error;
      if (performance.now() > deadline) {
        throw new DatabaseUnavailableError(describeLostDatabase(place, error), { cause: error });
      }
    }
    await delay(retryDelayMs, undefined, signal && { signal });
  }
}
