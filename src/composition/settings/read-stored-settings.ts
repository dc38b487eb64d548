import { randomBytes } from 'node:crypto';
import type { Config } from '../../config/config.ts';
import type { StoredValues } from '../../config/stored-settings.ts';
import { createPrismaClient } from '../../database/prisma-client.ts';
import { createSecretBox, deriveKey, loadKey } from '../../database/secrets/secret-box.ts';
import type { Clock } from '../../ports/clock.ts';
import { wantsDemo } from '../demo-settings.ts';
import { type LoadConfig, openSettingsStore } from './open-settings.ts';

const keyBytes = 32;

/**
 * Reads the settings of the console from a database that may not be open yet, and changes nothing in it. Throws if the
 * database has the schema of a version without them. With another key, `isUnreadable` is true and the secrets are missing.
 */
export async function readStoredSettings(
  own: Pick<Config, 'secretKey' | 'dataDir' | 'database'>,
  url: string,
  {
    clock,
    applicationName = 'medianest',
  }: { readonly clock: Clock; readonly applicationName?: string },
): Promise<{ readonly values: StoredValues; readonly isUnreadable: boolean }> {
  const { poolTimeoutSeconds } = own.database;
  const database = createPrismaClient({ url, poolSize: 1, poolTimeoutSeconds, applicationName });
  try {
    const secretBox = createSecretBox(await readKey(own));
    return await openSettingsStore(database, { secretBox, clock }).readCurrent();
  } finally {
    await database.close();
  }
}

/** Not created: a key of this machine would not be the one of the bot. */
async function readKey({ secretKey, dataDir }: Pick<Config, 'secretKey' | 'dataDir'>) {
  if (secretKey) return deriveKey(secretKey);
  return (await loadKey(dataDir, 'secret')) ?? randomBytes(keyBytes);
}

/**
 * The settings in effect of an installation that is about to be updated, and whether it is only a demo. Settings that
 * cannot be read, because of an older schema or another key, may be those of a bot that is in use: never of a demo.
 */
export async function readSettingsBeforeUpdate(
  own: Config,
  url: string,
  { loadConfig, clock }: { readonly loadConfig: LoadConfig; readonly clock: Clock },
): Promise<{ readonly config: Config; readonly isDemo: boolean }> {
  try {
    const { values, isUnreadable } = await readStoredSettings(own, url, { clock });
    const config = loadConfig(values);
    return { config, isDemo: !isUnreadable && wantsDemo(config) };
  } catch {
    return { config: own, isDemo: false };
  }
}
