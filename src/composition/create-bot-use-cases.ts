import { createSignInNotifier } from '../chat/accounts/sign-in.ts';
import type { Translations } from '../chat/i18n/translations.ts';
import type { Outbounds } from '../chat/outbound.ts';
import type { BotConfig } from '../config/bot-config.ts';
import type { OpenDatabase } from '../database/open-database.ts';
import type { Clock } from '../ports/clock.ts';
import type { DatabaseRetry } from '../ports/database-retry.ts';
import type { Locks } from '../ports/locks.ts';
import type { Log } from '../ports/log.ts';
import type { OverseerrServers } from '../ports/services/overseerr-servers.ts';
import type { ServiceProbe } from '../ports/services/service-probe.ts';
import type { ServiceRepository } from '../ports/services/service-repository.ts';
import type { ConsoleAddress } from '../usecases/console/console-links.ts';
import { createSweep } from '../usecases/requests/sweep.ts';
import { createWebhookActivity } from '../usecases/services/webhook-activity.ts';
import { createAccountUseCases } from './accounts.ts';
import { createApprovalUseCases } from './approvals.ts';
import { createConsoleLinksOf } from './console/console-basics.ts';
import { createIssueUseCases } from './issues/create-issues.ts';
import type { createJobs, JobUseCases } from './jobs.ts';
import { createStatusUseCases } from './monitoring/create-status.ts';
import { createArrivalUseCases } from './notifications/arrivals.ts';
import { createNotificationUseCases } from './notifications/notifications.ts';
import type { Repositories } from './repositories.ts';
import { createRequestUseCases } from './requests.ts';
import { createSignInUseCases } from './sign-in.ts';
import { createSpaceUseCases } from './spaces/create-space-use-cases.ts';
import { createTitleUseCases } from './titles.ts';
import { createWebhookSetupOf, type WebhookSetupDeps } from './webhook/create-webhook-setup.ts';

/**
 * All use cases of the bot, made of its foundation, subject by subject: each needs only those above it. Returns them by
 * who calls them.
 */
export function createBotUseCases(foundation: {
  readonly config: BotConfig;
  readonly database: OpenDatabase;
  readonly repositories: Repositories;
  readonly webhook: Pick<WebhookSetupDeps, 'authHeader' | 'findBase'>;
  readonly consoleAddress: ConsoleAddress | null;
  readonly servers: OverseerrServers;
  readonly serviceRepository: ServiceRepository;
  readonly probes: readonly ServiceProbe[];
  readonly outbounds: Outbounds;
  readonly translations: Translations;
  readonly jobs: ReturnType<typeof createJobs>;
  readonly locks: Locks;
  readonly retry: DatabaseRetry;
  readonly log: Log;
  readonly clock: Clock;
  readonly syncIntervalSeconds?: ((accounts: number) => number) | undefined;
}) {
  const { config, database, repositories, webhook, servers, serviceRepository } = foundation;
  const { probes, outbounds, translations, jobs, locks, retry, log, clock } = foundation;
  const { audit, refusals, unfinishedWork, users, webhookStates } = repositories;

  const webhookActivity = createWebhookActivity({ webhookStates, clock, log });
  const webhookSetup = createWebhookSetupOf({
    ...webhook,
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
    probes,
    serviceRepository,
    webhookStates,
    database,
    jobs,
    clock,
    log,
  });

  const accountUseCases = createAccountUseCases({
    ...repositories,
    ...foundation,
    jobs,
    unlinkedPolicy: config.unlinkedPolicy,
    publicCards: config.publicCards,
  });
  const { quotas, members, ownAccounts, permissionRefresh, services } = accountUseCases;
  const { identity, memberAdmin, accountSync } = accountUseCases;
  const { signInFlow, signInCompletion, verifiedLinks, ...plexSignIn } = createSignInUseCases({
    ...repositories,
    ...foundation,
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
    retry,
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
      retry,
      clock,
      log,
    });

  const { jobs: issueJobs, ...issueUseCases } = createIssueUseCases({
    ...repositories,
    ...foundation,
    ...accountUseCases,
    approvalPlaces,
    outbounds,
    timeZone: config.timeZone,
    jobs,
    locks,
    retry,
  });

  const { setup, botMembership } = createSpaceUseCases({
    ...repositories,
    ...foundation,
    approvers,
    jobs,
    locks,
  });

  const forJobs: JobUseCases = {
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
  };
  const forChat = {
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
    consoleLinks: createConsoleLinksOf(foundation),
    memberAdmin,
    statusReports,
    webhookSetup,
  };
  const forApp = {
    signInFlow,
    signInCompletion,
    verifiedLinks,
    ...plexSignIn,
    identity,
    memberAdmin,
    webhooks: { receive: webhookDedup.receive, setup: webhookSetup, ...webhookActivity },
    healthCheck,
    listServiceIds,
    accountSync,
    requestActions,
    voteRules,
  };
  return { forJobs, forChat, botMembership, forApp };
}
