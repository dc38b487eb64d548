import { createBot } from './bot.ts';
import { loadTranslations } from './chat/i18n/translations.ts';
import { createBackupWatch } from './composition/backup/create-backups.ts';
import { recordBotAddress } from './composition/cli/bot-address.ts';
import { findConsoleAddress } from './composition/console/console-basics.ts';
import { toBotConfig } from './composition/demo-settings.ts';
import { createHttp } from './composition/http/create-http.ts';
import { observeDatabase } from './composition/monitoring/observe-database.ts';
import { createServerAvailability } from './composition/server-availability.ts';
import { createLiveSettings, type LiveSettings } from './composition/settings/live-settings.ts';
import { type Installation, openInstallation } from './composition/settings/open-installation.ts';
import type { LoadConfig } from './composition/settings/open-settings.ts';
import { FailedSettingsError } from './composition/settings/restarting-app.ts';
import { startDemo } from './composition/settings/start-demo.ts';
import { createSettingsWatch, type SettingsWatch } from './composition/settings/watch-settings.ts';
import { openConnections } from './composition/start/open-connections.ts';
import { reportStart } from './composition/start/report-start.ts';
import { startBackground } from './composition/start/start-background.ts';
import { startChats } from './composition/start/start-chats.ts';
import { openTracing } from './composition/tracing/open-tracing.ts';
import { toWebhookOptions } from './composition/webhook/find-webhook-base.ts';
import type { Config, Environments } from './config/config.ts';
import { version } from './config/version.ts';
import { createDatabaseRetry } from './database/connection/database-retry.ts';
import { DatabaseUnavailableError } from './database/connection/database-unavailable-error.ts';
import { assertKeyIsCurrent } from './database/secrets/secrets.ts';
import { createMetrics } from './http/metrics/create-metrics.ts';
import type { ProcessMetrics } from './http/metrics/process-metrics.ts';
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

/** What is known once the settings are. */
type OpenedDeps = StartDeps &
  Installation & {
    readonly live: LiveSettings;
    readonly settingsWatch: SettingsWatch;
  };

/** Starts everything else, once the settings are known. */
async function startBot(deps: OpenedDeps): Promise<{ readonly port: number }> {
  const { database, clock, secretKey, settingsWatch, whileStarting } = deps;
  const { log, onNothingLeft, shutdown } = deps;
  const { onStop } = shutdown;
  const { config, connections, bot, availability, http, ...parts } = await createParts(deps);
  const { port, address, demo, demoId, servers, platforms } = connections;
  const { consoleAddress, backupWatch, observation } = parts;
  const isDemo = demo !== null;
  const common = { config, isDemo, database, clock, log };

  // Jobs that wait run at once, so what they rely on comes first: the admins, and the accounts of servers that moved.
  await whileStarting(() => bot.users.syncAdmins());
  await availability.syncMovedServers();
  // Before they start, because another app may follow in this process if the start fails after that.
  onStop('work', 'jobs', () => bot.jobs.stop(stopJobsMs));
  await whileStarting(() => bot.jobs.start());
  // From here on, a rotation of the key is refused, because it sees that this process runs. One before ends the start.
  await whileStarting(() => assertKeyIsCurrent(secretKey, config, { ...database, clock }));
  if (demo && demoId) {
    await startDemo(demo, { ...common, bot, servers, demoId, whileStarting, onStop });
  }
  // After the jobs, which a webhook and a press add to; and before the chats, whose webhooks arrive here.
  await http.start();
  onStop('work', 'HTTP server', () => http.stop());
  onStop('work', 'address', await recordBotAddress(config.dataDir, address));
  await startChats({ ...common, platforms, bot, settingsWatch, onNothingLeft, onStop });
  await startBackground({
    ...common,
    backupWatch,
    bot,
    availability,
    whileStarting,
    shutdown,
  });
  const { issueClaimCode } = bot.identity;
  await reportStart({ ...common, port, consoleAddress, issueClaimCode, whileStarting });
  settingsWatch.start();
  observation.markStarted();
  return { port };
}

/** Opens the connections and makes of them what is to be started. Nothing works yet. */
async function createParts(deps: OpenedDeps) {
  const { database, clock, secretBox, settings, settingsWatch, whileStarting } = deps;
  const { log, logBuffer, redaction } = deps;
  const { onStop } = deps.shutdown;
  const config: Config = { ...settings.config, alerts: deps.live.alerts };
  const translations = loadTranslations();
  const metrics = createMetrics({ version, clock, processMetrics: deps.processMetrics });
  const tracing = await openTracing(config, log);
  onStop('connections', 'traces', () => tracing.stop());
  const observation = observeDatabase(database, { config, metrics, log });
  const common = { config, database, translations, metrics, tracing, clock, log };
  const connections = await openConnections({
    ...common,
    port: deps.port ?? null,
    secretBox,
    whileStarting,
    onStop,
    redaction,
  });
  const { port, address, webhookSecret, demo } = connections;
  const { servers, entries, serviceRepository, probes, platforms, chatWebhook } = connections;

  const consoleAddress = findConsoleAddress(config, address);
  const backupWatch = createBackupWatch(config, database, demo !== null);
  const bot = createBot({
    ...common,
    config: toBotConfig(config, demo, backupWatch),
    secretBox,
    consoleAddress,
    webhook: toWebhookOptions(config, webhookSecret, address),
    servers,
    serviceRepository,
    probes,
    platforms,
    redact: redaction.redact,
  });
  onStop('connections', 'locks', () => bot.locks.close());
  const availability = createServerAvailability({
    healthCheck: bot.healthCheck,
    listMovedIds: serviceRepository.movedIds,
    syncAccounts: bot.accountSync.syncAccounts,
    jobs: bot.jobs,
    log,
  });
  connections.handleServerEventsBy(availability);
  const http = createHttp({
    ...common,
    port,
    webhookSecret,
    bot,
    servers,
    entries,
    serviceRepository,
    platforms,
    chatWebhook,
    demo,
    retry: createDatabaseRetry(),
    redact: redaction.redact,
    stored: { environments: deps.environments, store: settings.store, settingsWatch },
    logBuffer,
  });
  return {
    config,
    connections,
    bot,
    availability,
    http,
    consoleAddress,
    backupWatch,
    observation,
  };
}
