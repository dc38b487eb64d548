import type { BotConfig } from '../config/bot-config.ts';
import type { Job } from '../domain/job.ts';
import { retryDelaysMs } from '../domain/requests/retry-budget.ts';
import { newId } from '../lib/ids/new-id.ts';
import type { Clock } from '../ports/clock.ts';
import type { JobDelay, JobQueue } from '../ports/job-queue.ts';
import type { Locks } from '../ports/locks.ts';
import type { Log } from '../ports/log.ts';
import type { OverseerrServers } from '../ports/services/overseerr-servers.ts';
import type { Members } from '../usecases/accounts/members.ts';
import type { Quotas } from '../usecases/accounts/quotas.ts';
import type { Arrivals } from '../usecases/notifications/arrivals.ts';
import { createDownloadChoices } from '../usecases/requests/creation/download-choices.ts';
import { createOnBehalf } from '../usecases/requests/creation/on-behalf.ts';
import { createRequestDiscovery } from '../usecases/requests/discover-requests.ts';
import { createDrafts } from '../usecases/requests/drafts.ts';
import { createRequestImport } from '../usecases/requests/import-requests.ts';
import { createReconciler } from '../usecases/requests/reconcile.ts';
import { createRemoteDeletion } from '../usecases/requests/remote-deletion.ts';
import { createRequestTransitions } from '../usecases/requests/request-transitions.ts';
import { createRequests } from '../usecases/requests/requests.ts';
import { createCheckStanding } from '../usecases/requests/standing/check-standing.ts';
import { createRetryFailed } from '../usecases/requests/standing/retry-failed.ts';
import { createRequestSubmission } from '../usecases/requests/submission/submit-request.ts';
import { createUnknownOutcomes } from '../usecases/requests/submission/unknown-outcomes.ts';
import { createRecentRequests } from '../usecases/requests/title-lock.ts';
import { createWebhookDedup } from '../usecases/requests/webhook-dedup.ts';
import type { WebhookActivity } from '../usecases/services/webhook-activity.ts';
import type { Repositories } from './repositories.ts';

const dayMs = 86_400_000;

/** Requests from the draft to the library: creating, submitting and keeping them in step with Overseerr. */
export function createRequestUseCases(
  deps: Pick<
    Repositories,
    | 'accountLinks'
    | 'accounts'
    | 'cards'
    | 'draftRepository'
    | 'memberRepository'
    | 'preferences'
    | 'readingLocks'
    | 'requestRepository'
    | 'submissionTimes'
    | 'users'
  > & {
    readonly servers: OverseerrServers;
    readonly members: Members;
    readonly quotas: Quotas;
    readonly arrivals: Pick<Arrivals, 'note'>;
    readonly jobs: JobQueue & JobDelay & { readonly hasStarted: (job: Job) => Promise<boolean> };
    readonly config: Pick<BotConfig, 'retriesFailed' | 'stalledAfterDays'>;
    readonly webhookActivity: WebhookActivity;
    readonly locks: Locks;
    readonly clock: Clock;
    readonly log: Log;
  },
) {
  const { accountLinks, accounts, cards, draftRepository, preferences, requestRepository } = deps;
  const { memberRepository, readingLocks, submissionTimes, users } = deps;
  const { servers, members, quotas, arrivals, jobs, config, webhookActivity, locks, clock, log } =
    deps;

  const delaysMs = config.retriesFailed ? retryDelaysMs : [];
  const transitions = createRequestTransitions({
    requestRepository,
    retryDelaysMs: delaysMs,
    clock,
    newId,
  });
  const webhookDedup = createWebhookDedup({ jobs, clock });
  const requestImport = createRequestImport({
    requestRepository,
    accounts,
    accountLinks,
    users,
    servers,
    transitions,
    clock,
    newId,
  });
  const unknownOutcomes = createUnknownOutcomes({ submissionTimes, clock });
  const reconciler = createReconciler({
    requestRepository,
    accounts,
    servers,
    requestImport,
    discoverRequests: createRequestDiscovery({
      requestRepository,
      accounts,
      servers,
      transitions,
      clock,
    }),
    transitions,
    arrivals,
    checkStanding: createCheckStanding({
      servers,
      transitions,
      stalledAfterMs: config.stalledAfterDays * dayMs,
      clock,
    }),
    webhookActivity,
    locks,
    clock,
    log,
  });
  const remoteDeletion = createRemoteDeletion({
    requestRepository,
    reconciler,
    accounts,
    servers,
    hasStarted: jobs.hasStarted,
    unknownOutcomes,
  });
  const recentRequests = createRecentRequests();
  const downloadChoices = createDownloadChoices({ members, servers, draftRepository });
  const onBehalf = createOnBehalf({ members, users, preferences, memberRepository });
  return {
    transitions,
    onBehalf,
    downloadChoices,
    webhookDedup,
    remoteDeletion,
    drafts: createDrafts({ draftRepository, clock, newId }),
    requests: createRequests({
      requestRepository,
      draftRepository,
      recentRequests,
      cards,
      reconciler,
      accounts,
      servers,
      members,
      onBehalf,
      downloadChoices,
      quotas,
      transitions,
      locks,
      clock,
      newId,
      remoteDeletion,
    }),
    submission: createRequestSubmission({
      preferences,
      clock,
      requestRepository,
      accounts,
      accountLinks,
      users,
      recentRequests,
      servers,
      members,
      transitions,
      readingLocks,
      quotas,
      webhookDedup,
      unknownOutcomes,
    }),
    reconciler,
    retryFailed: createRetryFailed({
      requestRepository,
      accounts,
      servers,
      transitions,
      retryDelaysMs: delaysMs,
      locks,
      jobs,
      clock,
      log,
    }),
  };
}
