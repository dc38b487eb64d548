import { translateLinkPage } from '../../chat/accounts/translate-link-page.ts';
import type { ChatPlatform } from '../../chat/chat-platform.ts';
import type { Translations } from '../../chat/i18n/translations.ts';
import type { Config } from '../../config/config.ts';
import type { OpenDatabase } from '../../database/open-database.ts';
import type { createServiceRepository } from '../../database/services/service-repository.ts';
import { createLinkRoutes } from '../../http/link-routes.ts';
import type { MetricsRegistry } from '../../http/metrics/create-metrics.ts';
import { createHttpServer, type HttpDeps, type HttpServer } from '../../http/server.ts';
import type { LineBuffer } from '../../lib/logging/line-buffer.ts';
import type { ConfiguredOverseerrServers, ServerEntry } from '../../overseerr/overseerr-servers.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Tracing } from '../../ports/tracing.ts';
import type { SignInFlow } from '../../usecases/accounts/sign-in-flow.ts';
import { type ConsoleParts, createConsoleOf } from '../console/create-console.ts';
import { findDemoOwner } from '../demo-settings.ts';
import { createMetricsPage } from '../monitoring/create-collectors.ts';
import { createPartLog } from '../monitoring/part-log.ts';
import { createReadinessChecks } from '../monitoring/readiness-checks.ts';
import type { RunningDemo } from '../open-demo.ts';

/** The HTTP server of the bot: webhooks, health checks, metrics, and pages. */
export function createHttp(
  deps: Pick<HttpDeps, 'port' | 'webhookSecret' | 'chatWebhook' | 'retry' | 'log'> & {
    readonly config: ConsoleParts['config'] &
      Pick<Config, 'discord' | 'metricsToken' | 'stored' | 'telegram'>;
    readonly demo: Pick<RunningDemo, 'webApp' | 'owners'> | null;
    readonly bot: ConsoleParts['bot'] & {
      readonly webhooks: HttpDeps['webhooks'];
      readonly signInFlow: SignInFlow;
      readonly errorLog: ConsoleParts['errorLog'];
    };
    readonly stored: ConsoleParts['stored'];
    readonly logBuffer?: LineBuffer | undefined;
    readonly redact: (text: string) => string;
    readonly database: OpenDatabase;
    readonly servers: ConfiguredOverseerrServers;
    readonly entries: readonly ServerEntry[];
    readonly serviceRepository: Pick<ReturnType<typeof createServiceRepository>, 'hasReadAccounts'>;
    readonly platforms: readonly ChatPlatform[];
    readonly translations: Translations;
    readonly metrics: MetricsRegistry;
    readonly tracing: Tracing;
    readonly clock: Clock;
  },
): HttpServer {
  const { config, bot, database, servers, entries, serviceRepository, platforms } = deps;
  const { translations, metrics, clock, retry } = deps;
  const log = createPartLog(deps.log, 'http');
  const { host, publicUrl } = config.http;
  const { healthCheck, signInFlow, webhooks, jobs } = bot;
  const consoleOf = createConsoleOf({
    config,
    database,
    servers,
    bot,
    errorLog: bot.errorLog,
    platforms,
    translations,
    stored: deps.stored,
    logBuffer: deps.logBuffer,
    redact: deps.redact,
    isDemo: deps.demo !== null,
    demoOwner: findDemoOwner(config, deps.demo),
    clock,
    log,
  });
  const server = createHttpServer({
    host,
    port: deps.port,
    publicUrl,
    webhookSecret: deps.webhookSecret,
    findServiceId: servers.findId,
    webhooks: {
      ...webhooks,
      receive: (jobs) =>
        deps.tracing.begin({ name: 'webhook', kind: 'server' }, () => webhooks.receive(jobs)),
    },
    retry,
    readinessChecks: createReadinessChecks({
      role: config.role,
      pool: database.pool,
      platforms,
      entries,
      healthCheck,
      serviceRepository,
    }),
    chatWebhook: deps.chatWebhook,
    demoPage: deps.demo?.webApp ?? null,
    consoleApp: consoleOf?.app ?? null,
    linkRoutes: publicUrl
      ? createLinkRoutes({
          signInFlow,
          textsFor: (locale) => translateLinkPage(translations, locale),
          publicUrl,
          retry,
          log,
        })
      : null,
    metrics: createMetricsPage(metrics, config, { database, entries, clock, jobs, healthCheck }),
    log,
  });
  return {
    start() {
      consoleOf?.open();
      return server.start();
    },
    async stop() {
      await consoleOf?.close();
      await server.stop();
    },
  };
}
