import { createSignInNotifier } from './chat/accounts/sign-in.ts';
import type { ChatPlatform } from './chat/chat-platform.ts';
import type { Translations } from './chat/i18n/translations.ts';
import { createAccountUseCases } from './composition/accounts.ts';
import { createApprovalUseCases } from './composition/approvals.ts';
import { createBotDispatch } from './composition/chat/create-bot-dispatch.ts';
import { createConsoleLinksOf } from './composition/console/console-basics.ts';
import { createIssueUseCases } from './composition/issues/create-issues.ts';
import { createBotSchedule, createJobs } from './composition/jobs.ts';
import { createStatusUseCases } from './composition/monitoring/create-status.ts';
import { createArrivalUseCases } from './composition/notifications/arrivals.ts';
import { createNotificationUseCases } from './composition/notifications/notifications.ts';
import { createRepositories } from './composition/repositories.ts';
import { createRequestUseCases } from './composition/requests.ts';
import { createSignInUseCases } from './composition/sign-in.ts';
import { createSpaceUseCases } from './composition/spaces/create-space-use-cases.ts';
import { createTitleUseCases } from './composition/titles.ts';
import {
  createWebhookSetupOf,
  type WebhookSetupDeps,
} from './composition/webhook/create-webhook-setup.ts';
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
import { createSweep } from './usecases/requests/sweep.ts';
import { createWebhookActivity } from './usecases/services/webhook-activity.ts';

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
  const { config, database, servers, serviceRepository, platforms, translations } = deps;
  const { log, clock, metrics } = deps;
  const outbounds = Object.fromEntries(platforms.map((each) => [each.name, each.outbound]));
  const locks = createLocks({ url: database.url, log, watch: database.queries.watchClient });
  const errorLog = createErrorLog({ prisma: database.prisma, clock, redact: deps.redact });

  // The jobs and the use cases need each other: the handlers run only after `jobs.start`, when all of these exist.
  const jobs = createJobs({
    ...deps,
    locks,
    errorLog,
    getUseCases: () => ({
      submission,
      cardUpdater,
      notifications,
      arrivals,
      reconciler,
      healthCheck,
      accountSync,
      decisionSync,
      voteApprovals,
      ...issueJobs,
      reminders,
      checkSubscriptions,
      signInCompletion,
      retryFailed,
      sweep: createSweep({ unfinishedWork, jobs, log }),
      alerts,
    }),
  });

  const repositories = createRepositories({
    ...deps,
    locks,
    jobSender: jobs.sender,
    admins: config.admins,
  });
  const { accountLinks, accounts, audit, cards, codes } = repositories;
  const { refusals, spaces, unfinishedWork } = repositories;
  const { users, webhookStates } = repositories;

  const webhookActivity = createWebhookActivity({ webhookStates, clock });
  const webhookSetup = createWebhookSetupOf({
    ...deps.webhook,
    servers,
    webhookStates,
    audit,
    refusals,
    locks,
    clock,
  });
  const { healthCheck, listServiceIds, statusReports, alerts } = createStatusUseCases({
    config,
    users,
    unfinishedWork,
    outbounds,
    translations,
    locks,
    servers,
    probes: deps.probes ?? [],
    serviceRepository,
    webhookStates,
    database,
    jobs,
    clock,
    log,
  });

  const accountUseCases = createAccountUseCases({
    ...repositories,
    ...deps,
    jobs,
    unlinkedPolicy: config.unlinkedPolicy,
    publicCards: config.publicCards,
  });
  const { quotas, members, ownAccounts, permissionRefresh, services } = accountUseCases;
  const { identity, memberAdmin, accountSync } = accountUseCases;
  const { signInFlow, signInCompletion, verifiedLinks, ...plexSignIn } = createSignInUseCases({
    ...repositories,
    ...deps,
    notifier: createSignInNotifier({ outbounds, translations, servers }),
    quotas,
    jobs,
    locks,
  });

  const { arrivals, checkSubscriptions } = createArrivalUseCases({
    ...repositories,
    servers,
    outbounds,
    translations,
    jobs,
    locks,
    retry: createDatabaseRetry(),
    clock,
    log,
  });
  const requestUseCases = createRequestUseCases({
    ...repositories,
    servers,
    members,
    quotas,
    arrivals,
    jobs,
    config,
    webhookActivity,
    locks,
    clock,
    log,
  });
  const { transitions, webhookDedup, remoteDeletion, drafts, onBehalf } = requestUseCases;
  const { downloadChoices, requests, submission, reconciler, retryFailed } = requestUseCases;

  const { approvers, approvalPlaces, approvalCards, decisions, decisionSync, ...others } =
    createApprovalUseCases({
      ...repositories,
      servers,
      ownAccounts,
      permissionRefresh,
      members,
      quotas,
      transitions,
      remoteDeletion,
      webhookDedup,
      defaultPlaces: config.approvalPlaces,
      locks,
      clock,
    });
  const { requestActions, edits, history, votes, voteRules, voteApprovals } = others;

  const { notifications, reminders, subscriptions, following, answeredCards, cardUpdater } =
    createNotificationUseCases({
      ...repositories,
      servers,
      members,
      arrivals,
      approvalCards,
      approvers,
      votes,
      outbounds,
      translations,
      timeZone: config.timeZone,
      jobs,
      locks,
      retry: createDatabaseRetry(),
      clock,
      log,
    });

  const { jobs: issueJobs, ...issueUseCases } = createIssueUseCases({
    ...repositories,
    ...deps,
    ...accountUseCases,
    approvalPlaces,
    outbounds,
    timeZone: config.timeZone,
    jobs,
    locks,
    retry: createDatabaseRetry(),
  });

  const { setup, botMembership } = createSpaceUseCases({
    ...repositories,
    ...deps,
    approvers,
    jobs,
    locks,
  });
  const dispatch = createBotDispatch({
    useCases: {
      members,
      services,
      ...createTitleUseCases({ ...repositories, servers, members, quotas, requests, clock }),
      quotas,
      drafts,
      onBehalf,
      downloadChoices,
      requests,
      subscriptions,
      following,
      answeredCards,
      decisions,
      votes,
      voteRules,
      requestActions,
      edits,
      history,
      ...issueUseCases,
      setup,
      signInFlow,
      identity,
      consoleLinks: createConsoleLinksOf({ consoleAddress: null, ...deps }),
      memberAdmin,
      statusReports,
      webhookSetup,
    },
    cards,
    botMembership,
    platforms,
    translations,
    refusals,
    errorLog,
    metrics,
    retry: createDatabaseRetry(),
    timeZone: config.timeZone,
    clock,
    log,
  });

  return {
    dispatch,
    errorLog,
    signInFlow,
    signInCompletion,
    verifiedLinks,
    ...plexSignIn,
    identity,
    memberAdmin,
    jobs,
    webhooks: { receive: webhookDedup.receive, setup: webhookSetup, ...webhookActivity },
    schedule: createBotSchedule({ jobs, webhookActivity, servers, config, log }),
    healthCheck,
    listServiceIds,
    locks,
    spaces,
    users,
    codes,
    accounts,
    accountLinks,
    accountSync,
    requestActions,
    voteRules,
  };
}
