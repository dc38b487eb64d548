import { overseerrSettings } from './overseerr-servers.ts';
import { type Environment, readSetting, readTextFile } from './read-setting.ts';
import { passwordsIn } from './setting-types.ts';
import { generalSettings, secretSettings } from './settings.ts';

/** A setting as it is in effect. */
export interface DescribedSetting {
  readonly name: string;
  /** As it was written; secrets are masked. Null: not set, and there is no default. */
  readonly value: string | null;
  /** `environment`, `.env`, a file (`NAME_FILE in .env`), or `default`. */
  readonly origin: string;
}

const mask = '••••••';
const serverNumbers = ['', '_2', '_3', '_4', '_5', '_6', '_7', '_8', '_9'];

/**
 * The settings in effect and where each comes from. Values are not checked, so this also works when the bot refuses to
 * start. Numbered settings of further Overseerr servers are listed if they are set.
 */
export function describeSettings({
  environment,
  dotEnv,
  readFile = readTextFile,
}: {
  readonly environment: Environment;
  readonly dotEnv: Environment;
  readonly readFile?: (path: string) => string;
}): DescribedSetting[] {
  const sources = [
    { name: 'environment', env: environment },
    { name: '.env', env: dotEnv },
  ];
  const describe = (name: string): DescribedSetting => {
    // As `{ ...dotEnv, ...environment }`: the name itself wins over NAME_FILE, wherever either is set.
    for (const key of [name, `${name}_FILE`]) {
      const source = sources.find(({ env }) => env[key] !== undefined);
      if (!source?.env[key]?.trim()) continue;
      const problems: string[] = [];
      const value = readSetting(name, { env: { [key]: source.env[key] }, readFile }, problems);
      if (problems.length > 0) return { name, value: null, origin: `${key} cannot be read` };
      if (value === undefined) continue;
      const origin = key === name ? source.name : `${key} in ${source.name}`;
      return { name, value: maskValue(name, value), origin };
    }
    return { name, value: defaultOf(name), origin: 'default' };
  };
  const numbered = Object.keys(overseerrSettings).flatMap((name) =>
    serverNumbers.map((number) => describe(name + number)),
  );
  return [
    ...Object.keys(generalSettings).map(describe),
    ...numbered.filter(({ name, origin }) => origin !== 'default' || name in overseerrSettings),
  ];
}

function maskValue(name: string, value: string): string {
  if (secretSettings.includes(name.replace(/_[2-9]$/, ''))) return mask;
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
