import { type Config, type Environments, loadConfig } from '../../config/config.ts';
import type { StoredValues } from '../../config/stored-settings.ts';
import type { Clock } from '../../ports/clock.ts';
import { readStoredSettings } from '../settings/read-stored-settings.ts';
import { locateDatabase } from './locate-database.ts';

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
  const applicationName = 'medianest cli';
  return (await readStoredSettings(own, url, { clock, applicationName })).values;
}
