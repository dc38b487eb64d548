import type { Account, RemoteUserId } from '../../domain/accounts/account.ts';
import { AppError, isAppError, isWorthRetrying, toAppError } from '../../domain/app-error.ts';
import type { IssueId, ServiceId, UserId } from '../../domain/id.ts';
import { type Issue, isOnServer } from '../../domain/issues/issue.ts';
import { type IssueComment, isUnsent } from '../../domain/issues/issue-comment.ts';
import {
  findSameComment,
  isSameIssue,
  type RemoteIssue,
} from '../../domain/issues/remote-issue.ts';
import type { AccountLinkRepository } from '../../ports/accounts/account-link-repository.ts';
import type { AccountRepository } from '../../ports/accounts/account-repository.ts';
import type { UserRepository } from '../../ports/accounts/user-repository.ts';
import type { Clock } from '../../ports/clock.ts';
import type { IssueCommentRepository } from '../../ports/issues/issue-comment-repository.ts';
import type { IssueRepository } from '../../ports/issues/issue-repository.ts';
import type { JobQueue } from '../../ports/job-queue.ts';
import type { Locks } from '../../ports/locks.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';
import { type RemoteIssueSteps, toIssueLockKey } from './remote-issue-steps.ts';

/**
 * How long the server may still be saving what it was sent without an answer. The longest call takes 15 seconds, and
 * saving an issue asks no other server.
 */
const settleMs = 60_000;

/** Sends reports and comments to their Overseerr server, once each, whatever fails in between. */
export function createIssueSubmission(deps: {
  readonly issueRepository: Pick<
    IssueRepository,
    'find' | 'findByRemoteId' | 'markTried' | 'update'
  >;
  readonly issueComments: IssueCommentRepository;
  readonly accounts: Pick<AccountRepository, 'find'>;
  readonly accountLinks: Pick<AccountLinkRepository, 'findByUser'>;
  readonly users: Pick<UserRepository, 'find'>;
  readonly servers: Pick<OverseerrServers, 'get' | 'getGuestUserId'>;
  readonly steps: RemoteIssueSteps;
  readonly locks: Locks;
  readonly jobs: JobQueue;
  readonly clock: Clock;
}) {
  const { issueRepository, issueComments, accounts, accountLinks, users, servers } = deps;
  const { steps, locks, jobs, clock } = deps;

  return {
    /** Sends what the server does not have yet. Throws a retryable error while it cannot be reached. */
    async sendIssue(id: IssueId): Promise<void> {
      const initial = await issueRepository.find(id);
      if (!initial) return;
      const key = toIssueLockKey(initial.serviceId, initial.title);
      try {
        await locks.withLock(key, async () => {
          const issue = await issueRepository.find(id);
          if (issue) await sendComments(issue.state === 'queued' ? await sendReport(issue) : issue);
        });
      } finally {
        // Also after an error: what was sent before it has to be shown.
        await jobs.enqueue([{ kind: 'show-issue', payload: { issueId: id } }]);
      }
    },
  };

  /** Returns the issue as it is afterwards. */
  async function sendReport(issue: Issue): Promise<Issue> {
    const account = issue.accountId ? await accounts.find(issue.accountId) : null;
    if (!account) return fail(issue, new AppError('account-not-found'));
    const { serviceId, userId } = issue;
    const refusal = await findRefusal(serviceId, { userId, as: account.remoteUserId });
    if (refusal) return fail(issue, refusal);
    const { title: key, type, season, episode, message } = issue;
    try {
      const earlier = issue.triedAt && (await findSent(issue, account));
      if (earlier) return await steps.confirm(issue, earlier);
      assertSettled(issue);
      await issueRepository.markTried(issue.id, clock());
      const input = { key, type, season, episode, message };
      const server = servers.get(issue.serviceId);
      return await steps.confirm(issue, await server.createIssue(input, account.remoteUserId));
    } catch (error) {
      const appError = toAppError(error);
      if (appError.code === 'internal') throw error;
      // A lookup that fails says nothing about an earlier attempt.
      if (isAppError(appError, 'overseerr-unreachable') && !issue.triedAt)
        await issueRepository.markTried(issue.id, null);
      if (!isWorthRetrying(appError)) return fail(issue, appError);
      throw toRetryable(appError);
    }
  }

  /**
   * The author may have lost the account, been blocked, or been erased with the text while it waited. `as` null: the
   * owner of the API key.
   */
  async function findRefusal(
    serviceId: ServiceId,
    { userId, as }: { readonly userId: UserId | null; readonly as: RemoteUserId | null },
  ): Promise<AppError | null> {
    if (!userId) return new AppError('account-not-found');
    if ((await users.find(userId))?.isBlocked) return new AppError('user-blocked');
    if (as === null || as === servers.getGuestUserId(serviceId)) return null;
    const own = await accountLinks.findByUser(userId, serviceId);
    if (own?.remoteUserId !== as) return new AppError('not-linked');
    return own.isBlocked ? new AppError('account-blocked') : null;
  }

  /** What an earlier attempt has created, unless it belongs to another report. */
  async function findSent(issue: Issue, { remoteUserId }: Account): Promise<RemoteIssue | null> {
    const listed = await servers.get(issue.serviceId).listIssues('all', remoteUserId);
    for (const remote of listed.filter((each) => isSameIssue(each, issue, remoteUserId))) {
      if (!(await issueRepository.findByRemoteId(issue.serviceId, remote.remoteId))) return remote;
    }
    return null;
  }

  async function fail(issue: Issue, { code, quote }: AppError): Promise<Issue> {
    return issueRepository.update(issue.id, {
      state: 'failed',
      cause: code,
      causeQuote: quote,
      triedAt: null,
      stateChangedAt: clock(),
    });
  }

  async function sendComments(issue: Issue): Promise<void> {
    if (!isOnServer(issue)) return;
    const comments = await issueComments.list(issue.id);
    for (const comment of comments.filter(isUnsent)) {
      if (!(await sendComment(issue, comment))) return;
    }
  }

  /** False if the server has no such issue anymore. */
  async function sendComment(
    issue: Issue & { readonly remoteId: number },
    comment: IssueComment,
  ): Promise<boolean> {
    const server = servers.get(issue.serviceId);
    if (comment.triedAt) {
      const remote = await server.findIssue(issue.remoteId);
      if (!remote) return giveUp(issue);
      await steps.apply(issue, remote);
      if (await isSent(issue, comment)) return true;
    }
    const { userId, sentAs: as } = comment;
    const refusal = await findRefusal(issue.serviceId, { userId, as });
    if (refusal) {
      await issueComments.settle(comment, { remoteId: null, cause: refusal.code });
      return true;
    }
    assertSettled(comment);
    await issueComments.markTried(comment.id, clock());
    try {
      const { sentAs, message } = comment;
      const remote = await server.commentOnIssue(issue.remoteId, message, sentAs);
      await settle(issue, comment, remote);
    } catch (error) {
      const appError = toAppError(error);
      if (appError.code === 'internal') throw error;
      if (isAppError(appError, 'overseerr-unreachable') && !comment.triedAt)
        await issueComments.markTried(comment.id, null);
      if (isWorthRetrying(appError)) throw toRetryable(appError);
      if (appError.code === 'not-found') return giveUp(issue);
      await issueComments.settle(comment, { remoteId: null, cause: appError.code });
    }
    return true;
  }

  async function settle(issue: Issue, comment: IssueComment, remote: RemoteIssue): Promise<void> {
    const comments = await issueComments.list(issue.id);
    const known = new Set(comments.flatMap(({ remoteId }) => remoteId ?? []));
    const sent = findSameComment(remote, comment, known);
    // The answer must have it: without its number, it would come back as the comment of somebody else.
    if (!sent) throw new AppError('outcome-unknown', { detail: { reason: 'no such comment' } });
    await issueComments.settle(comment, { remoteId: sent.remoteId, cause: null });
    await steps.apply(issue, remote);
  }

  async function isSent(issue: Issue, { id }: IssueComment): Promise<boolean> {
    return (await issueComments.list(issue.id)).some((each) => each.id === id && !isUnsent(each));
  }

  async function giveUp(issue: Issue): Promise<false> {
    await steps.markDeleted(issue);
    return false;
  }

  /** Throws `outcome-unknown` for as long as an earlier attempt may still arrive. */
  function assertSettled({ triedAt }: Pick<Issue, 'triedAt'>): void {
    if (triedAt && clock().getTime() - triedAt.getTime() < settleMs)
      throw new AppError('outcome-unknown', { detail: { reason: 'the server may be saving it' } });
  }
}

function toRetryable(error: AppError): AppError {
  return error.metadata.isRetryable ? error : new AppError('overseerr-failed', { cause: error });
}
