import { toRemoteUserId } from '../../domain/accounts/account.ts';
import { toAppError } from '../../domain/app-error.ts';
import type { IssueId, ServiceId } from '../../domain/id.ts';
import { type Issue, isOnServer } from '../../domain/issues/issue.ts';
import { isSameIssue, type RemoteIssue } from '../../domain/issues/remote-issue.ts';
import { formatTitleKey, toTitleSummary } from '../../domain/titles/title.ts';
import type { AccountLinkRepository } from '../../ports/accounts/account-link-repository.ts';
import type { AccountRepository } from '../../ports/accounts/account-repository.ts';
import type { UserRepository } from '../../ports/accounts/user-repository.ts';
import type { Clock } from '../../ports/clock.ts';
import type { FollowedIssue, IssueRepository } from '../../ports/issues/issue-repository.ts';
import type { JobQueue } from '../../ports/job-queue.ts';
import type { Locks } from '../../ports/locks.ts';
import type { Log } from '../../ports/log.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';
import { createRepeatedAttempts } from '../repeated-attempts.ts';
import { type RemoteIssueSteps, toIssueLockKey } from './remote-issue-steps.ts';

/** How old an issue may be for those who manage issues to get a card for it; the first run can find hundreds. */
const newsMaxAgeMs = 24 * 60 * 60_000;
/** How many issues one comparison reads. Each takes a call, and a new one another for its title. */
const syncsPerPoll = 20;
/** The server lists no more at once. */
const listedIssues = 100;

/** An issue that differs from what the bot knows, and a text that changes with it. */
interface DifferingIssue {
  readonly remoteId: number;
  readonly content: string;
}

/** Keeps issues in step with their Overseerr server, on a webhook or a schedule. */
export function createIssueSync(deps: {
  readonly issueRepository: Pick<
    IssueRepository,
    'create' | 'findByRemoteId' | 'listFollowed' | 'listUnconfirmed'
  >;
  readonly accounts: Pick<AccountRepository, 'findByRemoteUserId'>;
  readonly accountLinks: Pick<AccountLinkRepository, 'listUsers'>;
  readonly users: Pick<UserRepository, 'listIssueManagers'>;
  readonly servers: Pick<OverseerrServers, 'get'>;
  readonly steps: RemoteIssueSteps;
  readonly jobs: JobQueue;
  readonly locks: Locks;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly log: Log;
}) {
  const { issueRepository, accounts, accountLinks, users, servers, steps } = deps;
  const { jobs, locks, clock, newId, log } = deps;
  const attemptsOf = createRepeatedAttempts<DifferingIssue>({
    clock,
    toContent: ({ content }) => content,
  });

  return {
    syncIssue,

    /**
     * Compares the open issues with the server, in case webhooks are lost: one call, and one or two for each issue that
     * differs. Makes none if nobody would be told.
     */
    async pollIssues(serviceId: ServiceId): Promise<void> {
      const isWatched =
        (await issueRepository.listFollowed(serviceId, [])).length > 0 ||
        (await users.listIssueManagers(serviceId)).length > 0;
      if (!isWatched) return;
      const listed = await servers.get(serviceId).listIssues('open', null);
      const remoteIds = listed.map(({ remoteId }) => remoteId);
      const followed = await issueRepository.listFollowed(serviceId, remoteIds);
      // Oldest first, so that people see them in the order in which they were reported.
      const differing = findDiffering(listed, followed).sort((a, b) => a.remoteId - b.remoteId);
      const attempts = attemptsOf(serviceId);
      for (const row of differing.filter(attempts.isDue).slice(-syncsPerPoll)) {
        const { remoteId } = row;
        try {
          await attempts.attempt(row, () => syncIssue(serviceId, remoteId));
        } catch (error) {
          const appError = toAppError(error);
          if (appError.metadata.isRetryable) throw appError;
          log.warn(
            { error: appError, remoteId },
            'Could not compare an issue with its Overseerr server',
          );
        }
      }
    },
  };

  /**
   * Reads one remote issue and updates ours. One that the bot does not know yet is imported; the title's lock makes this
   * wait for a report that is being sent, whose webhook arrives before its answer.
   */
  async function syncIssue(serviceId: ServiceId, remoteId: number): Promise<void> {
    const server = servers.get(serviceId);
    const known = await issueRepository.findByRemoteId(serviceId, remoteId);
    const key = known?.title ?? (await server.findIssue(remoteId))?.key;
    if (!key) return;
    const changed = await locks.withLock(toIssueLockKey(serviceId, key), async () => {
      const issue = await issueRepository.findByRemoteId(serviceId, remoteId);
      const remote = await server.findIssue(remoteId);
      const isSame = issue !== null && remote !== null && isAbout(issue, remote);
      if (isSame) return (await steps.apply(issue, await withChanger(issue, remote))).id;
      const deleted = issue && (await steps.markDeleted(issue)).id;
      return remote ? importIssue(serviceId, remote) : deleted;
    });
    if (changed) await jobs.enqueue([{ kind: 'show-issue', payload: { issueId: changed } }]);
  }

  /** Only lists say who changed a status. */
  async function withChanger(issue: Issue, remote: RemoteIssue): Promise<RemoteIssue> {
    if (remote.status === issue.state || !isOnServer(issue)) return remote;
    const listed = await servers.get(issue.serviceId).listIssues('all', null);
    const row = listed.find(({ remoteId }) => remoteId === remote.remoteId);
    return row?.status === remote.status ? { ...remote, changedBy: row.changedBy } : remote;
  }

  /** Returns the issue that has to be shown; null if nobody has to be told. */
  async function importIssue(serviceId: ServiceId, remote: RemoteIssue): Promise<IssueId | null> {
    const remoteUserId = toRemoteUserId(remote.reporter.remoteUserId);
    const account = remoteUserId && (await accounts.findByRemoteUserId(serviceId, remoteUserId));
    const unconfirmed = account ? await issueRepository.listUnconfirmed(serviceId, remote.key) : [];
    const sent = unconfirmed.find(
      (issue) =>
        issue.accountId === account?.id && isSameIssue(remote, issue, account.remoteUserId),
    );
    if (sent) return (await steps.confirm(sent, remote)).id;
    const holders = account ? await accountLinks.listUsers(account.id) : [];
    const owner = holders.find(({ isBlocked }) => !isBlocked) ?? null;
    const locale = owner?.locale ?? 'en';
    const title = await servers.get(serviceId).getTitleDetails(remote.key, locale);
    const issue: Issue = {
      id: newId() as IssueId,
      serviceId,
      userId: owner?.id ?? null,
      accountId: account?.id ?? null,
      spaceId: null,
      draftId: null,
      reporterName: owner?.displayName ?? remote.reporter.name,
      title: toTitleSummary(title, locale),
      type: remote.type,
      season: remote.season,
      episode: remote.episode,
      message: remote.comments[0]?.message ?? '',
      state: remote.status,
      cause: null,
      causeQuote: null,
      remoteId: remote.remoteId,
      triedAt: null,
      changedBy: null,
      toldStatus: remote.status,
      source: 'overseerr',
      origin: null,
      locale,
      version: 1,
      createdAt: remote.createdAt,
      stateChangedAt: clock(),
    };
    const comments = [];
    for (const comment of remote.comments.slice(1)) {
      // People have seen them on the server, or did not care to.
      comments.push({ ...(await steps.toComment(issue, remote, comment)), isTold: true });
    }
    const isShowDue = isNews(issue);
    await issueRepository.create(issue, { comments, isShowDue });
    return isShowDue ? issue.id : null;
  }

  function isNews({ state, createdAt }: Issue): boolean {
    return state === 'open' && clock().getTime() - createdAt.getTime() < newsMaxAgeMs;
  }
}

/** A server that was restored from a backup uses numbers again. */
function isAbout(issue: Issue, remote: RemoteIssue): boolean {
  return formatTitleKey(issue.title) === formatTitleKey(remote.key) && issue.type === remote.type;
}

/** What an import or an update depends on. */
function toContent({ key, reporter, comments }: RemoteIssue): string {
  return JSON.stringify([formatTitleKey(key), reporter, comments.length]);
}

/** The open issues that the bot does not have like this, and those of ours that are not open there anymore. */
function findDiffering(
  listed: readonly RemoteIssue[],
  followed: readonly FollowedIssue[],
): DifferingIssue[] {
  const byId = new Map(followed.map((each) => [each.remoteId, each]));
  const changed = listed.filter(({ remoteId, comments }) => {
    const ours = byId.get(remoteId);
    const [, ...written] = comments;
    return !ours?.isOpen || written.some((each) => !ours.commentIds.includes(each.remoteId));
  });
  const listedIds = new Set(listed.map(({ remoteId }) => remoteId));
  const oldest = listed.length < listedIssues ? 0 : Math.min(...listedIds);
  const closed = followed.filter(
    ({ remoteId, isOpen }) => isOpen && remoteId >= oldest && !listedIds.has(remoteId),
  );
  return [
    ...changed.map((remote) => ({ remoteId: remote.remoteId, content: toContent(remote) })),
    ...closed.map(({ remoteId }) => ({ remoteId, content: 'closed' })),
  ];
}
