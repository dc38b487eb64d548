import type { Environments } from '../../config/config.ts';
import {
  findLockedSettings,
  findStoredProblems,
  listSettings,
} from '../../config/list-settings.ts';
import { findMovedSecrets } from '../../config/moved-secrets.ts';
import { createRefusalLog } from '../../database/audit-log.ts';
import { isDemoUser } from '../../database/demo/is-demo-user.ts';
import type { KyselyClient } from '../../database/kysely.ts';
import { createSettingHistory } from '../../database/settings/setting-history.ts';
import type { ActorIdentity } from '../../domain/actor.ts';
import type { Locks } from '../../ports/locks.ts';
import type { ConnectionTests } from '../../ports/settings/connection-tests.ts';
import type { SettingsStore, SetupDraftStore } from '../../ports/settings/settings-store.ts';
import { createSettings, type SettingRules } from '../../usecases/settings/settings.ts';
import { createSetup } from '../../usecases/settings/setup.ts';
import { isSecretValue } from './open-settings.ts';
import { type SettingsWatch, takesEffectAtOnce } from './watch-settings.ts';

/** The use cases of the console that are about settings. */
export function createSettingsUseCases(deps: {
  readonly environments: Environments;
  readonly store: SettingsStore & SetupDraftStore;
  readonly tests: ConnectionTests;
  readonly kysely: KyselyClient;
  readonly locks: Pick<Locks, 'withLock'>;
  readonly settingsWatch: Pick<SettingsWatch, 'check'>;
}) {
  const { environments, store, kysely, locks, settingsWatch } = deps;
  const rules: SettingRules = {
    list: (values) => listSettings(environments, values),
    findProblems: (values) => findStoredProblems(environments, values),
    findLocked: (names) => findLockedSettings(environments, names),
    findMovedSecrets,
    isSecret: isSecretValue,
    takesEffectAtOnce,
  };
  const isVisitor = async ({ userId }: ActorIdentity) =>
    userId !== null && (await isDemoUser(kysely, userId));
  const refusals = createRefusalLog({ kysely });
  const settings = createSettings({
    store,
    history: createSettingHistory({ kysely }),
    rules,
    locks,
    refusals,
    isVisitor,
    onChange: settingsWatch.check,
  });
  const { tests } = deps;
  return {
    settings,
    setup: createSetup({
      store,
      rules,
      tests,
      locks,
      refusals,
      change: settings.change,
      isVisitor,
    }),
  };
}
