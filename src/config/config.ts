import type { AlertKind, QuietHours } from '../domain/alerts/alert.ts';
import type { ChatAccountKey, Place } from '../domain/place.ts';
import { ConfigError } from './config-error.ts';
import { listUnknownSettings } from './find-unknown-settings.ts';
import { type OverseerrServerSettings, readOverseerrServers } from './overseerr-servers.ts';
import { type Environment, readDotEnv, readSetting, readTextFile } from './read-setting.ts';
import { passwordsIn } from './setting-types.ts';
import {
  type GeneralSettings,
  generalSchema,
  generalSettings,
  type MonitoredUrl,
} from './settings.ts';

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
  /** Null: generated and stored in the data folder. */
  readonly webhookSecret: string | null;
  readonly secretKey: string | null;
  /** What members without an account may do, unless their space has its own setting. */
  readonly unlinkedPolicy: GeneralSettings['UNLINKED_USERS'];
  readonly pollIntervalSeconds: number;
  /** The admins, who may also approve all requests. */
  readonly admins: readonly ChatAccountKey[];
  readonly approvalPlaces: readonly Place[];
  /** The time zone of local times, unless a space has its own: the name of an IANA time zone. */
  readonly timeZone: string;
  readonly role: GeneralSettings['ROLE'];
  /** Names in the `.env` file that are not settings. */
  readonly unknownSettings: readonly string[];
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

/**
 * Parses the settings of an environment. Throws a ConfigError that lists all problems at once. `isTerminal` says
 * whether standard output is a terminal, which decides the log format and its colors.
 */
export function parseConfig(
  env: Environment,
  {
    readFile = readTextFile,
    isTerminal = false,
  }: { readonly readFile?: (path: string) => string; readonly isTerminal?: boolean } = {},
): Config {
  const problems: string[] = [];
  const read = (name: string) => readSetting(name, { env, readFile }, problems);
  const values = Object.fromEntries(Object.keys(generalSettings).map((name) => [name, read(name)]));
  const parsed = generalSchema.safeParse(values);
  if (!parsed.success) {
    problems.push(
      ...parsed.error.issues.map(({ path, message }) => `${path[0]?.toString()} ${message}`),
    );
  }
  const overseerrServers = readOverseerrServers(read, problems);
  if (values['UNLINKED_USERS'] === 'guest' && !read('OVERSEERR_GUEST_USER_ID')) {
    problems.push('OVERSEERR_GUEST_USER_ID is required when UNLINKED_USERS=guest');
  }
  for (const [url, secret] of mediaServerSettings) {
    if ((values[url] === undefined) !== (values[secret] === undefined)) {
      problems.push(`${url} and ${secret} must be set together`);
    }
  }
  if (!parsed.success || problems.length > 0) throw new ConfigError([...new Set(problems)]);
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

/** Reads the settings. `argv` may contain `--demo` and `--reset-secrets`. */
export function loadConfig(argv: readonly string[], environments: Environments): Config {
  const { environment, dotEnv: file } = environments;
  const env = { ...file, ...environment };
  const config = parseConfig(env, { isTerminal: process.stdout.isTTY });
  return {
    ...config,
    isDemoRequested: argv.includes('--demo'),
    isSecretResetRequested: argv.includes('--reset-secrets'),
    unknownSettings: listUnknownSettings(environments),
  };
}

/** Reads the environment of the process, and the `.env` file in the working directory. */
export function readEnvironments(): Environments {
  return { environment: process.env, dotEnv: readDotEnv() };
}

function toConfig(
  values: GeneralSettings,
  overseerrServers: readonly OverseerrServerSettings[],
): Omit<Config, 'log'> {
  return {
    discord: values.DISCORD_TOKEN
      ? {
          token: values.DISCORD_TOKEN,
          apiUrl: values.DISCORD_API_URL,
          guildIds: values.DISCORD_GUILD_IDS,
        }
      : null,
    telegram: values.TELEGRAM_BOT_TOKEN
      ? {
          token: values.TELEGRAM_BOT_TOKEN,
          apiUrl: values.TELEGRAM_API_URL,
          webhookUrl: values.TELEGRAM_WEBHOOK_URL ?? null,
        }
      : null,
    overseerrServers,
    plexTvUrl: values.PLEX_TV_URL,
    writeBackIds: values.WRITE_BACK_IDS,
    database: {
      url: values.DATABASE_URL ?? null,
      poolSize: values.DATABASE_POOL_SIZE,
      poolTimeoutSeconds: values.DATABASE_POOL_TIMEOUT_SECONDS,
      slowQueryMs: values.SLOW_QUERY_MS,
    },
    dataDir: values.DATA_DIR,
    backup: {
      dir: values.BACKUP_DIR ?? null,
      intervalHours: values.BACKUP_INTERVAL_HOURS,
      keepDays: values.BACKUP_KEEP_DAYS,
      keepCount: values.BACKUP_KEEP_COUNT,
      passphrase: values.BACKUP_PASSPHRASE ?? null,
    },
    http: {
      host: values.HTTP_HOST,
      port: values.HTTP_PORT,
      publicUrl: values.PUBLIC_URL ?? null,
      webhookUrl: values.WEBHOOK_URL ?? null,
    },
    plex:
      values.PLEX_URL && values.PLEX_TOKEN
        ? { url: values.PLEX_URL, token: values.PLEX_TOKEN }
        : null,
    jellyfin:
      values.JELLYFIN_URL && values.JELLYFIN_API_KEY
        ? { url: values.JELLYFIN_URL, apiKey: values.JELLYFIN_API_KEY }
        : null,
    monitoredUrls: values.MONITORED_URLS,
    alerts: {
      places: values.ALERT_PLACES,
      quietHours: values.ALERT_QUIET_HOURS ?? null,
      mutedKinds: values.ALERT_MUTE,
      hasWeeklyDigest: values.WEEKLY_DIGEST,
    },
    console: { isOn: values.CONSOLE === 'on' },
    metricsToken: values.METRICS_TOKEN ?? null,
    tracing: values.OTEL_EXPORTER_OTLP_ENDPOINT
      ? {
          endpoint: values.OTEL_EXPORTER_OTLP_ENDPOINT,
          headers: values.OTEL_EXPORTER_OTLP_HEADERS ?? {},
          serviceName: values.OTEL_SERVICE_NAME,
        }
      : null,
    isDemoRequested: false,
    isSecretResetRequested: false,
    unknownSettings: [],
    publicCards: values.PUBLIC_CARDS,
    forgetAfterDays: values.FORGET_AFTER_DAYS,
    webhookSecret: values.WEBHOOK_SECRET ?? null,
    secretKey: values.SECRET_KEY ?? null,
    unlinkedPolicy: values.UNLINKED_USERS,
    pollIntervalSeconds: values.POLL_INTERVAL_SECONDS,
    admins: values.ADMINS,
    approvalPlaces: values.APPROVAL_PLACES,
    timeZone: values.TIMEZONE ?? new Intl.DateTimeFormat().resolvedOptions().timeZone,
    role: values.ROLE,
    secrets: collectSecrets(values, overseerrServers),
  };
}

function collectSecrets(
  values: GeneralSettings,
  overseerrServers: readonly OverseerrServerSettings[],
): readonly string[] {
  const urls = [
    values.DATABASE_URL,
    values.DISCORD_API_URL,
    values.TELEGRAM_API_URL,
    values.TELEGRAM_WEBHOOK_URL,
    values.PLEX_TV_URL,
    values.PUBLIC_URL,
    values.PLEX_URL,
    values.OTEL_EXPORTER_OTLP_ENDPOINT,
    values.JELLYFIN_URL,
    ...values.MONITORED_URLS.map(({ url }) => url),
    ...overseerrServers.map(({ url }) => url),
  ];
  return [
    values.DISCORD_TOKEN,
    values.TELEGRAM_BOT_TOKEN,
    ...overseerrServers.map(({ apiKey }) => apiKey),
    values.WEBHOOK_SECRET,
    values.SECRET_KEY,
    values.BACKUP_PASSPHRASE,
    values.METRICS_TOKEN,
    values.PLEX_TOKEN,
    ...Object.values(values.OTEL_EXPORTER_OTLP_HEADERS ?? {}),
    values.JELLYFIN_API_KEY,
    ...urls.flatMap((url) => (url ? passwordsIn(url) : [])),
  ].filter((secret): secret is string => Boolean(secret));
}
