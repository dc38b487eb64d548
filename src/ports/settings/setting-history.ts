import type { SettingChangeRecord } from '../../domain/settings/setting.ts';

/** Who changed settings in the console. */
export interface SettingHistory {
  /** The last change of each setting, as far as the audit log goes back. */
  listLastChanges(): Promise<readonly SettingChangeRecord[]>;
}
