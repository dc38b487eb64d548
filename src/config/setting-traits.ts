import type { SettingEffect, SettingGroup, SettingInput } from '../domain/settings/setting.ts';
import { unlinkedPolicies } from '../domain/spaces/space.ts';
import type { settings } from './settings.ts';

/** How the console shows a setting, and when a change takes effect. */
interface SettingTraits {
  readonly effect: SettingEffect;
  readonly group: SettingGroup;
  readonly input: SettingInput;
}

export const settingTraits = {
  DISCORD_TOKEN: { effect: 'restart', group: 'discord', input: 'secret' },
  DISCORD_GUILD_IDS: { effect: 'restart', group: 'discord', input: 'list' },
  DISCORD_API_URL: { effect: 'environment', group: 'discord', input: 'text' },
  TELEGRAM_BOT_TOKEN: { effect: 'restart', group: 'telegram', input: 'secret' },
  TELEGRAM_API_URL: { effect: 'environment', group: 'telegram', input: 'text' },
  TELEGRAM_WEBHOOK_URL: { effect: 'restart', group: 'telegram', input: 'text' },
  PLEX_TV_URL: { effect: 'environment', group: 'people', input: 'text' },
  WRITE_BACK_IDS: { effect: 'restart', group: 'people', input: 'boolean' },
  DATABASE_URL: { effect: 'environment', group: 'database', input: 'text' },
  DATABASE_POOL_SIZE: { effect: 'environment', group: 'database', input: 'number' },
  DATABASE_POOL_TIMEOUT_SECONDS: { effect: 'environment', group: 'database', input: 'number' },
  SLOW_QUERY_MS: { effect: 'restart', group: 'database', input: 'number' },
  DATA_DIR: { effect: 'environment', group: 'database', input: 'text' },
  BACKUP_DIR: { effect: 'restart', group: 'backup', input: 'text' },
  BACKUP_INTERVAL_HOURS: { effect: 'restart', group: 'backup', input: 'number' },
  BACKUP_KEEP_DAYS: { effect: 'restart', group: 'backup', input: 'number' },
  BACKUP_KEEP_COUNT: { effect: 'restart', group: 'backup', input: 'number' },
  // Stored in the database, it would be lost together with what it encrypts.
  BACKUP_PASSPHRASE: { effect: 'environment', group: 'backup', input: 'secret' },
  HTTP_HOST: { effect: 'environment', group: 'web', input: 'text' },
  HTTP_PORT: { effect: 'environment', group: 'web', input: 'number' },
  PUBLIC_URL: { effect: 'restart', group: 'web', input: 'text' },
  WEBHOOK_URL: { effect: 'restart', group: 'web', input: 'text' },
  // Turned off in the console, it could not be turned on again there.
  CONSOLE: { effect: 'environment', group: 'web', input: ['on', 'off'] },
  CONSOLE_IDLE_HOURS: { effect: 'restart', group: 'web', input: 'number' },
  CONSOLE_SESSION_DAYS: { effect: 'restart', group: 'web', input: 'number' },
  PUBLIC_CARDS: { effect: 'restart', group: 'requests', input: 'boolean' },
  FORGET_AFTER_DAYS: { effect: 'restart', group: 'people', input: 'number' },
  AUDIT_KEEP_DAYS: { effect: 'restart', group: 'database', input: 'number' },
  ERROR_KEEP_DAYS: { effect: 'restart', group: 'database', input: 'number' },
  CHECK_KEEP_DAYS: { effect: 'restart', group: 'database', input: 'number' },
  ALERT_KEEP_DAYS: { effect: 'restart', group: 'database', input: 'number' },
  BACKUP_RECORD_KEEP_DAYS: { effect: 'restart', group: 'database', input: 'number' },
  TASK_KEEP_DAYS: { effect: 'restart', group: 'database', input: 'number' },
  REVOKED_KEEP_DAYS: { effect: 'restart', group: 'database', input: 'number' },
  FOLLOW_KEEP_DAYS: { effect: 'restart', group: 'database', input: 'number' },
  WEBHOOK_SECRET: { effect: 'restart', group: 'web', input: 'secret' },
  SECRET_KEY: { effect: 'environment', group: 'process', input: 'secret' },
  PLEX_URL: { effect: 'restart', group: 'media-servers', input: 'text' },
  PLEX_TOKEN: { effect: 'restart', group: 'media-servers', input: 'secret' },
  JELLYFIN_URL: { effect: 'restart', group: 'media-servers', input: 'text' },
  JELLYFIN_API_KEY: { effect: 'restart', group: 'media-servers', input: 'secret' },
  MONITORED_URLS: { effect: 'restart', group: 'media-servers', input: 'list' },
  ALERT_PLACES: { effect: 'at-once', group: 'alerts', input: 'list' },
  ALERT_QUIET_HOURS: { effect: 'at-once', group: 'alerts', input: 'text' },
  ALERT_MUTE: { effect: 'at-once', group: 'alerts', input: 'list' },
  WEEKLY_DIGEST: { effect: 'at-once', group: 'alerts', input: 'boolean' },
  METRICS_TOKEN: { effect: 'restart', group: 'observation', input: 'secret' },
  OTEL_EXPORTER_OTLP_ENDPOINT: { effect: 'restart', group: 'observation', input: 'text' },
  OTEL_EXPORTER_OTLP_HEADERS: { effect: 'restart', group: 'observation', input: 'secret' },
  OTEL_SERVICE_NAME: { effect: 'restart', group: 'observation', input: 'text' },
  UNLINKED_USERS: { effect: 'restart', group: 'people', input: unlinkedPolicies },
  POLL_INTERVAL_SECONDS: { effect: 'restart', group: 'requests', input: 'number' },
  RETRY_FAILED: { effect: 'restart', group: 'requests', input: 'boolean' },
  STALLED_AFTER_DAYS: { effect: 'restart', group: 'requests', input: 'number' },
  ADMINS: { effect: 'restart', group: 'people', input: 'list' },
  APPROVAL_PLACES: { effect: 'restart', group: 'requests', input: 'list' },
  TIMEZONE: { effect: 'restart', group: 'requests', input: 'text' },
  ROLE: { effect: 'environment', group: 'process', input: ['all', 'gateway', 'worker'] },
  LOG_LEVEL: {
    effect: 'at-once',
    group: 'observation',
    input: ['trace', 'debug', 'info', 'warn', 'error', 'silent'],
  },
  LOG_FORMAT: { effect: 'environment', group: 'observation', input: ['json', 'pretty'] },
  OVERSEERR_URL: { effect: 'restart', group: 'overseerr', input: 'text' },
  OVERSEERR_API_KEY: { effect: 'restart', group: 'overseerr', input: 'secret' },
  OVERSEERR_GUEST_USER_ID: { effect: 'restart', group: 'overseerr', input: 'number' },
} as const satisfies Record<keyof typeof settings, SettingTraits>;
