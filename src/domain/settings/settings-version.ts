/** The values of settings as texts, by their names. */
export type SettingValues = Readonly<Record<string, string>>;

/** Settings to set, by name; null removes a setting, so that its default applies. */
export type SettingChanges = Readonly<Record<string, string | null>>;

/** All settings that were made in the console, as they were at one time. */
export interface SettingsVersion {
  /** 0 before anything was set. A newer version has a higher number. */
  readonly version: number;
  readonly values: SettingValues;
  /** Whether a bot has worked with them. */
  readonly isProven: boolean;
  /** Whether its secrets were encrypted with another key, and so are missing in `values`. */
  readonly isUnreadable: boolean;
}

/** Settings with which the bot could not start, so that it went back to those before. */
export interface FailedSettings {
  readonly version: number;
  readonly at: Date;
  /** One line without secrets. */
  readonly reason: string;
}

/** Settings that somebody has entered in the setup, and that have no effect yet. */
export interface SetupDraft {
  readonly values: SettingValues;
  /** What was done in each step that was visited. */
  readonly steps: Readonly<Record<string, SetupStepState>>;
}

/** What was done in a step of the setup. */
export const setupStepStates = ['done', 'skipped'] as const;
export type SetupStepState = (typeof setupStepStates)[number];

/** Applies changes to values. */
export function applyChanges(values: SettingValues, changes: SettingChanges): SettingValues {
  const next: Record<string, string> = { ...values };
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value.trim() === '') delete next[name];
    else next[name] = value.trim();
  }
  return next;
}
