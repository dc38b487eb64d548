import { CliError, exitCodes } from '../../cli/exit-code.ts';
import type { Config, Environments } from '../../config/config.ts';
import { toSettingKind } from '../../config/stored-settings.ts';
import { createLocks } from '../../database/locks/locks.ts';
import { createPrismaClient } from '../../database/prisma-client.ts';
import { canOpenSecrets } from '../../database/secrets/rotation/rotate-secrets.ts';
import { createSecretBox, deriveKey, loadKey } from '../../database/secrets/secret-box.ts';
import { operatorActor } from '../../domain/actor.ts';
import type { SettingChanges } from '../../domain/settings/settings-version.ts';
import type { Clock } from '../../ports/clock.ts';
import { noLog } from '../../ports/log.ts';
import type { SettingsChange } from '../../usecases/settings/settings.ts';
import { createConnectionTests } from '../settings/connection-tests.ts';
import { createSettingsUseCases } from '../settings/create-settings-use-cases.ts';
import { openSettingsStore } from '../settings/open-settings.ts';
import type { DatabaseLocation } from './locate-database.ts';

/** Changes settings of the console from the command line. A running bot notices by itself. */
export async function changeStoredSettings(
  changes: SettingChanges,
  config: Config,
  deps: {
    readonly location: DatabaseLocation;
    readonly environments: Environments;
    readonly clock: Clock;
  },
): Promise<SettingsChange> {
  const { location, environments, clock } = deps;
  const { url } = location;
  const { poolTimeoutSeconds } = config.database;
  const applicationName = 'medianest cli';
  const database = createPrismaClient({ url, poolSize: 2, poolTimeoutSeconds, applicationName });
  const locks = createLocks({ url, log: noLog });
  try {
    for (const name of Object.keys(changes)) {
      if (toSettingKind(name) !== null) continue;
      throw new CliError(`There is no setting ${name}. \`medianest config\` lists them.`, {
        exitCode: exitCodes.usage,
      });
    }
    const key = config.secretKey
      ? deriveKey(config.secretKey)
      : await loadKey(config.dataDir, 'secret');
    if (!key || !(await canOpenSecrets(database.kysely, key))) {
      throw new CliError(
        'The key of the stored secrets is not known here. Set SECRET_KEY or DATA_DIR as for the bot.',
      );
    }
    const { settings } = createSettingsUseCases({
      environments,
      store: openSettingsStore(database, { secretBox: createSecretBox(key), clock }),
      kysely: database.kysely,
      tests: createConnectionTests({ apiUrls: config.chatApiUrls, clock }),
      locks,
      settingsWatch: { check: async () => undefined },
    });
    return await settings.change({ ...operatorActor, isAdmin: true }, changes);
  } finally {
    await locks.close();
    await database.close();
    await location.close();
  }
}
