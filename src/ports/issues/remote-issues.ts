import type { RemoteUserId } from '../../domain/accounts/account.ts';
import type { IssueStatus } from '../../domain/issues/issue.ts';
import type { IssueInput, RemoteIssue } from '../../domain/issues/remote-issue.ts';

/** The issues of one Overseerr server. `as`: null acts as the owner of the API key. */
export interface RemoteIssues {
  /**
   * Creates an issue. Throws `no-issue-permission`, `issue-title-unavailable` if the server does not have the title, and
   * `outcome-unknown` if the response was lost after the issue was sent.
   */
  createIssue(input: IssueInput, as: RemoteUserId): Promise<RemoteIssue>;
  /** One issue with all its comments; null if the server does not have it. */
  findIssue(remoteId: number): Promise<RemoteIssue | null>;
  /**
   * The newest issues, at most 100, in one call: all of them, or only those that are open. Without `as`, those of
   * everybody. Their comments have no authors. Empty on servers that know no issues.
   */
  listIssues(filter: 'all' | 'open', as: RemoteUserId | null): Promise<RemoteIssue[]>;
  /** Adds a comment. Throws `not-found`, `no-permission`, and `outcome-unknown`. */
  commentOnIssue(remoteId: number, message: string, as: RemoteUserId | null): Promise<RemoteIssue>;
  /** Resolves or reopens an issue; can be repeated. Throws `not-found` and `no-permission`. */
  setIssueStatus(
    remoteId: number,
    status: IssueStatus,
    as: RemoteUserId | null,
  ): Promise<RemoteIssue>;
}
