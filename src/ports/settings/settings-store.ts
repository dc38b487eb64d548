import type { AuditEntry } from '../../domain/audit-entry.ts';
import type {
  FailedSettings,
  SettingChanges,
  SettingsVersion,
  SetupDraft,
  SetupStepState,
} from '../../domain/settings/settings-version.ts';

/** Stores the settings of the console, secrets encrypted. Changes have to be made one at a time. */
export interface SettingsStore {
  /** The newest version with which no start has failed. */
  readCurrent(): Promise<SettingsVersion>;
  /** The newest failure, unless newer settings have worked since. */
  readFailure(): Promise<FailedSettings | null>;
  /** Adds a version with the current settings and these changes, together with the audit entries. Returns its number. */
  change(changes: SettingChanges, entries: readonly AuditEntry[]): Promise<number>;
  /** Records that a bot works with a version. Older ones, failures, and a draft that it came from are deleted. */
  markProven(version: number): Promise<void>;
  /** Records that no bot can start with a version, unless one has already worked with it. `reason` has no secrets. */
  markFailed(version: number, reason: string): Promise<void>;
}

/** Stores the draft of the setup, of which there is one at most. */
export interface SetupDraftStore {
  /** Empty if nothing was entered yet. */
  readDraft(): Promise<SetupDraft>;
  saveDraft(
    changes: SettingChanges,
    steps: Readonly<Record<string, SetupStepState>>,
  ): Promise<SetupDraft>;
  discardDraft(): Promise<void>;
}
