import type { SettingProblem } from '../domain/settings/setting.ts';
import { overseerrSettings } from './overseerr-servers.ts';
import type { Environment } from './read-setting.ts';
import { settingTraits } from './setting-traits.ts';
import { settings } from './settings.ts';

/** Settings that were made in the console, as texts by name. */
export type StoredValues = Readonly<Record<string, string>>;

/** The numbers at the end of the settings of an Overseerr server. */
const serverNumbers = ['', '_2', '_3', '_4', '_5', '_6', '_7', '_8', '_9'] as const;

/**
 * An address and the secret that is sent to it. They come from the same place, so that a secret of the environment never
 * goes to an address that somebody entered in the console, and the other way around.
 */
export const secretPairs = [
  ...serverNumbers.map(
    (number) => [`OVERSEERR_URL${number}`, `OVERSEERR_API_KEY${number}`] as const,
  ),
  ['PLEX_URL', 'PLEX_TOKEN'],
  ['JELLYFIN_URL', 'JELLYFIN_API_KEY'],
  ['OTEL_EXPORTER_OTLP_ENDPOINT', 'OTEL_EXPORTER_OTLP_HEADERS'],
] as const satisfies readonly (readonly [address: string, secret: string])[];

/** The names of all settings, with those of further Overseerr servers. */
export const allSettingNames: readonly string[] = [
  ...Object.keys(settings),
  ...serverNumbers.slice(1).flatMap((n) => Object.keys(overseerrSettings).map((name) => name + n)),
];

/** The setting itself, or the one of the first Overseerr server for one of another server. */
export function toSettingKind(name: string): keyof typeof settings | null {
  const kind = allSettingNames.includes(name) ? name.replace(/_[2-9]$/, '') : name;
  return isSetting(kind) ? kind : null;
}

/** Whether a setting can be made in the console: it exists, and the bot does not need it before the database. */
export function isStorable(name: string): boolean {
  const kind = toSettingKind(name);
  return kind !== null && settingTraits[kind].effect !== 'environment';
}

/** Whether a setting connects a chat platform. */
export function isChatToken(name: string): boolean {
  return name === 'DISCORD_TOKEN' || name === 'TELEGRAM_BOT_TOKEN';
}

/** Whether an environment has the setting. An empty value, as Docker Compose passes it on, counts as none. */
function isSetIn(env: Environment, name: string): boolean {
  return Boolean(env[name]?.trim() || env[`${name}_FILE`]?.trim());
}

/** Why the environment decides about a setting, as the name of the setting in the environment; null if it does not. */
export function findDecidingName(env: Environment, name: string): string | null {
  const pair = secretPairs.find((names) => names.some((each) => each === name)) ?? [];
  return [name, ...pair].find((each) => isSetIn(env, each)) ?? null;
}

/** The stored settings that have an effect: the environment wins. */
export function selectStored(env: Environment, stored: StoredValues): StoredValues {
  return Object.fromEntries(
    Object.entries(stored).filter(
      ([name, value]) =>
        value.trim() !== '' && isStorable(name) && findDecidingName(env, name) === null,
    ),
  );
}

/**
 * Parses an environment together with stored settings. Stored settings that are not valid are left out, and named in
 * `problems`: a setting that a later version refuses must not keep the bot from starting, because the console that could
 * correct it would be gone. `parse` returns the problems of an environment, or its result.
 */
export function parseWithStored<Result>(
  env: Environment,
  stored: StoredValues,
  parse: (env: Environment) => Result | readonly SettingProblem[],
): {
  /** The result, or the problems of the environment itself. */
  readonly parsed: Result | readonly SettingProblem[];
  /** The stored settings in effect. */
  readonly used: StoredValues;
  /** The names of those that are not valid. */
  readonly refused: readonly string[];
  readonly problems: readonly SettingProblem[];
} {
  const selected = selectStored(env, stored);
  let used = selected;
  const problems: SettingProblem[] = [];
  for (;;) {
    const parsed = parse({ ...env, ...used });
    const found: readonly SettingProblem[] = Array.isArray(parsed) ? parsed : [];
    const isUsed = (name: string) => Object.hasOwn(used, name);
    const own = found.filter(({ names }) => names.some(isUsed));
    if (own.length === 0) {
      const refused = Object.keys(selected).filter((name) => !isUsed(name));
      return { parsed, used, refused, problems };
    }
    problems.push(...own);
    const faulty = new Set(own.flatMap(({ names }) => names));
    used = Object.fromEntries(Object.entries(used).filter(([name]) => !faulty.has(name)));
  }
}

function isSetting(name: string): name is keyof typeof settings {
  return Object.hasOwn(settings, name);
}
