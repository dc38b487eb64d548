import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import type { ChatAccountKey, Place } from '../domain/place.ts';
import { findUnknownSettings } from './find-unknown-settings.ts';
import {
  type OverseerrServerSettings,
  overseerrSettings,
  readOverseerrServers,
} from './overseerr-servers.ts';
import {
  booleanSetting,
  commaSeparated,
  httpUrl,
  integerBetween,
  passwordsIn,
  postgresUrl,
} from './setting-types.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** What was wrong with the settings: names and reasons, never values. */
export class ConfigError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The settings cannot be used:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

/** `discord:<id>` or `telegram:<id>`. */
const chatAccount = z.string().transform((text, context): ChatAccountKey => {
  const [, platform, platformUserId] = /^(discord|telegram):(\d+)$/.exec(text) ?? [];
  if ((platform === 'discord' || platform === 'telegram') && platformUserId) {
    return { platform, platformUserId };
  }
  context.addIssue('has something that is not discord:<id> or telegram:<id>');
  return z.NEVER;
});

/** `discord:<channel id>` or `telegram:<chat id>[/<topic id>]`. */
const approvalPlace = z.string().transform((text, context): Place => {
  const [, discord, telegram, topic] =
    /^(?:discord:(\d+)|telegram:(-?\d+)(?:\/(\d+))?)$/.exec(text) ?? [];
  if (discord) return { platform: 'discord', kind: 'channel', address: discord };
  if (telegram) {
    const place = { platform: 'telegram', kind: 'channel', address: telegram } as const;
    return topic ? { ...place, topic } : place;
  }
  context.addIssue('has something that is not discord:<channel> or telegram:<chat>[/<topic>]');
  return z.NEVER;
});

/** Every setting with its form and default, but for those of media servers. */
const generalSettings = {
  DISCORD_TOKEN: z
    .string()
    .regex(/^[!-~]+$/, 'has characters that no token has')
    .optional(),
  DISCORD_GUILD_IDS: commaSeparated
    .pipe(z.array(z.string().regex(/^\d{15,21}$/, 'has something that is not a guild id')))
    .prefault(''),
  DISCORD_API_URL: httpUrl.default('https://discord.com/api'),
  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]+$/, 'is not a Telegram bot token')
    .optional(),
  TELEGRAM_API_URL: httpUrl.default('https://api.telegram.org'),
  TELEGRAM_WEBHOOK_URL: httpUrl.optional(),
  PLEX_TV_URL: httpUrl.default('https://plex.tv'),
  WRITE_BACK_IDS: booleanSetting.prefault('false'),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_POOL_SIZE: integerBetween(2, 500).default(20),
  DATABASE_POOL_TIMEOUT_SECONDS: integerBetween(1, 600).default(30),
  DATA_DIR: z.string().default('./data'),
  HTTP_HOST: z.string().default('127.0.0.1'),
  HTTP_PORT: integerBetween(0, 65_535).default(8787),
  PUBLIC_URL: httpUrl.optional(),
  PUBLIC_CARDS: booleanSetting.prefault('true'),
  FORGET_AFTER_DAYS: integerBetween(0, 3_650).default(30),
  WEBHOOK_SECRET: z.string().min(8, 'is shorter than 8 characters').optional(),
  SECRET_KEY: z.string().min(16, 'is shorter than 16 characters').optional(),
  UNLINKED_USERS: z.enum(['link', 'guest'], { error: 'is neither link nor guest' }).default('link'),
  POLL_INTERVAL_SECONDS: integerBetween(1, 86_400).default(60),
  ADMINS: commaSeparated.pipe(z.array(chatAccount)).prefault(''),
  APPROVAL_PLACES: commaSeparated.pipe(z.array(approvalPlace)).prefault(''),
  ROLE: z
    .enum(['all', 'gateway', 'worker'], { error: 'is not all, gateway or worker' })
    .default('all'),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'], { error: 'is not a log level' })
    .default('info'),
  LOG_FORMAT: z.enum(['json', 'pretty'], { error: 'is neither json nor pretty' }).default('json'),
} as const satisfies Record<string, z.ZodType>;

/** All settings by name. The README and .env.example list the same names. */
export const settings = { ...generalSettings, ...overseerrSettings };

const schema = z.object(generalSettings);
type Settings = z.infer<typeof schema>;

/** The settings, typed; what cannot go together does not type. */
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
  /** The media servers, the first one the default. */
  readonly overseerrServers: readonly OverseerrServerSettings[];
  readonly plexTvUrl: string;
  /** Whether chat ids are written into the profiles of the media server. */
  readonly writeBackIds: boolean;
  readonly database: {
    /** Null: an embedded PostgreSQL in the data folder. */
    readonly url: string | null;
    readonly poolSize: number;
    readonly poolTimeoutSeconds: number;
  };
  readonly dataDir: string;
  readonly http: {
    readonly host: string;
    readonly port: number;
    readonly publicUrl: string | null;
  };
  /** Whether the demonstration page is wanted beside real chats. */
  readonly isDemoRequested: boolean;
  readonly publicCards: boolean;
  /** How long a space is remembered that the bot has left. */
  readonly forgetAfterDays: number;
  /** Null: generated and kept in the data folder. */
  readonly webhookSecret: string | null;
  readonly secretKey: string | null;
  /** What becomes of people without an account where a space has not said otherwise. */
  readonly unlinkedPolicy: Settings['UNLINKED_USERS'];
  readonly pollIntervalSeconds: number;
  /** The first approvers and admins. */
  readonly admins: readonly ChatAccountKey[];
  readonly approvalPlaces: readonly Place[];
  readonly role: Settings['ROLE'];
  /** What the `.env` file names that is no setting. */
  readonly unknownSettings: readonly string[];
  /** Values that must never be seen in a log. */
  readonly secrets: readonly string[];
  readonly log: { readonly level: Settings['LOG_LEVEL']; readonly format: Settings['LOG_FORMAT'] };
}

/**
 * Reads the settings from an environment. `NAME_FILE` gives the value of NAME from a file; an empty value is
 * none. Throws ConfigError with every problem at once.
 */
export function parseConfig(
  env: Environment,
  readFile: (path: string) => string = readText,
): Config {
  const problems: string[] = [];
  const read = (name: string) => readSetting(name, env, readFile, problems);
  const given = Object.fromEntries(Object.keys(generalSettings).map((name) => [name, read(name)]));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    problems.push(
      ...parsed.error.issues.map(({ path, message }) => `${path[0]?.toString()} ${message}`),
    );
  }
  const overseerrServers = readOverseerrServers(read, problems);
  if (given['UNLINKED_USERS'] === 'guest' && !read('OVERSEERR_GUEST_USER_ID')) {
    problems.push('OVERSEERR_GUEST_USER_ID is missing; UNLINKED_USERS=guest needs it');
  }
  if (!parsed.success || problems.length > 0) throw new ConfigError([...new Set(problems)]);
  return toConfig(parsed.data, overseerrServers);
}

/** The process's own environment over what a `.env` file in the working folder says; `--demo` from `argv`. */
export function loadConfig(argv: readonly string[]): Config {
  const file = dotEnv();
  const config = parseConfig({ ...file, ...process.env });
  const unknownSettings = findUnknownSettings(Object.keys(file), Object.keys(settings));
  return { ...config, isDemoRequested: argv.includes('--demo'), unknownSettings };
}

function readSetting(
  name: string,
  env: Environment,
  readFile: (path: string) => string,
  problems: string[],
) {
  const direct = env[name]?.trim();
  if (direct) return direct;
  const file = env[`${name}_FILE`]?.trim();
  if (!file) return undefined;
  try {
    return readFile(file).trim() || undefined;
  } catch {
    problems.push(`${name}_FILE names a file that cannot be read`);
    return undefined;
  }
}

function toConfig(given: Settings, overseerrServers: readonly OverseerrServerSettings[]): Config {
  return {
    discord: given.DISCORD_TOKEN
      ? {
          token: given.DISCORD_TOKEN,
          apiUrl: given.DISCORD_API_URL,
          guildIds: given.DISCORD_GUILD_IDS,
        }
      : null,
    telegram: given.TELEGRAM_BOT_TOKEN
      ? {
          token: given.TELEGRAM_BOT_TOKEN,
          apiUrl: given.TELEGRAM_API_URL,
          webhookUrl: given.TELEGRAM_WEBHOOK_URL ?? null,
        }
      : null,
    overseerrServers,
    plexTvUrl: given.PLEX_TV_URL,
    writeBackIds: given.WRITE_BACK_IDS,
    database: {
      url: given.DATABASE_URL ?? null,
      poolSize: given.DATABASE_POOL_SIZE,
      poolTimeoutSeconds: given.DATABASE_POOL_TIMEOUT_SECONDS,
    },
    dataDir: given.DATA_DIR,
    http: { host: given.HTTP_HOST, port: given.HTTP_PORT, publicUrl: given.PUBLIC_URL ?? null },
    isDemoRequested: false,
    unknownSettings: [],
    publicCards: given.PUBLIC_CARDS,
    forgetAfterDays: given.FORGET_AFTER_DAYS,
    webhookSecret: given.WEBHOOK_SECRET ?? null,
    secretKey: given.SECRET_KEY ?? null,
    unlinkedPolicy: given.UNLINKED_USERS,
    pollIntervalSeconds: given.POLL_INTERVAL_SECONDS,
    admins: given.ADMINS,
    approvalPlaces: given.APPROVAL_PLACES,
    role: given.ROLE,
    secrets: [
      given.DISCORD_TOKEN,
      given.TELEGRAM_BOT_TOKEN,
      ...overseerrServers.map(({ apiKey }) => apiKey),
      given.WEBHOOK_SECRET,
      given.SECRET_KEY,
      ...[given.DATABASE_URL, ...urlsIn(given), ...overseerrServers.map(({ url }) => url)].flatMap(
        (url) => (url ? passwordsIn(url) : []),
      ),
    ].filter((secret): secret is string => Boolean(secret)),
    log: { level: given.LOG_LEVEL, format: given.LOG_FORMAT },
  };
}

function urlsIn(given: Settings): readonly (string | undefined)[] {
  return [
    given.DISCORD_API_URL,
    given.TELEGRAM_API_URL,
    given.TELEGRAM_WEBHOOK_URL,
    given.PLEX_TV_URL,
    given.PUBLIC_URL,
  ];
}

function dotEnv(): Environment {
  try {
    return parseEnv(readText('.env'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    throw new ConfigError(['.env cannot be read']);
  }
}

function readText(path: string): string {
  return readFileSync(path, 'utf8');
}
