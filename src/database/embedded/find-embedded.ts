import { loadKey } from '../secrets/secret-box.ts';
import { superuser } from './cluster.ts';
import { EmbeddedDatabaseError } from './embedded-database-error.ts';
import { findExistingHome } from './home.ts';
import { isServing, readPostmaster } from './postmaster.ts';
import { embeddedDatabaseName } from './start-embedded.ts';

/** The embedded database of a data folder, as it is found: nothing is created or started. */
export interface FoundEmbedded {
  /** The folder that holds the database. */
  readonly folder: string;
  /** Its address if it runs, because a bot uses it or was killed. */
  readonly url: string | null;
}

/** Null if the data folder has no embedded database. */
export async function findEmbedded(dataDir: string): Promise<FoundEmbedded | null> {
  const home = await findExistingHome(dataDir);
  if (home === null) return null;
  const { folder, cluster } = home;
  const found = await readPostmaster(cluster);
  if (found === undefined || !found.port || !(await isServing(cluster, found.pid))) {
    return { folder, url: null };
  }
  const key = await loadKey(dataDir, 'postgres');
  if (key === undefined) {
    throw new EmbeddedDatabaseError(
      `The database of ${dataDir} is running, but ${dataDir}/postgres.key is missing. Restart the bot, which sets a new password.`,
    );
  }
  const password = Buffer.from(key).toString('hex');
  const url = `postgresql://${superuser}:${password}@127.0.0.1:${found.port}/${embeddedDatabaseName}`;
  return { folder, url };
}
