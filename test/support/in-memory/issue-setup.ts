import type { LinkedAccount } from '../../../src/domain/accounts/account.ts';
import { permission } from '../../../src/domain/accounts/permission.ts';
import type { Actor } from '../../../src/domain/actor.ts';
import { AppError } from '../../../src/domain/app-error.ts';
import type { AuditEntry } from '../../../src/domain/audit-entry.ts';
import type { CardId } from '../../../src/domain/id.ts';
import type { Issue } from '../../../src/domain/issues/issue.ts';
import type { IssueCard } from '../../../src/domain/issues/issue-card.ts';
import type { IssueComment } from '../../../src/domain/issues/issue-comment.ts';
import type { IssueDraft } from '../../../src/domain/issues/issue-draft.ts';
import type { RemoteIssue } from '../../../src/domain/issues/remote-issue.ts';
import type { Job } from '../../../src/domain/job.ts';
import type { Platform } from '../../../src/domain/place.ts';
import type { MediaRequest } from '../../../src/domain/requests/request.ts';
import { createKeyedMutex } from '../../../src/lib/keyed-mutex.ts';
import type { IssueCardPublisher } from '../../../src/ports/issues/issue-card-publisher.ts';
import type { IssueCardRepository } from '../../../src/ports/issues/issue-card-repository.ts';
import { createIssueAccess } from '../../../src/usecases/issues/issue-access.ts';
import { createIssueChanges } from '../../../src/usecases/issues/issue-changes.ts';
import { createIssueList } from '../../../src/usecases/issues/issue-list.ts';
import { createIssueReports } from '../../../src/usecases/issues/issue-reports.ts';
import { createIssueTargets } from '../../../src/usecases/issues/issue-targets.ts';
import { createRemoteIssueSteps } from '../../../src/usecases/issues/remote-issue-steps.ts';
import { createIssueSubmission } from '../../../src/usecases/issues/send-issue.ts';
import { createIssueShowing } from '../../../src/usecases/issues/show-issue.ts';
import { createIssueSync } from '../../../src/usecases/issues/sync-issues.ts';
import { anActor, anId, aRemoteUserId, aServerInfo, aTitle } from '../factories.ts';
import { anIssue, anIssueComment } from '../issue-factories.ts';
import { createInMemoryIssues } from './issue-repositories.ts';
import { createScriptedServers, type ScriptedServer } from './scripted-servers.ts';
import { toShownVersion } from './shown-version.ts';

export const serviceId = anId<'service'>();
export const now = new Date('2026-11-23T12:00:00Z');
export const matrix = { mediaType: 'movie', tmdbId: 603 } as const;

/** An issue on the server, reported by user 3. */
export function aRemoteIssue(parts: Partial<RemoteIssue> = {}): RemoteIssue {
  const reporter = { remoteUserId: 3, name: 'bob' };
  return {
    remoteId: 1,
    key: matrix,
    type: 'video',
    season: null,
    episode: null,
    status: 'open',
    reporter,
    changedBy: null,
    comments: [{ remoteId: 1, message: 'Stutters', author: reporter, createdAt: now }],
    createdAt: now,
    ...parts,
  };
}

/** The use cases around issues over in-memory repositories and a scripted Overseerr server. */
export function createIssueSetup() {
  let passedMs = 0;
  const clock = () => new Date(now.getTime() + passedMs);
  const { issues, comments, issueRepository, issueComments, patchComment } = createInMemoryIssues();
  const shown = new Map<Issue['id'], number>();
  const cards: IssueCard[] = [];
  const drafts = new Map<IssueDraft['id'], IssueDraft>();
  const jobs: Job[] = [];
  const later: { readonly job: Job; readonly seconds: number }[] = [];
  const audit: AuditEntry[] = [];
  const lost = new Map<CardId, string>();
  const accounts: (LinkedAccount & { readonly userId: Actor['userId'] })[] = [];
  const managers: { readonly platformUserId: string }[] = [];
  const places: { readonly address: string; readonly platform?: Platform }[] = [];
  const requests: MediaRequest[] = [];
  const published: { readonly card: IssueCard; readonly version: number }[] = [];
  const server: ScriptedServer = {
    getInfo: async () => aServerInfo({ publicUrl: 'https://seerr.example' }),
    getTitleDetails: async (key) =>
      aTitle({ ...key, name: 'The Matrix', year: 1999, standard: 'available' }),
  };

  function patchCard(id: CardId, patch: Partial<IssueCard>): void {
    const index = cards.findIndex((each) => each.id === id);
    const card = cards[index];
    if (card) cards[index] = { ...card, ...patch };
  }

  const issueCards: IssueCardRepository = {
    listByIssue: async (id) => cards.filter((each) => each.issueId === id && !lost.has(each.id)),
    findByMessage: async ({ messageId }) =>
      cards.find(({ message }) => messageId !== null && message.messageId === messageId) ?? null,
    async create(id, added) {
      for (const card of added) {
        if (cards.some(({ issueId, key }) => issueId === id && key === card.key)) continue;
        cards.push({ ...card, issueId: id, shownVersion: 0, createdAt: clock() });
      }
    },
    async recordTold(id, told) {
      await this.create(id, told.cards);
      for (const each of told.commentIds) patchComment(each, { isTold: true });
      const issue = issues.get(id);
      if (issue && told.status) issues.set(id, { ...issue, toldStatus: told.status });
    },
    listRecentlyChanged: async (since) =>
      [...issues.values()]
        .filter(({ id, stateChangedAt }) => {
          const hasCard = cards.some((card) => card.issueId === id && !lost.has(card.id));
          return stateChangedAt > since && hasCard;
        })
        .map(({ id }) => id),
    async markIssueShown(id, version) {
      shown.set(id, version);
    },
    async markShown(read, version, message) {
      const card = cards.find((each) => each.id === read.id);
      if (!card) return true;
      const shownVersion = toShownVersion(card, read, version);
      patchCard(read.id, { shownVersion, message });
      return shownVersion >= version;
    },
    markOutdated: async (id, shownVersion) => patchCard(id, { shownVersion }),
    async markLost(id, reason) {
      lost.set(id, reason);
    },
  };
  const publisher: IssueCardPublisher = {
    async publish(card, { issue }) {
      published.push({ card, version: issue.version });
      return { place: card.message.place, messageId: card.message.messageId ?? card.id };
    },
  };

  const findByUser = async (userId: Actor['userId']) =>
    accounts.find((each) => each.userId === userId) ?? null;
  const access = createIssueAccess({
    accounts: { find: async (id) => accounts.find((each) => each.id === id) ?? null },
    accountLinks: { findByUser },
    members: {
      async resolveKnownAccount({ userId }) {
        const account = await findByUser(userId);
        if (!account) throw new AppError('not-linked');
        return { account, isGuest: false } as const;
      },
      refreshAccount: async (account) => account,
    },
    permissionRefresh: { refreshPermissions: async () => null },
    servers: { getGuestUserId: () => null },
  });
  const mutex = createKeyedMutex();
  const locked: string[] = [];
  const users = {
    find: async () => null,
    listIssueManagers: async () =>
      managers.map(({ platformUserId }) => ({
        platform: 'discord' as const,
        platformUserId,
        locale: null,
      })),
    listChatAccounts: async (id: Actor['userId']) => [
      { platform: 'discord' as const, platformUserId: `chat-${id}`, name: 'x', isClosed: false },
    ],
    async setDirectMessagesClosed() {},
  };
  const shared = {
    issueRepository,
    issueComments,
    issueCards,
    access,
    users,
    accounts: {
      find: async (id: LinkedAccount['id']) => accounts.find((each) => each.id === id) ?? null,
      findByRemoteUserId: async (_: unknown, remoteUserId: number) =>
        accounts.find((each) => each.remoteUserId === remoteUserId) ?? null,
    },
    accountLinks: {
      findByUser,
      listUsers: async (id: LinkedAccount['id']) =>
        accounts
          .filter((each) => each.id === id)
          .map(({ userId, name }) => ({
            id: userId,
            displayName: name,
            locale: null,
            isAdmin: false,
            isBlocked: false,
          })),
    },
    servers: createScriptedServers([{ id: serviceId, server }]),
    jobs: {
      enqueue: async (added: readonly Job[]) => void jobs.push(...added),
      enqueueLater: async (job: Job, seconds: number) => void later.push({ job, seconds }),
    },
    audit: { record: async (entry: AuditEntry) => void audit.push(entry) },
    locks: {
      withLock<Result>(key: string, work: () => Promise<Result>) {
        locked.push(key);
        return mutex.runExclusive(key, work);
      },
    },
    permissionRefresh: {
      refreshOnDenial: <Result>(_: unknown, __: unknown, work: () => Promise<Result>) => work(),
    },
    retry: <Result>(work: () => Promise<Result>) => work(),
    clock,
    newId: anId,
    log: { debug() {}, info() {}, warn() {}, error() {} },
  };
  const steps = createRemoteIssueSteps(shared);
  const targets = createIssueTargets({
    users,
    preferences: { getPreferences: async () => ({}) },
    approvalPlaces: {
      list: async () =>
        places.map(({ address, platform = 'discord' }) => ({
          place: { platform, kind: 'channel', address },
          locale: null,
        })),
    },
  });

  return {
    server,
    issues,
    shown,
    comments,
    cards,
    lost,
    locked,
    jobs,
    later,
    audit,
    managers,
    places,
    requests,
    published,
    publisher,
    access,
    steps,
    targets,
    reports: createIssueReports({
      ...shared,
      issueDraftRepository: {
        create: async (draft) => void drafts.set(draft.id, draft),
        find: async (id) => drafts.get(id) ?? null,
        update: async (draft) => void drafts.set(draft.id, draft),
      },
      requestRepository: {
        listByUser: async () => ({ rows: requests, total: requests.length }),
      },
    }),
    changes: createIssueChanges({ ...shared, steps }),
    list: createIssueList(shared),
    submission: createIssueSubmission({ ...shared, steps }),
    sync: createIssueSync({ ...shared, steps }),
    showing: createIssueShowing({
      ...shared,
      targets,
      publisher: { publish: (card, view) => publisher.publish(card, view) },
    }),

    /** Advances the clock. */
    passSeconds(seconds: number): void {
      passedMs += seconds * 1000;
    },

    /** A user with an account that has these permission bits. */
    addUser(permissions: number, remoteUserId: number, parts: Partial<Actor> = {}) {
      const actor = anActor(parts);
      const account = {
        id: anId<'account'>(),
        serviceId,
        remoteUserId: aRemoteUserId(remoteUserId),
        name: actor.name,
        permissions,
        verifiedBy: 'plex',
        isLimited: false,
        isBlocked: false,
        userId: actor.userId,
      } as const;
      accounts.push(account);
      return { actor, account };
    },

    /** An issue of bob, who is user 3 on the server. */
    addIssue(parts: Partial<Issue> = {}): Issue {
      const issue = anIssue({
        serviceId,
        reporterName: 'bob',
        title: { ...matrix, name: 'The Matrix', year: 1999, posterPath: null },
        state: 'open',
        remoteId: 1,
        createdAt: now,
        stateChangedAt: now,
        ...parts,
      });
      issues.set(issue.id, issue);
      return issue;
    },

    addComment(issue: Issue, parts: Partial<IssueComment> = {}): IssueComment {
      const comment = anIssueComment({
        issueId: issue.id,
        remoteId: 2,
        authorName: 'erin',
        createdAt: now,
        ...parts,
      });
      comments.push(comment);
      return comment;
    },
  };
}

export const reporterPermissions = permission.createIssues;
export const managerPermissions = permission.manageIssues;
