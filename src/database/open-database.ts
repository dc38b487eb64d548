import { startEmbedded } from './embedded/start-embedded.ts';
import { migrate } from './migrations/migrate.ts';
import { createPrismaClient, type Database } from './prisma-client.ts';
import { waitForDatabase } from './wait-for-database.ts';

/** How long a database that is still starting is waited for. */
const waitMs = 30_000;

export interface OpenDatabase extends Database {
  readonly url: string;
}

/**
 * The database of this installation, brought to this version's schema: the one at `url`, or an embedded
 * PostgreSQL in `dataDir`. Closing it stops an embedded one too. Throws errors of one clear line.
 */
export async function openDatabase(options: {
  readonly url: string | null;
  readonly dataDir: string;
  readonly poolSize: number;
  readonly poolTimeoutSeconds: number;
  readonly log: (line: string) => void;
}): Promise<OpenDatabase> {
  const { dataDir, log, poolSize, poolTimeoutSeconds } = options;
  const embedded = options.url ? null : await startEmbedded({ dataDir, log });
  const url = options.url ?? embedded?.url ?? '';
  try {
    await waitForDatabase(url, { timeoutMs: waitMs });
    await migrate(url, { log });
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
  const database = createPrismaClient({ url, poolSize, poolTimeoutSeconds });
  return {
    ...database,
    url,
    async close() {
      await database.close();
      await embedded?.stop();
    },
  };
}
