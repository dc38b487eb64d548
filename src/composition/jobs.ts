import type { BotConfig } from '../config/bot-config.ts';
import { createCleanup } from '../database/cleanup.ts';
import type { createErrorLog } from '../database/error-log.ts';
import { createJobSender } from '../database/job-sender.ts';
import { createJobIntervals } from '../database/jobs/job-intervals.ts';
import type { createLocks } from '../database/locks/locks.ts';
import type { OpenDatabase } from '../database/open-database.ts';
import { parseTitleKey } from '../domain/titles/title.ts';
import type { Clock } from '../ports/clock.ts';
import type { JobThrottle } from '../ports/job-queue.ts';
import type { Log } from '../ports/log.ts';
import type { Metrics } from '../ports/metrics.ts';
import type { OverseerrServers } from '../ports/services/overseerr-servers.ts';
import { noTracing, type Tracing } from '../ports/tracing.ts';
import type { Handlers } from '../queue/job-handler.ts';
import { payloadSchemas, toJobData, toJobKey } from '../queue/job-payload.ts';
import { createJobSystem } from '../queue/job-system.ts';
import { queueDefinitions } from '../queue/queue-settings.ts';
import { createSchedule } from '../queue/schedule.ts';
import { skipRemovedServer } from '../queue/skip-removed-server.ts';
import type { createAccountSync } from '../usecases/accounts/account-sync.ts';
import type { createSignInCompletion } from '../usecases/accounts/sign-in-completion.ts';
import type { Alerts } from '../usecases/alerts/alerts.ts';
import type { createDecisionSync } from '../usecases/approvals/decision-sync.ts';
import type { VoteApprovals } from '../usecases/approvals/votes/vote-approvals.ts';
import type { createIssueSubmission } from '../usecases/issues/send-issue.ts';
import type { createIssueShowing } from '../usecases/issues/show-issue.ts';
import type { createIssueSync } from '../usecases/issues/sync-issues.ts';
import type { Arrivals } from '../usecases/notifications/arrivals.ts';
import type { createCardUpdater } from '../usecases/notifications/card-updater.ts';
import type { createNotifications } from '../usecases/notifications/notifications.ts';
import type { createReminders } from '../usecases/notifications/reminders.ts';
import type { createSubscriptionCheck } from '../usecases/notifications/subscription-check.ts';
import type { createReconciler } from '../usecases/requests/reconcile.ts';
import type { createRetryFailed } from '../usecases/requests/standing/retry-failed.ts';
import type { createRequestSubmission } from '../usecases/requests/submission/submit-request.ts';
import type { createSweep } from '../usecases/requests/sweep.ts';
import type { HealthCheck } from '../usecases/services/health-check.ts';
import { widenPollInterval } from '../usecases/services/poll-interval.ts';
import type { WebhookActivity } from '../usecases/services/webhook-activity.ts';
import { createPartLog } from './monitoring/part-log.ts';

/** The use cases that do the work of jobs. */
export interface JobUseCases {
  readonly submission: ReturnType<typeof createRequestSubmission>;
  readonly cardUpdater: ReturnType<typeof createCardUpdater>;
  readonly notifications: ReturnType<typeof createNotifications>;
  readonly arrivals: Arrivals;
  readonly reconciler: ReturnType<typeof createReconciler>;
  readonly retryFailed: ReturnType<typeof createRetryFailed>;
  readonly sweep: ReturnType<typeof createSweep>;
  readonly alerts: Alerts;
  readonly healthCheck: HealthCheck;
  readonly accountSync: ReturnType<typeof createAccountSync>;
  readonly decisionSync: ReturnType<typeof createDecisionSync>;
  readonly voteApprovals: VoteApprovals;
  readonly issueSubmission: ReturnType<typeof createIssueSubmission>;
  readonly issueSync: ReturnType<typeof createIssueSync>;
  readonly issueShowing: ReturnType<typeof createIssueShowing>;
  readonly reminders: ReturnType<typeof createReminders>;
  readonly checkSubscriptions: ReturnType<typeof createSubscriptionCheck>;
  readonly signInCompletion: ReturnType<typeof createSignInCompletion>;
}

/** How long a restart usually takes at most. */
const restartMs = 5 * 60_000;

/** The job system with a handler for every kind of job. `getUseCases` is called when a job runs. */
export function createJobs(deps: {
  readonly database: OpenDatabase;
  readonly locks: ReturnType<typeof createLocks>;
  readonly errorLog: ReturnType<typeof createErrorLog>;
  readonly config: Pick<BotConfig, 'forgetAfterDays' | 'retentionDays' | 'sessionLimits' | 'role'>;
  readonly getUseCases: () => JobUseCases;
  readonly metrics?: Pick<Metrics, 'observeJob'> | undefined;
  readonly tracing?: Tracing | undefined;
  readonly log: Log;
  readonly clock: Clock;
  /** Fires the timers of the queue; that of the system by default. */
  readonly queueClock?: Parameters<typeof createJobSystem>[0]['clock'];
}) {
  const { database, locks, errorLog, config, getUseCases, clock, tracing = noTracing } = deps;
  const log = createPartLog(deps.log, 'jobs');
  const { prisma, kysely } = database;
  const cleanup = createCleanup({ ...config, prisma, kysely, clock });

  const handlers: Handlers = {
    'submit-request': ({ requestId }, { attempt }) =>
      getUseCases().submission.submitRequest(requestId, attempt),
    'update-cards': ({ requestId }) => getUseCases().cardUpdater.updateCards(requestId),
    'update-telegram-cards': ({ requestId }) =>
      getUseCases().cardUpdater.updateTelegramCards(requestId),
    notify: ({ requestId }) => getUseCases().notifications.notify(requestId),
    async 'notify-subscribers'({ serviceId, title }) {
      const key = parseTitleKey(title);
      if (!key) return;
      await skipRemovedServer(() => getUseCases().arrivals.notifySubscribers(serviceId, key));
    },
    'sync-request': ({ serviceId, remoteId }) =>
      skipRemovedServer(() => getUseCases().reconciler.syncRequest(serviceId, remoteId)),
    'handle-webhook': (report) => getUseCases().reconciler.handleWebhook(report),
    'send-issue': ({ issueId }) => getUseCases().issueSubmission.sendIssue(issueId),
    'sync-issue': ({ serviceId, remoteId }) =>
      skipRemovedServer(() => getUseCases().issueSync.syncIssue(serviceId, remoteId)),
    'show-issue': ({ issueId }) => getUseCases().issueShowing.showIssue(issueId),
    async reconcile({ serviceId }) {
      const { reconciler, healthCheck, checkSubscriptions, issueSync } = getUseCases();
      try {
        await skipRemovedServer(async () => {
          await reconciler.reconcile(serviceId);
          await checkSubscriptions(serviceId);
          await issueSync.pollIssues(serviceId);
        });
      } catch (error) {
        // The server is probably down or rejects the API key, which /readyz must report.
        await healthCheck.checkHealth(serviceId);
        throw error;
      }
    },
    'sync-accounts': ({ serviceId }) =>
      skipRemovedServer(() => getUseCases().accountSync.syncAccounts(serviceId)),
    'send-decision': ({ requestId }, { attempt }) =>
      getUseCases().decisionSync.sendDecision(requestId, attempt),
    'count-votes': ({ requestId }) => getUseCases().voteApprovals.countVotes(requestId),
    'retry-request': ({ requestId }) => getUseCases().retryFailed.retryRequest(requestId),
    'send-reminders': ({ serviceId }) => getUseCases().reminders.sendReminders(serviceId),
    'await-sign-in': ({ signInId }) => getUseCases().signInCompletion.completeSignIn(signInId),
    sweep: () => getUseCases().sweep(),
    'check-alerts': () => getUseCases().alerts.checkAlerts(),
    async cleanup() {
      await cleanup();
    },
  };
  const system = createJobSystem({
    url: database.url,
    connections: database.queueConnections,
    ...(deps.queueClock && { clock: deps.queueClock }),
    watchPool: (pool) => database.queries.watch(pool, { hasNames: false }),
    log,
    metrics: deps.metrics,
    tracing,
    handlers,
    claimInterval: createJobIntervals({ kysely }),
    isOnlyInstance: (work) => locks.isOnlyInstance(work),
    ...(config.role === 'gateway' ? { kinds: [] } : {}),
    expectsJobsOfOthers: config.role === 'worker',
    async onDead({ kind, payload, appError, attempts }) {
      log.error({ kind, attempts, error: appError }, 'A job failed for good');
      await errorLog.record(appError, `job ${kind}`);
      if (kind !== 'send-decision') return;
      const { data } = payloadSchemas[kind].safeParse(payload);
      if (data) await getUseCases().decisionSync.giveUpDecision(data.requestId, appError);
    },
  });
  const sender = createJobSender({
    queues: queueDefinitions,
    toKey: toJobKey,
    toData: (job) => toJobData(job, tracing.traceparent()),
    claim: system.claim,
    onCommit: system.announce,
  });
  return {
    ...system,
    sender,
    /** Starts working. Whatever is unfinished in the database of a process that runs alone has lost its job. */
    async start(): Promise<void> {
      const isOnly = await system.start();
      if (isOnly) await getUseCases().sweep(0);
      if (config.role !== 'worker') showRecentCardsAgain();
    },
  };

  /** The process before may have been killed between an answer to a press and the look for a newer card. */
  function showRecentCardsAgain(): void {
    const since = new Date(clock().getTime() - restartMs);
    const { cardUpdater, issueShowing } = getUseCases();
    for (const cards of [cardUpdater, issueShowing]) {
      cards
        .showAgain(since)
        .catch((error: unknown) => log.debug({ error }, 'Could not show recent cards again'));
    }
  }
}

/** The scheduled jobs of the bot. Servers whose webhooks arrive are polled less often. */
export function createBotSchedule(deps: {
  readonly jobs: JobThrottle;
  readonly webhookActivity: Pick<WebhookActivity, 'isProven'>;
  readonly servers: Pick<OverseerrServers, 'listIds'>;
  readonly config: Pick<BotConfig, 'pollIntervalSeconds'>;
  readonly log: Log;
}) {
  const { jobs, webhookActivity, servers, config, log } = deps;
  return createSchedule({
    enqueueAtMostEvery: widenPollInterval(jobs, webhookActivity).enqueueAtMostEvery,
    services: servers.listIds,
    pollSeconds: config.pollIntervalSeconds,
    log,
  });
}
