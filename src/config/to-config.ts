import type { Config } from './config.ts';
import type { OverseerrServerSettings } from './overseerr-servers.ts';
import { passwordsIn } from './setting-types.ts';
import type { GeneralSettings } from './settings.ts';

const hourMs = 3_600_000;

/** Builds the configuration from checked values. */
export function toConfig(
  values: GeneralSettings,
  overseerrServers: readonly OverseerrServerSettings[],
): Omit<Config, 'log' | 'stored'> {
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
    chatApiUrls: { discord: values.DISCORD_API_URL, telegram: values.TELEGRAM_API_URL },
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
    sessionLimits: {
      idleMs: values.CONSOLE_IDLE_HOURS * hourMs,
      lifetimeMs: values.CONSOLE_SESSION_DAYS * 24 * hourMs,
    },
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
    retentionDays: {
      audit: values.AUDIT_KEEP_DAYS,
      errors: values.ERROR_KEEP_DAYS,
      checks: values.CHECK_KEEP_DAYS,
      alerts: values.ALERT_KEEP_DAYS,
      backupRuns: values.BACKUP_RECORD_KEEP_DAYS,
      tasks: values.TASK_KEEP_DAYS,
      tokens: values.REVOKED_KEEP_DAYS,
      subscriptions: values.FOLLOW_KEEP_DAYS,
    },
    webhookSecret: values.WEBHOOK_SECRET ?? null,
    secretKey: values.SECRET_KEY ?? null,
    unlinkedPolicy: values.UNLINKED_USERS,
    pollIntervalSeconds: values.POLL_INTERVAL_SECONDS,
    retriesFailed: values.RETRY_FAILED,
    stalledAfterDays: values.STALLED_AFTER_DAYS,
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
