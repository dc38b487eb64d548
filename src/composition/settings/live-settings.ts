import type { Config } from '../../config/config.ts';

/** The settings that can change while the bot runs: their values are read each time that they are used. */
export interface LiveSettings {
  readonly alerts: Config['alerts'];
  /** Lets new values take effect. Other settings stay as they are. */
  apply(config: Pick<Config, 'alerts' | 'log'>): void;
}

/** `setLogLevel` changes what the log leaves out. */
export function createLiveSettings(
  config: Pick<Config, 'alerts' | 'log'>,
  setLogLevel: (level: Config['log']['level']) => void,
): LiveSettings {
  let current = config.alerts;
  setLogLevel(config.log.level);
  return {
    alerts: {
      get places() {
        return current.places;
      },
      get quietHours() {
        return current.quietHours;
      },
      get mutedKinds() {
        return current.mutedKinds;
      },
      get hasWeeklyDigest() {
        return current.hasWeeklyDigest;
      },
    },
    apply({ alerts, log }) {
      current = alerts;
      setLogLevel(log.level);
    },
  };
}
