import type { IssueId, ServiceId, UserId } from '../../domain/id.ts';
import type { Issue } from '../../domain/issues/issue.ts';
import type { IssueComment } from '../../domain/issues/issue-comment.ts';
import type { TitleKey } from '../../domain/titles/title.ts';
import type { Page } from '../page.ts';

/** What can change about an issue. */
export type IssuePatch = Partial<
  Pick<
    Issue,
    'state' | 'cause' | 'causeQuote' | 'remoteId' | 'triedAt' | 'changedBy' | 'stateChangedAt'
  >
>;

/** Which issues a list has. */
export interface IssueFilter {
  readonly serviceId: ServiceId;
  /** Only those of one user; null: everybody's. */
  readonly userId: UserId | null;
  /** Only those that are not resolved. */
  readonly isOpen: boolean;
}

/** An issue as far as comparing it with the server needs it. */
export interface FollowedIssue {
  readonly remoteId: number;
  readonly isOpen: boolean;
  readonly commentIds: readonly number[];
}

/** Stores issues. */
export interface IssueRepository {
  /** Stores an issue. Returns the issue of an earlier press on the same draft, if there is one. */
  create(
    issue: Issue,
    parts: {
      readonly comments: readonly IssueComment[];
      /** Whether somebody has to be shown it. */
      readonly isShowDue: boolean;
    },
  ): Promise<Issue>;
  find(id: IssueId): Promise<Issue | null>;
  findByRemoteId(serviceId: ServiceId, remoteId: number): Promise<Issue | null>;
  /** Reports for a title that were sent without a known outcome. */
  listUnconfirmed(serviceId: ServiceId, key: TitleKey): Promise<Issue[]>;
  /** Changes an issue, which then has a new version that has to be shown. */
  update(id: IssueId, patch: IssuePatch): Promise<Issue>;
  /** Records when a report was sent, or that it was not, without a new version. */
  markTried(id: IssueId, at: Date | null): Promise<void>;
  /** Newest first. */
  list(filter: IssueFilter, page: { take: number; skip: number }): Promise<Page<Issue>>;
  /** The issues that the bot believes to be open, and those with one of the remote ids. */
  listFollowed(serviceId: ServiceId, remoteIds: readonly number[]): Promise<FollowedIssue[]>;
}
