import type { SettingProblem } from '../domain/settings/setting.ts';
import { type Environment, readSetting, readTextFile } from './read-setting.ts';
import { passwordsIn } from './setting-types.ts';
import { generalSettings, secretSettings, settings } from './settings.ts';
import {
  allSettingNames,
  type StoredValues,
  selectStored,
  toSettingKind,
} from './stored-settings.ts';

/** A setting as it is in effect. */
export interface DescribedSetting {
  readonly name: string;
  /** As it was written; secrets are masked. Null: not set, and there is no default. */
  readonly value: string | null;
  /** `environment`, `.env`, a file (`NAME_FILE in .env`), `console`, or `default`. */
  readonly origin: string;
}

const mask = '••••••';

/**
 * The settings in effect and where each comes from. Values are not checked, so this also works when the bot refuses to
 * start. Numbered settings of further Overseerr servers are listed if they are set.
 */
export function describeSettings({
  environment,
  dotEnv,
  stored = {},
  readFile = readTextFile,
}: {
  readonly environment: Environment;
  readonly dotEnv: Environment;
  readonly stored?: StoredValues;
  readonly readFile?: (path: string) => string;
}): DescribedSetting[] {
  const sources = [
    { name: 'environment', env: environment },
    { name: '.env', env: dotEnv },
  ];
  const used = selectStored({ ...dotEnv, ...environment }, stored);
  const describe = (name: string): DescribedSetting => {
    // As `{ ...dotEnv, ...environment }`: the name itself wins over NAME_FILE, wherever either is set.
    for (const key of [name, `${name}_FILE`]) {
      const source = sources.find(({ env }) => env[key] !== undefined);
      if (!source?.env[key]?.trim()) continue;
      const problems: SettingProblem[] = [];
      const value = readSetting(name, { env: { [key]: source.env[key] }, readFile }, problems);
      if (problems.length > 0) return { name, value: null, origin: `${key} cannot be read` };
      if (value === undefined) continue;
      const origin = key === name ? source.name : `${key} in ${source.name}`;
      return { name, value: maskValue(name, value), origin };
    }
    const own = used[name];
    if (own !== undefined) return { name, value: maskValue(name, own), origin: 'console' };
    return { name, value: defaultOf(name), origin: 'default' };
  };
  return allSettingNames
    .map(describe)
    .filter(({ name, origin }) => origin !== 'default' || Object.hasOwn(settings, name));
}

/** Whether the value of a setting is never shown. */
export function isSecretSetting(name: string): boolean {
  return secretSettings.includes(toSettingKind(name) ?? name);
}

function maskValue(name: string, value: string): string {
  if (isSecretSetting(name)) return mask;
  if (!URL.canParse(value)) return value;
  return passwordsIn(value).reduce((text, password) => text.replaceAll(password, mask), value);
}

function defaultOf(name: string): string | null {
  if (!isGeneral(name)) return null;
  const parsed = generalSettings[name].safeParse(undefined);
  return parsed.success && parsed.data !== undefined ? `${parsed.data}` || null : null;
}

function isGeneral(name: string): name is keyof typeof generalSettings {
  return name in generalSettings;
}
