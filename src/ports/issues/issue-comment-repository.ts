import type { IssueCommentId, IssueId } from '../../domain/id.ts';
import type { IssueComment } from '../../domain/issues/issue-comment.ts';

/** Stores the comments on issues. Each change gives the issue a new version. */
export interface IssueCommentRepository {
  /** The last 200 of an issue, oldest first. */
  list(id: IssueId): Promise<IssueComment[]>;
  /** Adds comments. Those whose remote id the issue has already are left out. */
  add(id: IssueId, comments: readonly IssueComment[]): Promise<void>;
  /** Records that the server has a comment, or why it does not take it. */
  settle(
    of: Pick<IssueComment, 'id' | 'issueId'>,
    outcome: Pick<IssueComment, 'remoteId' | 'cause'>,
  ): Promise<void>;
  /** Records when a comment was sent, or that it was not, without a new version. */
  markTried(id: IssueCommentId, at: Date | null): Promise<void>;
}
