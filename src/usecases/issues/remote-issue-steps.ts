import { toRemoteUserId } from '../../domain/accounts/account.ts';
import type { IssueCommentId, ServiceId } from '../../domain/id.ts';
import { type Issue, isOnServer } from '../../domain/issues/issue.ts';
import { type IssueComment, isUnsent } from '../../domain/issues/issue-comment.ts';
import {
  findSameComment,
  type RemoteAuthor,
  type RemoteComment,
  type RemoteIssue,
} from '../../domain/issues/remote-issue.ts';
import { formatTitleKey, type TitleKey } from '../../domain/titles/title.ts';
import type { AccountLinkRepository } from '../../ports/accounts/account-link-repository.ts';
import type { AccountRepository } from '../../ports/accounts/account-repository.ts';
import type { Clock } from '../../ports/clock.ts';
import type { IssueCommentRepository } from '../../ports/issues/issue-comment-repository.ts';
import type { IssueRepository } from '../../ports/issues/issue-repository.ts';

/**
 * The lock under which the issues of one title are sent, read, and changed: the webhook of a change arrives before its
 * answer (docs/overseerr-api.md, "Webhook delivery").
 */
export function toIssueLockKey(serviceId: ServiceId, key: TitleKey): string {
  return `issues:${serviceId}:${formatTitleKey(key)}`;
}

export type RemoteIssueSteps = ReturnType<typeof createRemoteIssueSteps>;

/** Brings the rows of an issue in step with what the server says. The caller holds the title's lock. */
export function createRemoteIssueSteps(deps: {
  readonly issueRepository: Pick<IssueRepository, 'findByRemoteId' | 'update'>;
  readonly issueComments: IssueCommentRepository;
  readonly accounts: Pick<AccountRepository, 'findByRemoteUserId'>;
  readonly accountLinks: Pick<AccountLinkRepository, 'listUsers'>;
  readonly clock: Clock;
  readonly newId: () => string;
}) {
  const { issueRepository, issueComments, accounts, accountLinks, clock, newId } = deps;

  return {
    /** Takes over the status and new comments. `changedBy` is who changed the status, if that is known here. */
    async apply(
      issue: Issue,
      remote: RemoteIssue,
      changedBy: Issue['changedBy'] = null,
    ): Promise<Issue> {
      await applyComments(issue, remote);
      if (issue.state === remote.status) return issue;
      return issueRepository.update(issue.id, {
        state: remote.status,
        changedBy: changedBy ?? (await toChanger(issue, remote)),
        stateChangedAt: clock(),
      });
    },

    /** Records that the server has a report. Another issue that had its number is gone from the server. */
    async confirm(issue: Issue, remote: RemoteIssue): Promise<Issue> {
      const stale = await issueRepository.findByRemoteId(issue.serviceId, remote.remoteId);
      if (stale && stale.id !== issue.id) await markDeleted(stale);
      const confirmed = await issueRepository.update(issue.id, {
        state: remote.status,
        remoteId: remote.remoteId,
        cause: null,
        causeQuote: null,
        triedAt: null,
        stateChangedAt: clock(),
      });
      await applyComments(confirmed, remote);
      return confirmed;
    },

    markDeleted,

    /** What somebody wrote on the server, as a comment of an issue of ours. */
    toComment,
  };

  /** Its number is given up, because a server restored from a backup uses numbers again. */
  async function markDeleted(issue: Issue): Promise<Issue> {
    if (!isOnServer(issue)) return issue;
    return issueRepository.update(issue.id, {
      state: 'deleted',
      remoteId: null,
      stateChangedAt: clock(),
    });
  }

  /** Adds comments of others. Those that were sent from here and whose answer was lost are recognized. */
  async function applyComments(issue: Issue, remote: RemoteIssue): Promise<void> {
    const comments = await issueComments.list(issue.id);
    const known = new Set(comments.flatMap(({ remoteId }) => remoteId ?? []));
    for (const comment of comments.filter((each) => isUnsent(each) && each.triedAt !== null)) {
      const sent = findSameComment(remote, comment, known);
      if (!sent) continue;
      known.add(sent.remoteId);
      await issueComments.settle(comment, { remoteId: sent.remoteId, cause: null });
    }
    const [, ...written] = remote.comments;
    const added: IssueComment[] = [];
    for (const comment of written.filter(({ remoteId }) => !known.has(remoteId))) {
      added.push(await toComment(issue, remote, comment));
    }
    await issueComments.add(issue.id, added);
  }

  async function toComment(
    issue: Pick<Issue, 'id' | 'serviceId' | 'userId'>,
    remote: RemoteIssue,
    { remoteId, message, author, createdAt }: RemoteComment,
  ): Promise<IssueComment> {
    const isByReporter = author?.remoteUserId === remote.reporter.remoteUserId;
    const userId = isByReporter ? issue.userId : await findUserId(issue, author);
    return {
      id: newId() as IssueCommentId,
      issueId: issue.id,
      remoteId,
      userId,
      authorName: author?.name ?? '',
      isByReporter,
      sentAs: null,
      message,
      cause: null,
      triedAt: null,
      source: 'overseerr',
      createdAt,
      isTold: false,
    };
  }

  async function toChanger(issue: Issue, { changedBy, reporter }: RemoteIssue) {
    if (!changedBy) return null;
    const isReporter = changedBy.remoteUserId === reporter.remoteUserId;
    const userId = isReporter ? issue.userId : await findUserId(issue, changedBy);
    return { userId, name: changedBy.name };
  }

  /** The only user who holds an account. */
  async function findUserId(
    { serviceId }: Pick<Issue, 'serviceId'>,
    author: RemoteAuthor | null,
  ): Promise<Issue['userId']> {
    const remoteUserId = author && toRemoteUserId(author.remoteUserId);
    const account = remoteUserId && (await accounts.findByRemoteUserId(serviceId, remoteUserId));
    const [first, ...others] = account ? await accountLinks.listUsers(account.id) : [];
    return first && others.length === 0 ? first.id : null;
  }
}
