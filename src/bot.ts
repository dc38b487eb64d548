import type { ChatPlatform } from './chat/chat-platform.ts';
import type { Translations } from './chat/i18n/translations.ts';
import { createBotDispatch } from './composition/chat/create-bot-dispatch.ts';
import { createBotUseCases } from './composition/create-bot-use-cases.ts';
import { createBotSchedule, createJobs } from './composition/jobs.ts';
import { createRepositories } from './composition/repositories.ts';
import type { WebhookSetupDeps } from './composition/webhook/create-webhook-setup.ts';
import type { BotConfig } from './config/bot-config.ts';
import { createDatabaseRetry } from './database/connection/database-retry.ts';
import { createErrorLog } from './database/error-log.ts';
import { createLocks } from './database/locks/locks.ts';
import type { OpenDatabase } from './database/open-database.ts';
import type { SecretBox } from './database/secrets/secret-box.ts';
import type { Clock } from './ports/clock.ts';
import type { Log } from './ports/log.ts';
import type { Metrics } from './ports/metrics.ts';
import type { OverseerrServers } from './ports/services/overseerr-servers.ts';
import type { ServiceProbe } from './ports/services/service-probe.ts';
import type { ServiceRepository } from './ports/services/service-repository.ts';
import type { ConsoleAddress } from './usecases/console/console-links.ts';

/** The bot without its connections: commands, use cases and jobs over a database, Overseerr servers and chats. */
export function createBot(deps: {
  readonly config: BotConfig;
  readonly database: OpenDatabase;
  /** What webhooks of Overseerr servers must carry, and where a server reaches the bot. */
  readonly webhook: Pick<WebhookSetupDeps, 'authHeader' | 'findBase'>;
  /** Where the console is; null: nowhere. */
  readonly consoleAddress?: ConsoleAddress | null;
  /** Encrypts stored secrets. */
  readonly secretBox: SecretBox;
  readonly servers: OverseerrServers;
  readonly serviceRepository: ServiceRepository;
  readonly probes?: readonly ServiceProbe[];
  readonly platforms: readonly Pick<ChatPlatform, 'name' | 'outbound' | 'startLink'>[];
  readonly translations: Translations;
  /** Removes secrets from errors before they are stored. */
  readonly redact?: (text: string) => string;
  readonly log: Log;
  readonly clock: Clock;
  readonly metrics?: Metrics;
  readonly tracing?: Parameters<typeof createJobs>[0]['tracing'];
  readonly queueClock?: Parameters<typeof createJobs>[0]['queueClock'];
  /** How often users without an account may have all accounts read again, by how many accounts there are. */
  readonly syncIntervalSeconds?: (accounts: number) => number;
}) {
  const { config, database, servers, platforms, translations, log, clock, metrics } = deps;
  const outbounds = Object.fromEntries(platforms.map((each) => [each.name, each.outbound]));
  const retry = createDatabaseRetry();
  const locks = createLocks({ url: database.url, log, watch: database.queries.watchClient });
  const errorLog = createErrorLog({ prisma: database.prisma, clock, redact: deps.redact });
  // The jobs and the use cases need each other: the handlers run only after `jobs.start`, when all of these exist.
  const jobs = createJobs({ ...deps, locks, errorLog, getUseCases: () => forJobs });
  const repositories = createRepositories({
    ...deps,
    locks,
    jobSender: jobs.sender,
    admins: config.admins,
  });
  const { forJobs, forChat, botMembership, forApp } = createBotUseCases({
    consoleAddress: null,
    probes: [],
    ...deps,
    repositories,
    outbounds,
    jobs,
    locks,
    retry,
  });
  const { accountLinks, accounts, cards, codes, refusals, spaces, users } = repositories;
  const dispatch = createBotDispatch({
    useCases: forChat,
    cards,
    botMembership,
    platforms,
    translations,
    refusals,
    errorLog,
    metrics,
    retry,
    timeZone: config.timeZone,
    clock,
    log,
  });
  const { webhooks: webhookActivity } = forApp;
  return {
    ...forApp,
    dispatch,
    errorLog,
    jobs,
    schedule: createBotSchedule({ jobs, webhookActivity, servers, config, log }),
    locks,
    spaces,
    users,
    codes,
    accounts,
    accountLinks,
  };
}
