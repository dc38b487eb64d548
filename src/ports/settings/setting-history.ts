import type { SettingChangeRecord } from '../../domain/settings/setting.ts';

/** Who changed settings in the console. */
export interface SettingHistory {
  /** The last change of each of these settings, as far as the audit log goes back. */
  listLastChanges(names: readonly string[]): Promise<readonly SettingChangeRecord[]>;
}
