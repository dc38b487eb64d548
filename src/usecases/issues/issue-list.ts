import type { Actor } from '../../domain/actor.ts';
import { AppError } from '../../domain/app-error.ts';
import type { IssueId, ServiceId } from '../../domain/id.ts';
import { type Issue, isReportedBy } from '../../domain/issues/issue.ts';
import type { IssueComment } from '../../domain/issues/issue-comment.ts';
import type { IssueCommentRepository } from '../../ports/issues/issue-comment-repository.ts';
import type { IssueRepository } from '../../ports/issues/issue-repository.ts';
import type { Page } from '../../ports/page.ts';
import type { IssueAccess } from './issue-access.ts';

export type IssueList = ReturnType<typeof createIssueList>;

/** The issues that somebody may see. */
export function createIssueList(deps: {
  readonly issueRepository: Pick<IssueRepository, 'find' | 'list'>;
  readonly issueComments: Pick<IssueCommentRepository, 'list'>;
  readonly access: Pick<IssueAccess, 'canSeeAll'>;
}) {
  const { issueRepository, issueComments, access } = deps;

  return {
    /** Everybody's issues on a server for those who may see them, otherwise one's own. Newest first. */
    async list(
      actor: Actor,
      serviceId: ServiceId,
      {
        isOpen,
        ...page
      }: { readonly isOpen: boolean; readonly take: number; readonly skip: number },
    ): Promise<Page<Issue> & { readonly isAll: boolean }> {
      const isAll = await access.canSeeAll(actor, serviceId);
      const userId = isAll ? null : actor.userId;
      return { ...(await issueRepository.list({ serviceId, userId, isOpen }, page)), isAll };
    },

    /** One issue with its comments. Throws `not-found`, also for issues that the actor may not see. */
    async get(
      actor: Actor,
      id: IssueId,
    ): Promise<{ readonly issue: Issue; readonly comments: readonly IssueComment[] }> {
      const issue = await issueRepository.find(id);
      if (!issue) throw new AppError('not-found');
      const canSee =
        isReportedBy(issue, actor.userId) || (await access.canSeeAll(actor, issue.serviceId));
      if (!canSee) throw new AppError('not-found');
      return { issue, comments: await issueComments.list(id) };
    },
  };
}
