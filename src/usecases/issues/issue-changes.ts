import type { UserActor } from '../../domain/actor.ts';
import { AppError } from '../../domain/app-error.ts';
import { toAuditEntry } from '../../domain/audit-entry.ts';
import type { CardId, IssueCommentId, IssueId } from '../../domain/id.ts';
import {
  type Issue,
  type IssueStatus,
  isOnServer,
  isReportedBy,
  toIssueMessage,
} from '../../domain/issues/issue.ts';
import { hasMessageBeside, isSameMessage, type MessageRef } from '../../domain/place.ts';
import type { AuditLog } from '../../ports/audit-log.ts';
import type { Clock } from '../../ports/clock.ts';
import type { DatabaseRetry } from '../../ports/database-retry.ts';
import type { IssueCardRepository } from '../../ports/issues/issue-card-repository.ts';
import type { IssueCommentRepository } from '../../ports/issues/issue-comment-repository.ts';
import type { IssueRepository } from '../../ports/issues/issue-repository.ts';
import type { JobQueue } from '../../ports/job-queue.ts';
import type { Locks } from '../../ports/locks.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';
import type { PermissionRefresh } from '../accounts/permission-refresh.ts';
import { toCardLockKey, toLockedCards } from '../notifications/card-lock.ts';
import { awayMs } from '../notifications/card-posting.ts';
import type { IssueAccess } from './issue-access.ts';
import { type RemoteIssueSteps, toIssueLockKey } from './remote-issue-steps.ts';

export type IssueChanges = ReturnType<typeof createIssueChanges>;

/** What reporters, and those who manage issues, do with one. */
export function createIssueChanges(deps: {
  readonly issueRepository: Pick<IssueRepository, 'find'>;
  readonly issueComments: Pick<IssueCommentRepository, 'add'>;
  readonly issueCards: Pick<
    IssueCardRepository,
    'create' | 'findByMessage' | 'listByIssue' | 'markOutdated'
  >;
  readonly access: Pick<IssueAccess, 'authorizeChange'>;
  readonly permissionRefresh: Pick<PermissionRefresh, 'refreshOnDenial'>;
  readonly servers: Pick<OverseerrServers, 'get'>;
  readonly steps: Pick<RemoteIssueSteps, 'apply' | 'markDeleted'>;
  readonly audit: AuditLog;
  readonly locks: Locks;
  readonly retry: DatabaseRetry;
  readonly jobs: JobQueue;
  readonly clock: Clock;
  readonly newId: () => string;
}) {
  const { issueRepository, issueComments, issueCards, access, permissionRefresh } = deps;
  const { servers, steps, audit, locks, retry, jobs, clock, newId } = deps;

  return {
    newCommentId: () => newId() as IssueCommentId,

    /** Checks, before a comment is asked for, that somebody may write one. Throws like `comment`. */
    async assertCanChange(actor: UserActor, id: IssueId): Promise<Issue> {
      const issue = await load(id);
      await access.authorizeChange(actor, issue);
      assertOnServer(issue);
      return issue;
    },

    /**
     * Records a comment and adds the job that sends it. A comment with the same ID is the same one. Throws `not-found`, `not-issue-manager`, `issue-deleted`,
     * `issue-not-sent` while the server does not have the issue, and `no-issue-message`.
     */
    async comment(
      actor: UserActor,
      id: IssueId,
      { id: commentId, text }: { readonly id: IssueCommentId; readonly text: string },
    ): Promise<Issue> {
      const issue = await load(id);
      const sentAs = await access.authorizeChange(actor, issue);
      assertOnServer(issue);
      const message = toIssueMessage(text);
      if (message === '') throw new AppError('no-issue-message');
      const comment = {
        id: commentId,
        issueId: id,
        remoteId: null,
        userId: actor.userId,
        authorName: actor.name,
        isByReporter: isReportedBy(issue, actor.userId),
        sentAs,
        message,
        cause: null,
        triedAt: null,
        source: actor.source,
        createdAt: clock(),
        isTold: false,
      };
      await issueComments.add(id, [comment]);
      const payload = { issueId: id };
      await jobs.enqueue([{ kind: 'send-issue', payload }]);
      return load(id);
    },

    /**
     * Resolves or reopens an issue, at once: the server takes the same change twice (docs/overseerr-api.md, "Issues").
     * Throws like `comment`, and what the server answers.
     */
    async setStatus(actor: UserActor, id: IssueId, status: IssueStatus): Promise<Issue> {
      const initial = await load(id);
      const as = await access.authorizeChange(actor, initial);
      const { serviceId, title } = initial;
      const changed = await locks.withLock(toIssueLockKey(serviceId, title), async () => {
        const issue = await load(id);
        assertOnServer(issue);
        const server = servers.get(serviceId);
        try {
          const remote = await permissionRefresh.refreshOnDenial(actor.userId, serviceId, () =>
            server.setIssueStatus(issue.remoteId, status, as),
          );
          const { userId, name } = actor;
          const after = await steps.apply(issue, remote, { userId, name });
          return { before: issue, after };
        } catch (error) {
          if (!(error instanceof AppError) || error.code !== 'not-found') throw error;
          await steps.markDeleted(issue);
          await show(id);
          throw new AppError('issue-deleted', { cause: error });
        }
      });
      const { before, after } = changed;
      await show(id);
      if (before.state !== after.state) {
        const verb = status === 'resolved' ? 'resolve' : 'reopen';
        const change = { before: { state: before.state }, after: { state: after.state } };
        await audit.record(toAuditEntry(actor, `issue.${verb}`, { kind: 'issue', id }, change));
      }
      return after;
    },

    /**
     * Keeps an answer that shows an issue up to date, for as long as it can be edited. False if it cannot be edited at
     * all. A message that is a card of the issue already stays one.
     */
    async trackAnswer(id: IssueId, message: MessageRef, locale: string): Promise<boolean> {
      // Without a message id the answer would be posted a second time.
      if (message.messageId === null && message.place.kind !== 'reply') return false;
      const existing = await issueCards.findByMessage(message);
      if (existing && existing.role !== 'notification') return true;
      const cardId = newId() as CardId;
      const parts = {
        role: 'card',
        key: `answer:${cardId}`,
        recipients: [],
        news: null,
      } as const;
      await issueCards.create(id, [{ id: cardId, ...parts, message, locale }]);
      await show(id);
      return true;
    },

    /** Whether a card of the issue is in the chat of a message, beside it. */
    async hasCardBeside(id: IssueId, message: MessageRef): Promise<boolean> {
      const all = (await issueCards.listByIssue(id)).filter(({ role }) => role === 'card');
      return hasMessageBeside(
        message,
        all.map((card) => card.message),
      );
    },

    /**
     * To be called when an answer that shows an issue as it was has been delivered: it may have arrived after the card
     * was updated. Waits for a database that is away.
     */
    async recheck(shown: Pick<Issue, 'id' | 'version'>, message: MessageRef | null): Promise<void> {
      if (message) await retry(() => lookBehind(shown, message), awayMs);
    },
  };

  async function lookBehind(
    shown: Pick<Issue, 'id' | 'version'>,
    message: MessageRef,
  ): Promise<void> {
    // Usually nothing has happened since. An edit that begins from now on arrives after the answer.
    const issue = await issueRepository.find(shown.id);
    if (!issue || issue.version <= shown.version) return;
    const isAnswer = isSameMessage(message);
    const key = toCardLockKey(shown.id, toLockedCards(message.place.platform));
    await locks.withLock(key, async () => {
      const all = await issueCards.listByIssue(shown.id);
      const card = all.find((each) => isAnswer(each.message));
      if (!card || card.shownVersion <= shown.version) return;
      await issueCards.markOutdated(card.id, shown.version);
      await show(shown.id);
    });
  }

  async function load(id: IssueId): Promise<Issue> {
    const issue = await issueRepository.find(id);
    if (!issue) throw new AppError('not-found');
    return issue;
  }

  function show(id: IssueId): Promise<void> {
    return jobs.enqueue([{ kind: 'show-issue', payload: { issueId: id } }]);
  }
}

function assertOnServer(issue: Issue): asserts issue is Issue & { readonly remoteId: number } {
  if (isOnServer(issue)) return;
  if (issue.state === 'deleted') throw new AppError('issue-deleted');
  throw new AppError('issue-not-sent');
}
