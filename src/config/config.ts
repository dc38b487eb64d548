import type { AlertKind } from '../domain/alerts/alert.ts';
import type { SessionLimits } from '../domain/console/console-session.ts';
import type { ChatAccountKey, Place } from '../domain/place.ts';
import type { QuietHours } from '../domain/quiet-hours.ts';
import type { RetentionDays } from '../domain/retention.ts';
import type { SettingProblem } from '../domain/settings/setting.ts';
import { readFault, toProblem } from '../domain/settings/setting-fault.ts';
import { ConfigError } from './config-error.ts';
import { listUnknownSettings } from './find-unknown-settings.ts';
import { type OverseerrServerSettings, readOverseerrServers } from './overseerr-servers.ts';
import { type Environment, readDotEnv, readSetting, readTextFile } from './read-setting.ts';
import {
  type GeneralSettings,
  generalSchema,
  generalSettings,
  type MonitoredUrl,
} from './settings.ts';
import { parseWithStored, type StoredValues } from './stored-settings.ts';
import { toConfig } from './to-config.ts';

/** The settings, typed and checked. Settings that cannot be combined cannot be expressed. */
export interface Config {
  readonly discord: {
    readonly token: string;
    readonly apiUrl: string;
    readonly guildIds: readonly string[];
  } | null;
  readonly telegram: {
    readonly token: string;
    readonly apiUrl: string;
    readonly webhookUrl: string | null;
  } | null;
  /** Where the chat platforms are, also if none is configured. */
  readonly chatApiUrls: { readonly discord: string; readonly telegram: string };
  /** The Overseerr servers. The first one is the default. */
  readonly overseerrServers: readonly OverseerrServerSettings[];
  readonly plexTvUrl: string;
  /** Whether chat ids are written into the members' profiles on the Overseerr server. */
  readonly writeBackIds: boolean;
  readonly database: {
    /** Null: an embedded PostgreSQL in the data folder. */
    readonly url: string | null;
    readonly poolSize: number;
    readonly poolTimeoutSeconds: number;
    /** Statements that take longer are logged; 0: none are. */
    readonly slowQueryMs: number;
  };
  readonly dataDir: string;
  /** Backups of the embedded database. */
  readonly backup: {
    /** Null: the folder `backups` in the data folder. */
    readonly dir: string | null;
    /** 0: no backups. */
    readonly intervalHours: number;
    readonly keepDays: number;
    readonly keepCount: number;
    /** Null: the generated secrets are not encrypted in the backup. */
    readonly passphrase: string | null;
  };
  readonly http: {
    readonly host: string;
    readonly port: number;
    readonly publicUrl: string | null;
    /** Where Overseerr servers reach the bot; null: at its public address. */
    readonly webhookUrl: string | null;
  };
  /** The Plex Media Server, which is only checked. */
  readonly plex: { readonly url: string; readonly token: string } | null;
  /** The Jellyfin or Emby server, which is only checked. */
  readonly jellyfin: { readonly url: string; readonly apiKey: string } | null;
  /** Other services that are only checked. */
  readonly monitoredUrls: readonly MonitoredUrl[];
  /** What admins are told without asking. Without places, it goes to their direct messages. */
  readonly alerts: {
    readonly places: readonly Place[];
    readonly quietHours: QuietHours | null;
    readonly mutedKinds: readonly AlertKind[];
    /** Whether what happened in a week is sent there as well. */
    readonly hasWeeklyDigest: boolean;
  };
  /** The console in the browser. */
  readonly console: { readonly isOn: boolean };
  readonly sessionLimits: SessionLimits;
  /** Null: only programs on this machine can read the metrics. */
  readonly metricsToken: string | null;
  /** Where traces are sent; null: there are none. */
  readonly tracing: {
    readonly endpoint: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly serviceName: string;
  } | null;
  /** Whether `--demo` asks for the demo page in addition to the configured chats. */
  readonly isDemoRequested: boolean;
  /** Whether `--reset-secrets` asks to replace stored API keys that cannot be decrypted. */
  readonly isSecretResetRequested: boolean;
  readonly publicCards: boolean;
  /** Days after which the settings of a space that the bot has left are deleted. */
  readonly forgetAfterDays: number;
  readonly retentionDays: RetentionDays;
  /** Null: generated and stored in the data folder. */
  readonly webhookSecret: string | null;
  readonly secretKey: string | null;
  /** What members without an account may do, unless their space has its own setting. */
  readonly unlinkedPolicy: GeneralSettings['UNLINKED_USERS'];
  readonly pollIntervalSeconds: number;
  /** Whether requests that failed on their way to the download server are retried a few times. */
  readonly retriesFailed: boolean;
  /** Days without any movement after which people are told about a request; 0: they are not. */
  readonly stalledAfterDays: number;
  /** The admins, who may also approve all requests. */
  readonly admins: readonly ChatAccountKey[];
  readonly approvalPlaces: readonly Place[];
  /** The time zone of local times, unless a space has its own: the name of an IANA time zone. */
  readonly timeZone: string;
  readonly role: GeneralSettings['ROLE'];
  /** Names in the `.env` file that are not settings. */
  readonly unknownSettings: readonly string[];
  /** Settings that were made in the console: the names of those in effect and of those that are not valid, and why. */
  readonly stored: {
    readonly names: readonly string[];
    readonly refused: readonly string[];
    readonly problems: readonly SettingProblem[];
  };
  /** Values that must never appear in a log. */
  readonly secrets: readonly string[];
  readonly log: {
    readonly level: GeneralSettings['LOG_LEVEL'];
    readonly format: 'json' | 'pretty';
    readonly useColors: boolean;
  };
}

/** Settings that make sense only together. */
const mediaServerSettings = [
  ['PLEX_URL', 'PLEX_TOKEN'],
  ['JELLYFIN_URL', 'JELLYFIN_API_KEY'],
] as const;

/** How an environment is read. */
export interface ParseOptions {
  readonly readFile?: (path: string) => string;
  /** Whether standard output is a terminal, which decides the log format and its colors. */
  readonly isTerminal?: boolean;
  /** Settings of the console, which apply where the environment has none. */
  readonly stored?: StoredValues;
}

/**
 * Parses the settings of an environment. Throws a ConfigError that lists all problems at once; those of stored settings
 * are in the result.
 */
export function parseConfig(env: Environment, options: ParseOptions = {}): Config {
  const { parsed, used, refused, problems } = parseWithStored(env, options.stored ?? {}, (merged) =>
    parseEnvironment(merged, options),
  );
  if (!('log' in parsed)) throw new ConfigError(toTexts(parsed));
  const names = Object.keys(used);
  return { ...parsed, stored: { names, refused, problems } };
}

function parseEnvironment(
  env: Environment,
  { readFile = readTextFile, isTerminal = false }: ParseOptions,
): Omit<Config, 'stored'> | readonly SettingProblem[] {
  const problems: SettingProblem[] = [];
  const read = (name: string) => readSetting(name, { env, readFile }, problems);
  const values = Object.fromEntries(Object.keys(generalSettings).map((name) => [name, read(name)]));
  const parsed = generalSchema.safeParse(values);
  for (const { path, message } of parsed.error?.issues ?? []) {
    const name = `${path[0]?.toString()}`;
    const { code, args } = readFault(message);
    problems.push(toProblem([name], code, args));
  }
  const overseerrServers = readOverseerrServers(read, problems);
  if (values['UNLINKED_USERS'] === 'guest' && !read('OVERSEERR_GUEST_USER_ID')) {
    const guest = 'OVERSEERR_GUEST_USER_ID';
    problems.push(toProblem(['UNLINKED_USERS', guest], 'guest-missing', { name: guest }));
  }
  for (const [url, secret] of mediaServerSettings) {
    if ((values[url] === undefined) !== (values[secret] === undefined)) {
      problems.push(toProblem([url, secret], 'together', { other: secret }));
    }
  }
  if (!parsed.success || problems.length > 0) return problems;
  return {
    ...toConfig(parsed.data, overseerrServers),
    log: {
      level: parsed.data.LOG_LEVEL,
      format: parsed.data.LOG_FORMAT ?? (isTerminal ? 'pretty' : 'json'),
      // The convention of https://no-color.org: any value but an empty one turns colors off.
      useColors: isTerminal && !env['NO_COLOR'],
    },
  };
}

/** Where settings come from. */
export interface Environments {
  /** The environment of the process, which wins. */
  readonly environment: Environment;
  /** The `.env` file. */
  readonly dotEnv: Environment;
}

/**
 * Reads the settings: the environment of the process wins over the `.env` file, and both over stored settings. `argv`
 * may contain `--demo` and `--reset-secrets`.
 */
export function loadConfig(
  argv: readonly string[],
  environments: Environments,
  stored: StoredValues = {},
): Config {
  const { environment, dotEnv } = environments;
  const env = { ...dotEnv, ...environment };
  const config = parseConfig(env, { isTerminal: process.stdout.isTTY, stored });
  return {
    ...config,
    isDemoRequested: argv.includes('--demo'),
    isSecretResetRequested: argv.includes('--reset-secrets'),
    unknownSettings: listUnknownSettings(environments),
  };
}

function toTexts(problems: readonly SettingProblem[]): readonly string[] {
  return [...new Set(problems.map(({ text }) => text))];
}

/** Reads the environment of the process, and the `.env` file in the working directory. */
export function readEnvironments(): Environments {
  return { environment: process.env, dotEnv: readDotEnv() };
}
