import { EventEmitter } from 'node:events';
import { createBot } from './bot.ts';
import { loadTranslations } from './chat/i18n/translations.ts';
import { watchSharedTokens } from './composition/alerts/watch-shared-tokens.ts';
import { createBackupWatch, startBackups } from './composition/backup/create-backups.ts';
import { startPlatforms } from './composition/chat/start-platforms.ts';
import { recordBotAddress, toLocalAddress } from './composition/cli/bot-address.ts';
import { findConsoleAddress } from './composition/console/console-basics.ts';
import { demoWebhook, loadDemo, toBotConfig, wantsDemo } from './composition/demo-settings.ts';
import { logPlaceChecks } from './composition/doctor/create-chat-checks.ts';
import { logQuickChecks } from './composition/doctor/create-checks.ts';
import { createHttp } from './composition/http/create-http.ts';
import { observeDatabase } from './composition/monitoring/observe-database.ts';
import { openProbes } from './composition/monitoring/open-probes.ts';
import { openOverseerrServers } from './composition/overseerr.ts';
import { createPlatforms } from './composition/platforms.ts';
import { createServerAvailability } from './composition/server-availability.ts';
import { createLiveSettings, type LiveSettings } from './composition/settings/live-settings.ts';
import { type Installation, openInstallation } from './composition/settings/open-installation.ts';
import type { LoadConfig } from './composition/settings/open-settings.ts';
import { removeDemo } from './composition/settings/remove-demo.ts';
import { FailedSettingsError } from './composition/settings/restarting-app.ts';
import { startDemo } from './composition/settings/start-demo.ts';
import { createSettingsWatch, type SettingsWatch } from './composition/settings/watch-settings.ts';
import { logStartupMessages } from './composition/start/startup-messages.ts';
import { openTracing } from './composition/tracing/open-tracing.ts';
import { toWebhookOptions } from './composition/webhook/find-webhook-base.ts';
import type { Config, Environments } from './config/config.ts';
import { version } from './config/version.ts';
import { createDatabaseRetry } from './database/connection/database-retry.ts';
import { DatabaseUnavailableError } from './database/connection/database-unavailable-error.ts';
import { assertKeyIsCurrent, loadWebhookSecret } from './database/secrets/secrets.ts';
import { createServiceRepository } from './database/services/service-repository.ts';
import type { ServiceId } from './domain/id.ts';
import { createMetrics } from './http/metrics/create-metrics.ts';
import type { ProcessMetrics } from './http/metrics/process-metrics.ts';
import { findFreePort } from './lib/find-free-port.ts';
import type { LineBuffer } from './lib/logging/line-buffer.ts';
import type { Redaction } from './lib/redaction.ts';
import { createShutdown, type Shutdown } from './lib/shutdown.ts';
import type { Log } from './ports/log.ts';

/** The running process: starts and stops as one. */
export interface App {
  /**
   * Resolves with the port of the HTTP server once everything is ready, except chat platforms that cannot be reached
   * now and are tried again. Errors that the operator can fix have a message of one clear line.
   */
  start(): Promise<{ readonly port: number }>;
  /**
   * Stops taking updates, finishes or hands back the work in progress, and closes every connection. Never rejects, and
   * takes less than 10 seconds, also while something hangs: what is left then is handled by the next start.
   */
  stop(): Promise<void>;
}

/** What is closed one after the other, and the milliseconds that each may take: in all less than Docker waits. */
const stopPhasesMs = { work: 4_500, connections: 500, database: 4_500 } as const;

/** Shorter than its phase, because the jobs still have to be handed back. */
const stopJobsMs = 4_000;

/** What the process has before it starts. */
interface AppDeps {
  readonly environments: Environments;
  /** Reads the settings of the process, together with those of the console. */
  readonly loadConfig: LoadConfig;
  /** Where to listen if the settings leave it open; null: anywhere. */
  readonly port?: number | null;
  /** Changes what the log leaves out. */
  readonly setLogLevel: (level: Config['log']['level']) => void;
  /** Starts the bot anew with the settings that are stored now. */
  readonly restart: (reason: string) => void;
  readonly log: Log;
  /** Learns the secrets that are generated or stored. */
  readonly redaction: Redaction;
  /** The last lines of the log; left out: nobody can look at them. */
  readonly logBuffer?: LineBuffer;
  /** The metrics of Node.js, which outlive this app. */
  readonly processMetrics?: ProcessMetrics;
}

/**
 * The bot with its connections: database, Overseerr servers, chat platforms, HTTP, and their order of starting.
 * `onNothingLeft` is called when it turns out after the start that no chat platform can ever be used.
 */
export function createApp({
  onNothingLeft = () => undefined,
  ...deps
}: AppDeps & { readonly onNothingLeft?: (reason: string) => void }): App {
  const { log } = deps;
  const shutdown = createShutdown(stopPhasesMs, (name, error) =>
    log.warn({ error }, `Could not stop cleanly: ${name}`),
  );
  return {
    async start() {
      const starting = start({ ...deps, shutdown, onNothingLeft });
      shutdown.onStop('work', 'startup', () => starting.catch(() => undefined));
      return starting;
    },
    stop: () => shutdown.stop(),
  };
}

type StartDeps = AppDeps & {
  readonly shutdown: Shutdown<keyof typeof stopPhasesMs>;
  readonly onNothingLeft: (reason: string) => void;
};

async function start(deps: StartDeps): Promise<{ readonly port: number }> {
  const { loadConfig, log, redaction } = deps;
  const { onStop, signal } = deps.shutdown;
  const installation = await openInstallation({ loadConfig, onStop, signal, redaction, log });
  const live = createLiveSettings(installation.settings.config, deps.setLogLevel);
  const settingsWatch = createSettingsWatch({ ...deps, opened: installation.settings, live });
  onStop('work', 'settings', () => settingsWatch.stop());
  try {
    return await startBot({ ...deps, ...installation, live, settingsWatch });
  } catch (error) {
    // Settings are not to blame for an outage.
    if (signal.aborted || error instanceof DatabaseUnavailableError) throw error;
    const reason = redaction.redact(error instanceof Error ? error.message : String(error));
    throw (await settingsWatch.giveUp(reason)) ? new FailedSettingsError(reason) : error;
  }
}

/** Starts everything else, once the settings are known. */
async function startBot(
  deps: StartDeps &
    Installation & {
      readonly live: LiveSettings;
      readonly settingsWatch: SettingsWatch;
    },
): Promise<{ readonly port: number }> {
  const { database, clock, secretKey, secretBox, settings, settingsWatch, whileStarting } = deps;
  const { log, logBuffer, redaction, onNothingLeft } = deps;
  const { onStop, signal } = deps.shutdown;
  const config: Config = { ...settings.config, alerts: deps.live.alerts };
  const translations = loadTranslations();
  const databaseRetry = createDatabaseRetry();
  const metrics = createMetrics({ version, clock, processMetrics: deps.processMetrics });
  const tracing = await openTracing(config, log);
  onStop('connections', 'traces', () => tracing.stop());
  const observation = observeDatabase(database, { config, metrics, log });
  const serviceRepository = createServiceRepository({ ...database, secretBox, clock });
  const webhookSecret = await loadWebhookSecret(config.webhookSecret, config.dataDir);
  redaction.add([webhookSecret]);
  // The demo server must know the port before anything listens there.
  const port = config.http.port === 0 ? (deps.port ?? (await findFreePort())) : config.http.port;
  const address = toLocalAddress({ host: config.http.host, port });

  const demo = wantsDemo(config)
    ? await loadDemo({
        folder: config.dataDir,
        webhook: demoWebhook(port, webhookSecret),
        translations,
        log,
        clock,
      })
    : null;
  if (demo) onStop('connections', 'demo', () => demo.stop());
  const serverEvents = new EventEmitter<{
    availability: [id: ServiceId, isBack: boolean];
    refusal: [id: ServiceId];
  }>();
  const { servers, entries, demoId } = await whileStarting(() =>
    openOverseerrServers({
      config,
      serviceRepository,
      demo,
      redaction,
      log,
      clock,
      metrics,
      tracing,
      onAvailabilityChange: (id, isBack) => serverEvents.emit('availability', id, isBack),
      onBotRefused: (id) => serverEvents.emit('refusal', id),
    }),
  );
  onStop('connections', 'Overseerr servers', () => servers.close());
  const { platforms, chatWebhook } = await createPlatforms(config, {
    prisma: database.prisma,
    demo: demo?.platform ?? null,
    tracing,
    translations,
    log,
    clock,
    metrics,
  });

  const consoleAddress = findConsoleAddress(config, address);
  const watch = createBackupWatch(config, database, demo !== null);
  const bot = createBot({
    config: toBotConfig(config, demo, watch),
    database,
    secretBox,
    consoleAddress,
    webhook: toWebhookOptions(config, webhookSecret, address),
    servers,
    serviceRepository,
    probes: await whileStarting(() => openProbes({ config, serviceRepository, redaction, clock })),
    platforms,
    translations,
    redact: redaction.redact,
    log,
    clock,
    metrics,
    tracing,
  });
  onStop('connections', 'locks', () => bot.locks.close());
  const availability = createServerAvailability({
    healthCheck: bot.healthCheck,
    listMovedIds: serviceRepository.movedIds,
    syncAccounts: bot.accountSync.syncAccounts,
    jobs: bot.jobs,
    log,
  });
  serverEvents.on('availability', (id, isBack) => void availability.handleChange(id, isBack));
  serverEvents.on('refusal', (id) => void availability.handleRefusal(id));

  const http = createHttp({
    config,
    port,
    webhookSecret,
    bot,
    database,
    servers,
    entries,
    serviceRepository,
    platforms,
    chatWebhook,
    demo,
    translations,
    metrics,
    tracing,
    retry: databaseRetry,
    redact: redaction.redact,
    stored: { environments: deps.environments, store: settings.store, settingsWatch },
    logBuffer,
    clock,
    log,
  });

  await whileStarting(() => bot.users.syncAdmins());
  await availability.syncMovedServers();
  // Before they start, because another app may follow in this process if the start fails after that.
  onStop('work', 'jobs', () => bot.jobs.stop(stopJobsMs));
  await whileStarting(() => bot.jobs.start());
  await whileStarting(() => assertKeyIsCurrent(secretKey, config, { ...database, clock }));
  if (demo && demoId) {
    const parts = { bot, config, database, servers, demoId, whileStarting, onStop, clock, log };
    await startDemo(demo, parts);
  }
  await http.start();
  onStop('work', 'HTTP server', () => http.stop());
  onStop('work', 'address', await recordBotAddress(config.dataDir, address));
  if (config.role !== 'worker') {
    await startPlatforms({
      config,
      platforms,
      dispatch: bot.dispatch,
      settingsWatch,
      onNothingLeft,
      onStop,
      async onAllStarted() {
        await settingsWatch.prove();
        if (demo || platforms.length === 0) return;
        const { deadLetters } = bot.jobs;
        await removeDemo({ ...database, deadLetters, dataDir: config.dataDir, log });
      },
      log,
    });
    const parts = { database, locks: bot.locks, clock, log };
    onStop('work', 'shared tokens', watchSharedTokens(platforms, parts));
  }
  const isDemo = demo !== null;
  const backups = await whileStarting(() =>
    startBackups(config, database, { isDemo, signal, watch, log, clock }),
  );
  onStop('work', 'backups', () => backups?.stop());
  if (config.role !== 'gateway') {
    bot.schedule.start();
    onStop('work', 'schedule', () => bot.schedule.stop());
  }
  onStop('work', 'server checks', availability.watch(bot.listServiceIds()));
  const canClaim = (config.admins.length === 0 || isDemo) && config.role !== 'worker';
  const claimCode = canClaim ? await whileStarting(() => bot.identity.issueClaimCode()) : null;
  await logQuickChecks(config, log, clock);
  // Not awaited: the platforms may respond slowly, and nothing depends on it.
  if (config.role !== 'worker') void logPlaceChecks(config, database, log);
  logStartupMessages(config, { port, isDemo, console: consoleAddress, claimCode }, log);
  settingsWatch.start();
  observation.markStarted();
  return { port };
}
