import { randomBytes } from 'node:crypto';
import { type Config, type Environments, loadConfig } from '../../config/config.ts';
import type { StoredValues } from '../../config/stored-settings.ts';
import { createPrismaClient, type Database } from '../../database/prisma-client.ts';
import { createSecretBox, deriveKey, loadKey } from '../../database/secrets/secret-box.ts';
import type { Clock } from '../../ports/clock.ts';
import { openSettingsStore } from '../settings/open-settings.ts';
import { locateDatabase } from './locate-database.ts';

const keyBytes = 32;

/** The settings in effect, with those of the console. `own` are those of the environment. */
export async function readEffectiveConfig(
  own: Config,
  url: string,
  { environments, clock }: { readonly environments: Environments; readonly clock: Clock },
): Promise<Config> {
  return loadConfig([], environments, await readStoredValues(own, url, clock));
}

/** The settings of the console; none if there is no database, or if it is the one of an earlier version. */
export async function findStoredValues(
  environments: Environments,
  clock: Clock,
): Promise<StoredValues> {
  try {
    const own = loadConfig([], environments);
    const location = await locateDatabase(own);
    try {
      return await readStoredValues(own, location.url, clock);
    } finally {
      await location.close();
    }
  } catch {
    return {};
  }
}

async function readStoredValues(own: Config, url: string, clock: Clock): Promise<StoredValues> {
  const { poolTimeoutSeconds } = own.database;
  const applicationName = 'medianest cli';
  const database = createPrismaClient({ url, poolSize: 1, poolTimeoutSeconds, applicationName });
  try {
    return await readFrom(database, own, clock);
  } finally {
    await database.close();
  }
}

async function readFrom(database: Database, own: Config, clock: Clock): Promise<StoredValues> {
  // Not created: a key of this machine would not be the one of the bot.
  const stored = own.secretKey ? null : await loadKey(own.dataDir, 'secret');
  const key = own.secretKey ? deriveKey(own.secretKey) : (stored ?? randomBytes(keyBytes));
  const store = openSettingsStore(database, { secretBox: createSecretBox(key), clock });
  return (await store.readCurrent()).values;
}
