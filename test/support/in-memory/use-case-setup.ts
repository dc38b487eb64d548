import type { Account, LinkedAccount } from '../../../src/domain/accounts/account.ts';
import type { Preferences } from '../../../src/domain/accounts/identity.ts';
import { permission } from '../../../src/domain/accounts/permission.ts';
import type { User } from '../../../src/domain/accounts/user.ts';
import type { Actor } from '../../../src/domain/actor.ts';
import { AppError } from '../../../src/domain/app-error.ts';
import type { LibraryShare } from '../../../src/domain/notifications/arrived-seasons.ts';
import type { RemoteRequest } from '../../../src/domain/requests/remote-request.ts';
import type { MediaRequest } from '../../../src/domain/requests/request.ts';
import type { Space } from '../../../src/domain/spaces/space.ts';
import { createKeyedMutex } from '../../../src/lib/keyed-mutex.ts';
import type { Locks } from '../../../src/ports/locks.ts';
import type { Log } from '../../../src/ports/log.ts';
import { createCancelRequest } from '../../../src/usecases/approvals/actions/cancel-request.ts';
import { createRequestActions } from '../../../src/usecases/approvals/actions/request-actions.ts';
import { createResendApproved } from '../../../src/usecases/approvals/actions/resend-approved.ts';
import { createSendAgain } from '../../../src/usecases/approvals/actions/send-again.ts';
import { createApprovers } from '../../../src/usecases/approvals/approvers.ts';
import { createDecisionSync } from '../../../src/usecases/approvals/decision-sync.ts';
import { createDecisions } from '../../../src/usecases/approvals/decisions.ts';
import { createDownloadChoices } from '../../../src/usecases/requests/creation/download-choices.ts';
import { createOnBehalf } from '../../../src/usecases/requests/creation/on-behalf.ts';
import { createRequestDiscovery } from '../../../src/usecases/requests/discover-requests.ts';
import { createReconciler } from '../../../src/usecases/requests/reconcile.ts';
import { createRemoteDeletion } from '../../../src/usecases/requests/remote-deletion.ts';
import { createRequestTransitions } from '../../../src/usecases/requests/request-transitions.ts';
import { createRequests } from '../../../src/usecases/requests/requests.ts';
import { createCheckStanding } from '../../../src/usecases/requests/standing/check-standing.ts';
import { createRetryFailed } from '../../../src/usecases/requests/standing/retry-failed.ts';
import { createAssertResubmittable } from '../../../src/usecases/requests/submission/assert-resubmittable.ts';
import { createRequestSubmission } from '../../../src/usecases/requests/submission/submit-request.ts';
import { createUnknownOutcomes } from '../../../src/usecases/requests/submission/unknown-outcomes.ts';
import { createRecentRequests } from '../../../src/usecases/requests/title-lock.ts';
import { anActor, anId, aRemoteUserId, aRequest } from '../factories.ts';
import { createInMemoryDrafts } from './draft-repository.ts';
import { createInMemoryReadingLocks } from './reading-locks.ts';
import {
  countCalls,
  createInMemoryCards,
  createInMemoryRequests,
  createInMemoryStore,
} from './request-repository.ts';
import { createScriptedServers, type ScriptedServer } from './scripted-servers.ts';
import { createInMemorySubmissionTimes } from './submission-times.ts';

export const serviceId = anId<'service'>();
export const now = new Date('2026-11-23T12:00:00Z');

/** The use cases around requests over in-memory repositories and a scripted Overseerr server. */
export function createUseCaseSetup(options: { readonly retryDelaysMs?: readonly number[] } = {}) {
  const store = createInMemoryStore();
  let passedMs = 0;
  const clock = () => new Date(now.getTime() + passedMs);
  const newId = anId;
  const requestCalls = new Map<string, number>();
  const requestRepository = countCalls(createInMemoryRequests(store, clock), requestCalls);
  const cards = createInMemoryCards(store);
  const draftRepository = createInMemoryDrafts(clock);
  /** Accounts with their users. */
  const accountRows: (LinkedAccount & { readonly userId: User['id'] | null })[] = [];
  /** Accounts that the server's list lacks. */
  const removed = new Set<Account['id']>();
  const preferences = new Map<User['id'], Preferences>();
  const users: User[] = [];
  const spaces: Space[] = [];
  const accountCalls = new Map<string, number>();
  const accounts = countCalls(
    {
      find: async (id: Account['id']) => accountRows.find((each) => each.id === id) ?? null,
    },
    accountCalls,
  );
  const accountLinks = countCalls(
    {
      findByUser: async (userId: User['id'], onService: Account['serviceId']) =>
        accountRows.find(
          (each) => each.userId === userId && each.serviceId === onService && !removed.has(each.id),
        ) ?? null,
      hasLink: async (userId: User['id'], id: Account['id']) =>
        accountRows.some((each) => each.userId === userId && each.id === id),
    },
    accountCalls,
  );
  const userRepository = {
    find: async (id: User['id']) => users.find((each) => each.id === id) ?? null,
    listApprovers: async () => [],
    listChatAccounts: async (id: User['id']) =>
      users.some((each) => each.id === id)
        ? [
            {
              platform: 'discord',
              platformUserId: `chat-${id}`,
              name: 'x',
              isClosed: false,
            } as const,
          ]
        : [],
  };
  const spaceRepository = {
    find: async (id: Space['id']) => spaces.find((each) => each.id === id) ?? null,
  };
  const server: ScriptedServer = {};
  const servers = createScriptedServers([{ id: serviceId, server }]);
  const permissionRefresh = {
    refreshPermissions: async () => null,
    refreshOnDenial: <Result>(_: unknown, __: unknown, work: () => Promise<Result>) => work(),
  };
  const webhookDedup = {
    async suppressDuring(_: unknown, __: unknown, call: () => Promise<unknown>) {
      await call();
    },
  };
  const approvers = createApprovers({
    users: userRepository,
    spaces: spaceRepository,
    accountLinks,
    cards,
    permissionRefresh,
  });
  const transitions = createRequestTransitions({
    requestRepository,
    retryDelaysMs: options.retryDelaysMs ?? [],
    clock,
    newId,
  });
  const members = {
    async resolveKnownAccount({ userId }: Actor) {
      const account = await accountLinks.findByUser(userId, serviceId);
      if (!account) throw new AppError('not-linked');
      return { account, isGuest: false } as const;
    },
    refreshAccount: async (account: Account) => account,
    findAccount: (userId: User['id'], id: Account['serviceId']) =>
      accountLinks.findByUser(userId, id),
  };
  const downloadChoices = createDownloadChoices({ servers, members, draftRepository });
  const usedQuota = { limit: null as number | null, used: 0, days: null as number | null };
  const onBehalf = createOnBehalf({
    members,
    users: userRepository,
    preferences: { getPreferences: async (userId) => preferences.get(userId) ?? {} },
    memberRepository: {
      listMembers: async (_, { nameQuery }) =>
        users
          .filter(({ displayName }) => displayName.includes(nameQuery ?? ''))
          .map(({ displayName: name, ...user }) => ({
            ...user,
            name,
            chatAccounts: [],
            account: null,
          })),
    },
  });
  const locks = createInMemoryLocks();
  const submissionTimes = createInMemorySubmissionTimes(store.requests);
  const unknownOutcomes = createUnknownOutcomes({ submissionTimes, clock });
  let hasStarted = false;
  const recentRequests = createRecentRequests();
  const shared = {
    requestRepository,
    recentRequests,
    accounts,
    accountLinks,
    servers,
    transitions,
    locks,
  };

  const imported: number[] = [];
  const warnings: unknown[] = [];
  const log: Log = {
    debug() {},
    info() {},
    warn: (...line) => void warnings.push(line),
    error() {},
  };
  const missedChanges: number[] = [];
  const notedShares: LibraryShare[] = [];
  const time = { now };
  const checkStanding = createCheckStanding({ ...shared, stalledAfterMs: 7 * 86_400_000, clock });
  const reconciler = createReconciler({
    ...shared,
    requestImport: {
      async importRequest(_, remote) {
        imported.push(remote.remoteId);
      },
    },
    discoverRequests: createRequestDiscovery({ ...shared, clock: () => time.now }),
    arrivals: {
      async note(_serviceId, _key, shares) {
        notedShares.push(...shares);
      },
    },
    webhookActivity: {
      async recordMissedChanges(_, count) {
        missedChanges.push(count);
      },
    },
    clock,
    log,
    checkStanding,
  });

  /** In how many seconds a job was to start, each time. */
  const delays: number[] = [];
  const retryFailed = createRetryFailed({
    ...shared,
    retryDelaysMs: options.retryDelaysMs ?? [],
    jobs: { enqueueLater: async (_, seconds) => void delays.push(seconds) },
    clock,
    log,
  });

  const remoteDeletion = createRemoteDeletion({
    ...shared,
    reconciler,
    hasStarted: async () => hasStarted,
    unknownOutcomes,
  });

  const decisions = createDecisions({
    ...shared,
    cards,
    approvers,
    permissionRefresh,
    clock,
    newId,
  });
  const assertResubmittable = createAssertResubmittable({
    ...shared,
    users: userRepository,
    members,
    quotas: { refresh: async () => ({ movie: usedQuota, tv: usedQuota }) },
    clock,
  });
  const resendApproved = createResendApproved({
    ...shared,
    approvers,
    permissionRefresh,
    assertResubmittable,
    clock,
  });
  const requestActions = createRequestActions({
    decisions,
    cancelRequest: createCancelRequest({ ...shared, approvers, remoteDeletion }),
    sendAgain: createSendAgain({ ...shared, approvers, decisions, resendApproved }),
  });

  return {
    store,
    recentRequests,
    clock,
    requestRepository,
    userRepository,
    accountLinks,
    draftRepository,
    /** Marks all jobs as started. */
    startJobs(): void {
      hasStarted = true;
    },
    /** Advances the clock. */
    passSeconds(seconds: number): void {
      passedMs += seconds * 1000;
    },
    server,
    /** The warnings of the reconciler and of retries. */
    warnings,
    /** How many changes of each comparison no webhook has reported. */
    missedChanges,
    /** What subscribers were told about. */
    notedShares,
    /** The remote ids of imported requests. */
    imported,
    /** The time for looking for new requests. */
    time,
    accountRows,
    removed,
    preferences,
    users,
    spaces,
    decisions,
    transitions,
    retryFailed,
    delays,
    requestActions,
    decisionSync: createDecisionSync({
      ...shared,
      users: userRepository,
      webhookDedup,
      permissionRefresh,
    }),
    requests: createRequests({
      ...shared,
      cards,
      draftRepository,
      reconciler,
      members,
      onBehalf,
      downloadChoices,
      quotas: { refresh: async () => ({ movie: usedQuota, tv: usedQuota }) },
      clock,
      newId,
      remoteDeletion,
    }),
    onBehalf,
    downloadChoices,
    /** The quota of every account, when a request is made for a member, or anew. */
    usedQuota,
    reconciler,
    submission: createRequestSubmission({
      ...shared,
      preferences: { getPreferences: async (userId) => preferences.get(userId) ?? {} },
      clock,
      users: userRepository,
      readingLocks: createInMemoryReadingLocks({
        requests: requestRepository,
        users: userRepository,
        accountLinks,
        submissionTimes,
      }),
      members,
      quotas: { refresh: async () => ({ movie: unlimited, tv: unlimited }), findResetAt },
      webhookDedup,
      unknownOutcomes,
    }),

    /** A user with an account that has these permission bits. */
    addUser(permissions: number, parts: Partial<Actor> = {}) {
      const actor = anActor(parts);
      users.push({
        id: actor.userId,
        displayName: actor.name,
        locale: null,
        isAdmin: actor.isAdmin,
        isBlocked: false,
      });
      const account: (typeof accountRows)[number] = {
        id: anId(),
        serviceId,
        remoteUserId: aRemoteUserId(accountRows.length + 2),
        name: actor.name,
        permissions,
        userId: actor.userId,
        verifiedBy: 'plex',
        isLimited: false,
        isBlocked: false,
      };
      accountRows.push(account);
      return { actor, account };
    },

    addRequest(parts: Partial<MediaRequest> = {}) {
      const request = aRequest({ serviceId, state: 'pending', remoteId: 7, ...parts });
      store.requests.set(request.id, request);
      return request;
    },

    /** Returns the calls of each method since the last time, and resets the counts. */
    takeCalls() {
      const taken = {
        requests: Object.fromEntries(requestCalls),
        accounts: Object.fromEntries(accountCalls),
      };
      requestCalls.clear();
      accountCalls.clear();
      return taken;
    },
  };
}

export const managerPermissions = permission.manageRequests | permission.request;
export const memberPermissions = permission.request;

/** The remote request of a local request. */
export function toRemoteRequest(
  request: MediaRequest,
  parts: Partial<RemoteRequest> = {},
): RemoteRequest {
  return {
    remoteId: request.remoteId ?? 7,
    key: request.title,
    is4k: request.is4k,
    seasons: request.seasons,
    status: 'pending',
    account: { remoteUserId: 0, name: request.requesterName },
    decidedBy: null,
    deciderId: null,
    availability: 'unknown',
    availableSeasons: [],
    progress: null,
    isSent: null,
    watchUrl: null,
    createdAt: request.createdAt,
    ...parts,
  };
}

const unlimited = { limit: null, used: 0, days: null, isRestricted: false };

async function findResetAt() {
  return null;
}

function createInMemoryLocks(): Locks {
  const mutex = createKeyedMutex();
  return { withLock: (key, work) => mutex.runExclusive(key, work) };
}
