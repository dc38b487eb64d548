import type { CardId, IssueCommentId, IssueId } from '../id.ts';
import type { Recipient } from '../notifications/recipient.ts';
import type { MessageRef } from '../place.ts';
import type { IssueStatus } from './issue.ts';

/**
 * What a message about an issue is for. `card`: shows it as it is, to the reporter or to those who manage issues;
 * `notification`: posted once, when something has happened.
 */
export const issueCardRoles = ['card', 'notification'] as const;
export type IssueCardRole = (typeof issueCardRoles)[number];

/** What a notification tells. */
export interface IssueNews {
  /** Null: the status has not changed. */
  readonly status: IssueStatus | null;
  readonly commentIds: readonly IssueCommentId[];
}

/** A message about an issue. `key` is unique within the issue, so that nothing is posted twice. */
export interface IssueCard {
  readonly id: CardId;
  readonly issueId: IssueId;
  readonly role: IssueCardRole;
  readonly key: string;
  readonly message: MessageRef;
  /** The people whom a notification is for. Only they are mentioned. */
  readonly recipients: readonly Recipient[];
  /** Only for notifications. */
  readonly news: IssueNews | null;
  readonly locale: string;
  /** The version of the issue that the message shows; 0 before it was posted. */
  readonly shownVersion: number;
  readonly createdAt: Date;
}

/** A card that is not posted yet. */
export type NewIssueCard = Omit<IssueCard, 'issueId' | 'shownVersion' | 'createdAt'>;

/** Whom news are for. */
export const newsAudiences = ['reporter', 'managers'] as const;
export type NewsAudience = (typeof newsAudiences)[number];

/** The beginning of the keys of notifications for an audience. */
export function toNewsPrefix(audience: NewsAudience): string {
  return `news:${audience}:`;
}
