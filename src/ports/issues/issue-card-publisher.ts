import type { Issue } from '../../domain/issues/issue.ts';
import type { IssueCard } from '../../domain/issues/issue-card.ts';
import type { IssueComment } from '../../domain/issues/issue-comment.ts';
import type { PublishedCard } from '../notifications/card-publisher.ts';

/** What the messages about an issue show. */
export interface ShownIssue {
  readonly issue: Issue;
  /** Oldest first. */
  readonly comments: readonly IssueComment[];
  /** Its page on the Overseerr server; null if that has no public address. */
  readonly url: string | null;
}

/** Posts cards of issues to the chats. Throws like `CardPublisher`. */
export interface IssueCardPublisher {
  /** Posts a card, or edits the message it has. Posting a card twice posts one message. */
  publish(card: IssueCard, shown: ShownIssue): Promise<PublishedCard>;
}
