import { z } from 'zod';
import { alertKinds } from '../domain/alerts/alert.ts';
import { type ChatAccountKey, type Place, type Platform, platforms } from '../domain/place.ts';
import type { QuietHours } from '../domain/quiet-hours.ts';
import { parseWebhookBaseUrl } from '../domain/services/webhook-settings.ts';
import { faultMessage } from '../domain/settings/setting-fault.ts';
import { unlinkedPolicies } from '../domain/spaces/space.ts';
import { toTimeZone } from '../domain/time-zone.ts';
import { overseerrSettings } from './overseerr-servers.ts';
import {
  booleanSetting,
  commaSeparated,
  headerList,
  httpUrl,
  integerBetween,
  passwordsIn,
  postgresUrl,
} from './setting-types.ts';

/** A service that is only checked, by its address. */
export interface MonitoredUrl {
  readonly name: string;
  readonly url: string;
}

/** The ids of users and of channels (with a topic) in the settings; null for a platform that has none there. */
const idPatterns = {
  discord: { user: /^\d+$/, place: /^(\d+)$/ },
  telegram: { user: /^\d+$/, place: /^(-?\d+)(?:\/(\d+))?$/ },
  web: null,
} as const satisfies Record<Platform, { readonly user: RegExp; readonly place: RegExp } | null>;

function splitAtPlatform(text: string): {
  readonly platform: Platform | null;
  readonly id: string;
} {
  const [, name, id = ''] = /^([a-z]+):(.*)$/.exec(text) ?? [];
  return { platform: platforms.find((platform) => platform === name) ?? null, id };
}

/** `discord:<id>` or `telegram:<id>`. */
const chatAccount = z.string().transform((text, context): ChatAccountKey => {
  const { platform, id } = splitAtPlatform(text);
  if (platform && idPatterns[platform]?.user.test(id)) return { platform, platformUserId: id };
  context.addIssue(faultMessage('chat-accounts'));
  return z.NEVER;
});

/** `discord:<channel id>` or `telegram:<chat id>[/<topic id>]`. */
const approvalPlace = z.string().transform((text, context): Place => {
  const { platform, id } = splitAtPlatform(text);
  const [, address, topic] = (platform && idPatterns[platform]?.place.exec(id)) ?? [];
  if (platform && address) {
    return { platform, kind: 'channel', address, ...(topic ? { topic } : {}) };
  }
  context.addIssue(faultMessage('places'));
  return z.NEVER;
});

/** `<name>=<address>`: a service that is only checked. */
const monitoredUrl = z.string().transform((text, context): MonitoredUrl => {
  const [, name, address] = /^([\w .-]{1,40})=(.+)$/.exec(text) ?? [];
  const { data: url } = httpUrl.safeParse(address);
  if (name && url) return { name, url };
  context.addIssue(faultMessage('monitored-urls'));
  return z.NEVER;
});

/** A secret that becomes the value of a header. */
const headerSecret = z.string().regex(/^[!-~]+$/, faultMessage('token-characters'));

const monitoredUrls = z
  .array(monitoredUrl)
  .refine((services) => new Set(services.map(({ name }) => name)).size === services.length, {
    error: faultMessage('distinct-names'),
  });

/** `<hour>-<hour>`, also over midnight. */
const quietHours = z.string().transform((text, context): QuietHours => {
  const [, from, until] = /^(\d{1,2})-(\d{1,2})$/.exec(text) ?? [];
  const hours = { from: Number(from ?? 24), until: Number(until ?? 24) };
  if (hours.from < 24 && hours.until < 24) return hours;
  context.addIssue(faultMessage('hours'));
  return z.NEVER;
});

/** Every setting with its format and default, except those of the Overseerr servers. */
export const generalSettings = {
  DISCORD_TOKEN: headerSecret.optional(),
  DISCORD_GUILD_IDS: commaSeparated
    .pipe(z.array(z.string().regex(/^\d{15,21}$/, faultMessage('discord-servers'))))
    .prefault(''),
  DISCORD_API_URL: httpUrl.default('https://discord.com/api'),
  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]+$/, faultMessage('telegram-token'))
    .optional(),
  TELEGRAM_API_URL: httpUrl.default('https://api.telegram.org'),
  TELEGRAM_WEBHOOK_URL: httpUrl.optional(),
  PLEX_TV_URL: httpUrl.default('https://plex.tv'),
  WRITE_BACK_IDS: booleanSetting.prefault('false'),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_POOL_SIZE: integerBetween(2, 500).default(20),
  DATABASE_POOL_TIMEOUT_SECONDS: integerBetween(1, 600).default(30),
  SLOW_QUERY_MS: integerBetween(0, 600_000).default(200),
  DATA_DIR: z.string().default('./data'),
  BACKUP_DIR: z.string().optional(),
  BACKUP_INTERVAL_HOURS: integerBetween(0, 720).default(24),
  BACKUP_KEEP_DAYS: integerBetween(0, 3_650).default(14),
  BACKUP_KEEP_COUNT: integerBetween(1, 1_000).default(3),
  BACKUP_PASSPHRASE: z
    .string()
    .min(12, faultMessage('min-length', { min: 12 }))
    .optional(),
  HTTP_HOST: z.string().default('127.0.0.1'),
  HTTP_PORT: integerBetween(0, 65_535).default(8787),
  PUBLIC_URL: httpUrl
    .refine(
      (text) => passwordsIn(text).length === 0 && new URL(text).username === '',
      faultMessage('public-password'),
    )
    .optional(),
  WEBHOOK_URL: z
    .string()
    .transform((text, context) => {
      const baseUrl = parseWebhookBaseUrl(text);
      if (baseUrl !== null) return baseUrl;
      context.addIssue(faultMessage('webhook-address'));
      return z.NEVER;
    })
    .optional(),
  PUBLIC_CARDS: booleanSetting.prefault('true'),
  FORGET_AFTER_DAYS: integerBetween(0, 3_650).default(30),
  AUDIT_KEEP_DAYS: integerBetween(30, 3_650).default(365),
  ERROR_KEEP_DAYS: integerBetween(7, 3_650).default(365),
  CHECK_KEEP_DAYS: integerBetween(31, 3_650).default(365),
  ALERT_KEEP_DAYS: integerBetween(30, 3_650).default(365),
  BACKUP_RECORD_KEEP_DAYS: integerBetween(90, 3_650).default(365),
  TASK_KEEP_DAYS: integerBetween(1, 3_650).default(30),
  REVOKED_KEEP_DAYS: integerBetween(1, 3_650).default(90),
  FOLLOW_KEEP_DAYS: integerBetween(1, 3_650).default(90),
  WEBHOOK_SECRET: z
    .string()
    .min(8, faultMessage('min-length', { min: 8 }))
    .optional(),
  SECRET_KEY: z
    .string()
    .min(16, faultMessage('min-length', { min: 16 }))
    .optional(),
  PLEX_URL: httpUrl.optional(),
  PLEX_TOKEN: headerSecret.optional(),
  JELLYFIN_URL: httpUrl.optional(),
  JELLYFIN_API_KEY: z
    .string()
    .regex(/^[\w-]+$/, faultMessage('key-characters'))
    .optional(),
  MONITORED_URLS: commaSeparated.pipe(monitoredUrls).prefault(''),
  ALERT_PLACES: commaSeparated.pipe(z.array(approvalPlace)).prefault(''),
  ALERT_QUIET_HOURS: quietHours.optional(),
  ALERT_MUTE: commaSeparated
    .pipe(
      z.array(
        z.enum(alertKinds, { error: faultMessage('some-of', { choices: alertKinds.join(', ') }) }),
      ),
    )
    .prefault(''),
  WEEKLY_DIGEST: booleanSetting.prefault('false'),
  CONSOLE: z
    .enum(['on', 'off'], { error: faultMessage('one-of', { choices: 'on, off' }) })
    .default('on'),
  CONSOLE_IDLE_HOURS: integerBetween(1, 720).default(12),
  CONSOLE_SESSION_DAYS: integerBetween(1, 365).default(30),
  METRICS_TOKEN: z
    .string()
    .regex(/^[!-~]{16,}$/, faultMessage('no-spaces', { min: 16 }))
    .optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: httpUrl.optional(),
  OTEL_EXPORTER_OTLP_HEADERS: headerList.optional(),
  OTEL_SERVICE_NAME: z.string().default('medianest'),
  UNLINKED_USERS: z
    .enum(unlinkedPolicies, { error: faultMessage('one-of', { choices: 'link, guest' }) })
    .default('link'),
  POLL_INTERVAL_SECONDS: integerBetween(1, 86_400).default(60),
  RETRY_FAILED: booleanSetting.prefault('true'),
  STALLED_AFTER_DAYS: integerBetween(0, 365).default(7),
  ADMINS: commaSeparated.pipe(z.array(chatAccount)).prefault(''),
  APPROVAL_PLACES: commaSeparated.pipe(z.array(approvalPlace)).prefault(''),
  TIMEZONE: z
    .string()
    .transform((text, context) => {
      const timeZone = toTimeZone(text);
      if (timeZone !== null) return timeZone;
      context.addIssue(faultMessage('time-zone'));
      return z.NEVER;
    })
    .optional(),
  ROLE: z
    .enum(['all', 'gateway', 'worker'], {
      error: faultMessage('one-of', { choices: 'all, gateway, worker' }),
    })
    .default('all'),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'], {
      error: faultMessage('one-of', { choices: 'trace, debug, info, warn, error, silent' }),
    })
    .default('info'),
  LOG_FORMAT: z
    .enum(['json', 'pretty'], { error: faultMessage('one-of', { choices: 'json, pretty' }) })
    .optional(),
} as const satisfies Record<string, z.ZodType>;

/** All settings by name. `.env.example` and docs/operating.md list the same names. */
export const settings = { ...generalSettings, ...overseerrSettings };

/** Settings whose values are never shown; of the others, only passwords in addresses are hidden. */
export const secretSettings: readonly string[] = [
  'DISCORD_TOKEN',
  'TELEGRAM_BOT_TOKEN',
  'OVERSEERR_API_KEY',
  'WEBHOOK_SECRET',
  'SECRET_KEY',
  'BACKUP_PASSPHRASE',
  'METRICS_TOKEN',
  'PLEX_TOKEN',
  'OTEL_EXPORTER_OTLP_HEADERS',
  'JELLYFIN_API_KEY',
] satisfies readonly (keyof typeof settings)[];

/** The schema of the general settings. */
export const generalSchema = z.object(generalSettings);

/** The values of the general settings. */
export type GeneralSettings = z.infer<typeof generalSchema>;
