import type { Environments } from '../../config/config.ts';
import {
  findLockedSettings,
  findStoredProblems,
  listSettings,
} from '../../config/list-settings.ts';
import type { KyselyClient } from '../../database/kysely.ts';
import { createSettingHistory } from '../../database/settings/setting-history.ts';
import type { Locks } from '../../ports/locks.ts';
import type { SettingsStore } from '../../ports/settings/settings-store.ts';
import { createSettings } from '../../usecases/settings/settings.ts';
import { isSecretValue } from './open-settings.ts';
import { type SettingsWatch, takesEffectAtOnce } from './watch-settings.ts';

/** The use cases of the console that are about settings. */
export function createSettingsUseCases(deps: {
  readonly environments: Environments;
  readonly store: SettingsStore;
  readonly kysely: KyselyClient;
  readonly locks: Pick<Locks, 'withLock'>;
  readonly settingsWatch: Pick<SettingsWatch, 'check'>;
}) {
  const { environments, store, kysely, locks, settingsWatch } = deps;
  return {
    settings: createSettings({
      store,
      history: createSettingHistory({ kysely }),
      rules: {
        list: (values) => listSettings(environments, values),
        findProblems: (values) => findStoredProblems(environments, values),
        findLocked: (names) => findLockedSettings(environments, names),
        isSecret: isSecretValue,
        takesEffectAtOnce,
      },
      locks,
      onChange: settingsWatch.check,
    }),
  };
}
