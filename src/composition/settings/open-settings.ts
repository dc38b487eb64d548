import type { Config } from '../../config/config.ts';
import { isSecretSetting } from '../../config/describe-settings.ts';
import { passwordsIn } from '../../config/setting-types.ts';
import type { StoredValues } from '../../config/stored-settings.ts';
import type { OpenDatabase } from '../../database/open-database.ts';
import type { SecretBox } from '../../database/secrets/secret-box.ts';
import { storedSettingsKeyError } from '../../database/secrets/secret-key-error.ts';
import { createSettingsStore } from '../../database/settings/settings-store.ts';
import type { Redaction } from '../../lib/redaction.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';

/** Reads the settings of the process together with those of the console. */
export type LoadConfig = (stored: StoredValues) => Config;

/** Opens the settings of the console, and combines them with those of the environment, which win. */
export async function openSettings(deps: {
  readonly loadConfig: LoadConfig;
  readonly database: Pick<OpenDatabase, 'prisma' | 'kysely'>;
  readonly secretBox: SecretBox;
  readonly redaction: Pick<Redaction, 'add'>;
  readonly log: Log;
  readonly clock: Clock;
}) {
  const { loadConfig, database, redaction, log } = deps;
  const store = openSettingsStore(database, deps);
  const { version, values, isProven, isUnreadable } = await store.readCurrent();
  const config = loadConfig(values);
  if (isUnreadable && !config.isSecretResetRequested) throw storedSettingsKeyError();
  redaction.add(config.secrets);
  for (const { text } of config.stored.problems) {
    log.error({}, `A setting of the console has no effect: ${text}`);
  }
  return { store, config, version, values, isProven };
}

/** The store of the settings. */
export function openSettingsStore(
  { prisma, kysely }: Pick<OpenDatabase, 'prisma' | 'kysely'>,
  { secretBox, clock }: { readonly secretBox: SecretBox; readonly clock: Clock },
) {
  return createSettingsStore({ prisma, kysely, secretBox, isSecret: isSecretValue, clock });
}

/** Whether a value must not be readable: a secret, or an address with a password. */
export function isSecretValue(name: string, value: string): boolean {
  return isSecretSetting(name) || value.split(',').some(hasPassword);
}

/** Also of a list such as `name=http://user:password@host`. */
function hasPassword(text: string): boolean {
  return passwordsIn(text.slice(Math.max(0, text.search(/https?:/)))).length > 0;
}
