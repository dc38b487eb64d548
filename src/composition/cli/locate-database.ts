import { CliError } from '../../cli/exit-code.ts';
import type { Config } from '../../config/config.ts';
import { findEmbedded } from '../../database/embedded/find-embedded.ts';
import { startEmbedded } from '../../database/embedded/start-embedded.ts';
import { waitForDatabase } from '../../database/wait-for-database.ts';

/** A database that answers. */
export interface DatabaseLocation {
  readonly kind: 'embedded' | 'external';
  readonly url: string;
  /** The folder of an embedded database. */
  readonly embeddedFolder: string | null;
  /** Stops the embedded database if it was started for this command. */
  close(): Promise<void>;
}

const waitMs = 5_000;

/**
 * Finds the database of the settings. An embedded one that runs is used as it is; one that does not run is started
 * until `close`. Throws if there is none, unless it may be created.
 */
export async function locateDatabase(
  config: Pick<Config, 'database' | 'dataDir'>,
  { mayCreate = false }: { readonly mayCreate?: boolean } = {},
): Promise<DatabaseLocation> {
  const { url } = config.database;
  if (url) {
    await waitForDatabase(url, { timeoutMs: waitMs });
    return { kind: 'external', url, embeddedFolder: null, close: async () => undefined };
  }
  const found = await findEmbedded(config.dataDir);
  if (found === null && !mayCreate) {
    throw new CliError(
      `There is no database in ${config.dataDir} yet. Start the bot first, or set DATA_DIR or DATABASE_URL as for the bot.`,
    );
  }
  if (found?.url) {
    await waitForDatabase(found.url, { timeoutMs: waitMs });
    const { url: runningUrl, folder } = found;
    return {
      kind: 'embedded',
      url: runningUrl,
      embeddedFolder: folder,
      close: async () => undefined,
    };
  }
  const started = await startEmbedded({ dataDir: config.dataDir, log: () => undefined });
  return {
    kind: 'embedded',
    url: started.url,
    embeddedFolder: started.folder,
    close: () => started.stop(),
  };
}
