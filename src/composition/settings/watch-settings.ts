import { settingTraits } from '../../config/setting-traits.ts';
import { type StoredValues, toSettingKind } from '../../config/stored-settings.ts';
import { every } from '../../lib/clocks/every.ts';
import type { Log } from '../../ports/log.ts';
import type { SettingsStore } from '../../ports/settings/settings-store.ts';
import type { LiveSettings } from './live-settings.ts';
import type { LoadConfig } from './open-settings.ts';

/** Settings may be changed by another process. */
const checkMs = 5_000;
/** Whoever changed a setting is answered before the bot restarts. */
const restartDelayMs = 300;

/** Lets changed settings take effect in this process. */
export interface SettingsWatch {
  /** Looks for changes at once. Never throws. */
  check(): Promise<void>;
  /** Records that the bot works with the settings that it has. Never throws. */
  prove(): Promise<void>;
  /**
   * Goes back to the settings before the last change, if no bot has worked with them yet. Returns whether there are
   * other settings to start with. `reason` has no secrets. Never throws.
   */
  giveUp(reason: string): Promise<boolean>;
  start(): void;
  stop(): void;
}

/** `restart` is called once, when changed settings need a new start of the bot. */
export function createSettingsWatch(deps: {
  readonly opened: {
    readonly store: Pick<SettingsStore, 'readCurrent' | 'markProven' | 'markFailed'>;
    readonly version: number;
    readonly values: StoredValues;
    readonly isProven: boolean;
  };
  readonly loadConfig: LoadConfig;
  readonly live: Pick<LiveSettings, 'apply'>;
  readonly restart: (reason: string) => void;
  readonly log: Log;
}): SettingsWatch {
  const { loadConfig, live, restart, log } = deps;
  const { store } = deps.opened;
  let { version, values, isProven } = deps.opened;
  let endChecking = () => {};
  let restartTimer: NodeJS.Timeout | undefined;
  let isRestarting = false;

  return {
    check,

    async prove() {
      if (isProven || isRestarting) return;
      try {
        await store.markProven(version);
        isProven = true;
      } catch (error) {
        log.warn({ error }, 'Could not record that the settings work');
      }
    },

    async giveUp(reason) {
      if (isProven) return false;
      try {
        await store.markFailed(version, reason);
        return (await store.readCurrent()).version !== version;
      } catch (error) {
        log.warn({ error }, 'Could not go back to the settings before');
        return false;
      }
    },

    start() {
      endChecking = every(checkMs, () => void check());
    },

    stop() {
      isRestarting = true;
      endChecking();
      clearTimeout(restartTimer);
    },
  };

  async function check(): Promise<void> {
    if (isRestarting) return;
    try {
      await applyCurrent();
    } catch (error) {
      log.debug({ error }, 'Could not look for changed settings');
    }
  }

  async function applyCurrent(): Promise<void> {
    const current = await store.readCurrent();
    if (isRestarting || current.version === version) return;
    const names = listChanged(values, current.values);
    if (!names.every(takesEffectAtOnce)) {
      isRestarting = true;
      const reason = `settings were changed in the console: ${names.join(', ')}`;
      endChecking();
      restartTimer = setTimeout(() => restart(reason), restartDelayMs);
      return;
    }
    live.apply(loadConfig(current.values));
    const wasProven = isProven;
    ({ version, values, isProven } = current);
    log.info({ settings: names }, 'Changed settings have taken effect');
    // Nothing that takes effect at once can keep the bot from starting.
    if (wasProven && !isProven) {
      await store.markProven(version);
      isProven = true;
    }
  }
}

/** The settings whose values differ. */
function listChanged(before: StoredValues, after: StoredValues): readonly string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => before[name] !== after[name]).sort();
}

/** Whether a change of a setting takes effect without a restart. */
export function takesEffectAtOnce(name: string): boolean {
  const kind = toSettingKind(name);
  return kind === null || settingTraits[kind].effect === 'at-once';
}
