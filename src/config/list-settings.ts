import type {
  SettingDescription,
  SettingOrigin,
  SettingProblem,
} from '../domain/settings/setting.ts';
import { toProblem } from '../domain/settings/setting-fault.ts';
import { type Environments, parseConfig } from './config.ts';
import { describeSettings, isSecretSetting } from './describe-settings.ts';
import { settingTraits } from './setting-traits.ts';
import {
  findDecidingName,
  isStorable,
  type StoredValues,
  toSettingKind,
} from './stored-settings.ts';

/** All settings as they are in effect, with what the console needs to show and change them. Has no secrets. */
export function listSettings(
  environments: Environments,
  stored: StoredValues,
): Omit<SettingDescription, 'changedAt' | 'changedBy'>[] {
  const env = { ...environments.dotEnv, ...environments.environment };
  const problems = findStoredProblems(environments, stored);
  return describeSettings({ ...environments, stored }).flatMap(({ name, value, origin }) => {
    const kind = toSettingKind(name);
    if (kind === null) return [];
    const isSecret = isSecretSetting(name);
    const isDefault = origin === 'default';
    return [
      {
        name,
        ...settingTraits[kind],
        value: isSecret ? null : value,
        isSet: !isDefault,
        origin: toOrigin(origin),
        decidedBy: isStorable(name) ? findDecidingName(env, name) : null,
        problem: problems.find(({ names }) => names.includes(name)) ?? null,
      },
    ];
  });
}

/** What is wrong with settings of the console, by name and without values; also that the environment decides. */
export function findStoredProblems(
  { environment, dotEnv }: Environments,
  stored: StoredValues,
): readonly SettingProblem[] {
  const env = { ...dotEnv, ...environment };
  const unknown = Object.keys(stored).filter((name) => !isStorable(name));
  return [
    ...unknown.map((name) => toProblem([name], 'not-in-console')),
    ...parseConfig(env, { stored }).stored.problems,
  ];
}

/** What is wrong with changing these settings in the console at all. */
export function findLockedSettings(
  { environment, dotEnv }: Environments,
  names: readonly string[],
): readonly SettingProblem[] {
  const env = { ...dotEnv, ...environment };
  return names.flatMap((name) => {
    if (!isStorable(name)) return [toProblem([name], 'environment-only')];
    const other = findDecidingName(env, name);
    return other === null ? [] : [toProblem([name], 'decided-by', { other })];
  });
}

function toOrigin(origin: string): SettingOrigin {
  if (origin === 'environment' || origin === '.env') return origin;
  return origin === 'console' || origin === 'default' ? origin : 'file';
}
