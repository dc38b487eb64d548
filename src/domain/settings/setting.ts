import type { SettingFault } from './setting-fault.ts';

/** Settings that are shown together. */
export const settingGroups = [
  'overseerr',
  'discord',
  'telegram',
  'people',
  'requests',
  'media-servers',
  'alerts',
  'web',
  'backup',
  'database',
  'observation',
  'process',
] as const;
export type SettingGroup = (typeof settingGroups)[number];

/**
 * When a change of a setting in the console takes effect. `environment`: never, because the bot needs it before the
 * database, because a backup could not be restored without it, or because it says where secrets of the environment are
 * sent. `at-once`: in the running bot. `restart`: the bot restarts itself.
 */
export const settingEffects = ['environment', 'at-once', 'restart'] as const;
export type SettingEffect = (typeof settingEffects)[number];

/** What a value looks like. */
export type SettingInput = 'text' | 'secret' | 'number' | 'boolean' | 'list' | readonly string[];

/** Where the value of a setting comes from. `file`: a file that `NAME_FILE` names. */
export const settingOrigins = ['environment', '.env', 'file', 'console', 'default'] as const;
export type SettingOrigin = (typeof settingOrigins)[number];

/** A setting as it is in effect. Never has the value of a secret. */
export interface SettingDescription {
  readonly name: string;
  readonly group: SettingGroup;
  readonly input: SettingInput;
  readonly effect: SettingEffect;
  /** As it was written; null for a secret, and for what is not set and has no default. */
  readonly value: string | null;
  readonly isSet: boolean;
  readonly origin: SettingOrigin;
  /** The setting of the environment that decides, so that it cannot be changed in the console. Null: none. */
  readonly decidedBy: string | null;
  /** Why the value of the console has no effect; null if it has one, or there is none. */
  readonly problem: SettingProblem | null;
  readonly changedAt: Date | null;
  readonly changedBy: string | null;
}

/** When a setting was last changed in the console, and by whom. */
export interface SettingChangeRecord {
  readonly name: string;
  readonly at: Date;
  readonly by: string;
}

/** Why a change was refused: which settings it is about, the rule, and a sentence without values. */
export interface SettingProblem {
  readonly names: readonly string[];
  readonly code: SettingFault;
  readonly args: Readonly<Record<string, string | number>>;
  readonly text: string;
}
