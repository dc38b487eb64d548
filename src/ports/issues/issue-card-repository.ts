import type { CardId, IssueCommentId, IssueId } from '../../domain/id.ts';
import type { IssueStatus } from '../../domain/issues/issue.ts';
import type { IssueCard, NewIssueCard } from '../../domain/issues/issue-card.ts';
import type { MessageRef } from '../../domain/place.ts';
import type { CardMarks } from '../notifications/card-marks.ts';

/** Stores the messages about issues, and what people were told. */
export interface IssueCardRepository extends CardMarks {
  listByIssue(id: IssueId): Promise<IssueCard[]>;
  /** The card of a message; null if the message is not a card of an issue. */
  findByMessage(message: MessageRef): Promise<IssueCard | null>;
  create(id: IssueId, cards: readonly NewIssueCard[]): Promise<void>;
  /** Creates notifications and records what they tell, as one change. */
  recordTold(
    id: IssueId,
    told: {
      readonly cards: readonly NewIssueCard[];
      readonly commentIds: readonly IssueCommentId[];
      readonly status: IssueStatus | null;
    },
  ): Promise<void>;
  /** Records that everything about a version was shown and told, unless there is a newer one. */
  markIssueShown(id: IssueId, version: number): Promise<void>;
  /** The issues that have messages and have changed since then, the latest first; at most 500. */
  listRecentlyChanged(since: Date): Promise<readonly IssueId[]>;
  /** Records that a card shows an older version than was recorded. */
  markOutdated(id: CardId, version: number): Promise<void>;
}
