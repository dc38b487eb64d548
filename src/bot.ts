import { createHash, randomBytes } from 'node:crypto';
import { v7 as newId } from 'uuid';
import { commands } from '../commands/index.ts';
import { subscribeButtonId } from '../commands/request.ts';
import { createSignInNotifier } from './chat/accounts/sign-in.ts';
import { approvalButtonIds, onReaction } from './chat/approvals/approval-actions.ts';
import type { ChatPlatform } from './chat/chat-platform.ts';
import { createDispatch } from './chat/dispatch.ts';
import type { Translations } from './chat/i18n/translations.ts';
import { createCardPublisher } from './chat/notifications/card-publisher.ts';
import type { BotConfig } from './config/bot-config.ts';
import { createAccountRepository } from './database/accounts/account-repository.ts';
import { createIdentityRepository } from './database/accounts/identity-repository.ts';
import { createQuotaCache } from './database/accounts/quota-cache.ts';
import { createCodeRepository } from './database/accounts/sign-in/code-repository.ts';
import {
  createPlexAccountRepository,
  createSignInRepository,
} from './database/accounts/sign-in/sign-in-repository.ts';
import { createUserRepository } from './database/accounts/user-repository.ts';
import { createAuditLog } from './database/audit-log.ts';
import { createCleanup } from './database/cleanup.ts';
import { createErrorLog } from './database/error-log.ts';
import { createLocks } from './database/locks/locks.ts';
import { createCardRepository } from './database/notifications/card-repository.ts';
import { createSubscriptionRepository } from './database/notifications/subscription-repository.ts';
import type { OpenDatabase } from './database/open-database.ts';
import { createDraftRepository } from './database/requests/draft-repository.ts';
import { createRequestRepository } from './database/requests/request-repository.ts';
import { toRowId } from './database/row-id.ts';
import { createBotMembershipRepository } from './database/spaces/bot-membership-repository.ts';
import { createPlexTv } from './plex/plex-tv.ts';
import type { Clock, Log, OverseerrServers, ServiceRepository } from './ports/ports.ts';
import { createJobSystem } from './queue/job-system.ts';
import { createSchedule } from './queue/schedule.ts';
import { createAccountSync } from './usecases/accounts/account-sync.ts';
import { createIdentity } from './usecases/accounts/identity.ts';
import { createMemberAdmin } from './usecases/accounts/member-admin.ts';
import { createMembers } from './usecases/accounts/members.ts';
import { createPermissionRefresh } from './usecases/accounts/permission-refresh.ts';
import { createQuotas } from './usecases/accounts/quotas.ts';
import { createSignInCompletion } from './usecases/accounts/sign-in-completion.ts';
import { createSignInFlow } from './usecases/accounts/sign-in-flow.ts';
import { createApprovalCards } from './usecases/approvals/approval-cards.ts';
import { createApprovers } from './usecases/approvals/approvers.ts';
import { createDecisionSync } from './usecases/approvals/decision-sync.ts';
import { createDecisions } from './usecases/approvals/decisions.ts';
import { createCardUpdater } from './usecases/notifications/card-updater.ts';
import { createNotifications } from './usecases/notifications/notifications.ts';
import { createReminders } from './usecases/notifications/reminders.ts';
import { createSubscriptions } from './usecases/notifications/subscriptions.ts';
import { createDrafts } from './usecases/requests/drafts.ts';
import { createHistory } from './usecases/requests/history.ts';
import { createRequestImport } from './usecases/requests/import-requests.ts';
import { createReconciler } from './usecases/requests/reconcile.ts';
import { createRequestEdits } from './usecases/requests/request-edits.ts';
import { createRequestTransitions } from './usecases/requests/request-transitions.ts';
import { createRequests } from './usecases/requests/requests.ts';
import { createRequestSubmission } from './usecases/requests/submit-request.ts';
import { createWebhookDedup } from './usecases/requests/webhook-dedup.ts';
import { createHealthCheck } from './usecases/services/health-check.ts';
import { createServices } from './usecases/services/services.ts';
import { createBotMembership } from './usecases/spaces/bot-membership.ts';
import { createSpaceSetup } from './usecases/spaces/space-setup.ts';
import { createTitleSearch } from './usecases/titles/title-search.ts';

/** The bot without its doors: commands, use cases and jobs over a database, servers and platforms. */
export function buildBot(deps: {
  readonly config: BotConfig;
  readonly database: OpenDatabase;
  readonly servers: OverseerrServers;
  readonly serviceRepository: ServiceRepository;
  readonly platforms: readonly Pick<ChatPlatform, 'name' | 'outbound' | 'startLink'>[];
  readonly translations: Translations;
  readonly log: Log;
  readonly clock: Clock;
  /** How many seconds apart people without an account may have all accounts read, by how many there are. */
  readonly syncThrottle?: { readonly syncIntervalSeconds: (accounts: number) => number };
}) {
  const { config, database, servers, serviceRepository, translations, log, clock } = deps;
  const { prisma, kysely, pool } = database;
  const locks = createLocks({ url: database.url, log });
  const errors = createErrorLog({ prisma, clock });
  const jobs = createJobSystem({
    pool,
    log,
    isOnlyInstance: (work) => locks.isOnlyInstance(work),
    ...(config.role === 'gateway' ? { kinds: [] } : {}),
    onDead: async ({ kind, appError, attempts }) => {
      log.error({ kind, attempts, error: appError }, 'a job was given up');
      await errors.record(appError, `job ${kind}`);
    },
    // Handlers are called after everything below stands.
    handlers: {
      'submit-request': ({ requestId }, { attempt }) =>
        submission.submitRequest(requestId, attempt),
      'update-cards': ({ requestId }) => cardUpdater.updateCards(requestId),
      notify: ({ requestId }) => notifications.notify(requestId),
      'sync-request': ({ serviceId, remoteId }) => reconciler.syncRequest(serviceId, remoteId),
      'handle-webhook': (heeded) => reconciler.handleWebhook(heeded),
      reconcile: async ({ serviceId }) => {
        try {
          await reconciler.reconcile(serviceId);
        } catch (error) {
          // Most likely it answers no more, or not to us: /readyz is to say so.
          await healthCheck.checkHealth(serviceId);
          throw error;
        }
      },
      'sync-accounts': ({ serviceId }) => accountSync.syncAccounts(serviceId),
      'send-decision': ({ requestId }, { attempt }) =>
        decisionSync.sendDecision(requestId, attempt),
      'send-reminders': ({ serviceId }) => reminders.sendReminders(serviceId),
      'await-sign-in': ({ signInId }) => signInWait.completeSignIn(signInId),
      cleanup: async () => {
        await cleanup();
      },
    },
  });

  const requestRepository = createRequestRepository({ pool, jobSender: jobs.sender, newId });
  const cards = createCardRepository({ pool, jobSender: jobs.sender });
  const draftRepository = createDraftRepository({ prisma, clock });
  const users = createUserRepository({ pool, prisma, newId, admins: config.admins });
  const accounts = createAccountRepository({ pool, prisma, newId, clock });
  const subscriptionRepository = createSubscriptionRepository({ prisma, kysely, newId });
  const { forgetAfterDays } = config;
  const cleanup = createCleanup({ prisma, kysely, clock, forgetAfterDays });
  const identities = createIdentityRepository({ pool, prisma, clock, newId });
  const codes = createCodeRepository({ pool, clock, newId });

  const transitions = createRequestTransitions({ requestRepository, clock, newId });
  const quotas = createQuotas({ quotaCache: createQuotaCache({ pool }), servers, clock });
  const accountDeps = { users, accounts, identities, servers, quotas, jobs };
  const members = createMembers({
    ...accountDeps,
    ...deps.syncThrottle,
    unlinkedPolicy: config.unlinkedPolicy,
    clock,
  });
  const identity = createIdentity({ ...accountDeps, codes, members });
  const memberAdmin = createMemberAdmin(accountDeps);
  const services = createServices({ ...accountDeps, publicCards: config.publicCards });
  const titleSearch = createTitleSearch({ servers });
  const drafts = createDrafts({ draftRepository, clock, newId });
  const requestDeps = { requestRepository, accounts, servers, members, transitions, locks };
  const requests = createRequests({ ...requestDeps, clock, newId, hasStarted: jobs.hasStarted });
  const webhookDedup = createWebhookDedup({ jobs, clock });
  const submission = createRequestSubmission({ ...requestDeps, users, quotas, webhookDedup });
  const requestImport = createRequestImport({
    requestRepository,
    accounts,
    users,
    servers,
    transitions,
    clock,
    newId,
  });
  const reconciler = createReconciler({
    requestRepository,
    accounts,
    servers,
    requestImport,
    transitions,
    locks,
    log,
  });
  const permissionRefresh = createPermissionRefresh({ accounts, members, clock });
  const approvers = createApprovers({ users, accounts, cards, permissionRefresh });
  const defaultPlaces = config.approvalPlaces;
  const approvalCards = createApprovalCards({
    ...accountDeps,
    requestRepository,
    approvers,
    defaultPlaces,
    newId,
  });
  const decisionDeps = { ...requestDeps, cards, approvers, clock, permissionRefresh };
  const decisions = createDecisions({ ...decisionDeps, newId });
  const decisionSync = createDecisionSync({
    ...requestDeps,
    users,
    webhookDedup,
    permissionRefresh,
  });
  const edits = createRequestEdits(decisionDeps);
  const history = createHistory(decisionDeps);
  const setup = createSpaceSetup({ ...accountDeps, locks, approvers });
  const botMembershipRepository = createBotMembershipRepository({ prisma, kysely });
  const botMembership = createBotMembership({ botMembershipRepository, users, clock, log });
  const reminders = createReminders({ requestRepository, cards, users, approvalCards, clock });
  const subscriptions = createSubscriptions({ subscriptionRepository, servers, members, jobs });
  const notificationDeps = {
    requestRepository,
    cards,
    users,
    identities,
    subscriptionRepository,
    approvalCards,
    clock,
    newId,
  };
  const notifications = createNotifications(notificationDeps);
  const outbounds = Object.fromEntries(deps.platforms.map((p) => [p.name, p.outbound]));
  const cardPublisher = createCardPublisher({
    outbounds,
    translations,
    subscribeButtonId,
    approvalButtonIds,
    servers,
  });
  const signIns = createSignInRepository({ pool, clock, newId });
  const signInDeps = { accounts, users, servers, signIns, jobs, locks, clock };
  const plex = config.plexTvUrl ? createPlexTv({ baseUrl: config.plexTvUrl }) : null;
  const signInFlow = createSignInFlow({
    ...signInDeps,
    plex,
    audit: createAuditLog({ kysely }),
    newId: () => toRowId(newId()),
    newToken: () => randomBytes(32).toString('base64url'),
    hash: (token) => createHash('sha256').update(token).digest('hex'),
    publicUrl: config.http.publicUrl,
  });
  const signInWait = createSignInCompletion({
    ...signInDeps,
    plex,
    signInFlow,
    plexAccounts: createPlexAccountRepository({ pool }),
    notifier: createSignInNotifier({ outbounds, translations, servers }),
    quotas,
    log,
    writesChatIds: config.writeBackIds,
  });
  const cardDeps = { requestRepository, cards, users, approvalCards, locks, clock, log };
  const cardUpdater = createCardUpdater({ ...cardDeps, cardPublisher, newId });
  const accountSync = createAccountSync({ ...accountDeps, serviceRepository, clock, log });
  const healthCheck = createHealthCheck({ servers, serviceRepository, clock, log });
  const schedule = createSchedule({
    enqueueAtMostEvery: jobs.enqueueAtMostEvery,
    services: servers.listIds,
    pollSeconds: config.pollIntervalSeconds,
    log,
  });
  const dispatch = createDispatch({
    commands,
    useCases: {
      members,
      services,
      titleSearch,
      quotas,
      drafts,
      requests,
      subscriptions,
      decisions,
      edits,
      history,
      setup,
      signInFlow,
      identity,
      memberAdmin,
    },
    startLink(name, text, on) {
      const command = commands.find((each) => each.name === name);
      const open = deps.platforms.filter((p) => on === undefined || p.name === on);
      const addresses = open.map((p) => command && p.startLink?.(command, text));
      return addresses.find((address) => typeof address === 'string') ?? null;
    },
    botMembership,
    translations,
    log,
    onReaction,
    recordDenial: ({ code }, by, what) => identities.recordRefusal(code, by, { what }),
    recordBug: async (fault, context) =>
      (await errors.record(fault.cause, context['what'] ?? 'chat', context)).fingerprint,
  });
  return {
    dispatch,
    signInFlow,
    signInWait,
    identity,
    jobs,
    webhookDedup,
    schedule,
    healthCheck,
    locks,
    users,
    accounts,
    accountSync,
  };
}
