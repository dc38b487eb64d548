import type { ErrorCode } from '../app-error.ts';
import type { AccountId, IssueDraftId, IssueId, ServiceId, SpaceId, UserId } from '../id.ts';
import type { Place, Source } from '../place.ts';
import { cutText } from '../text.ts';
import type { TitleSummary } from '../titles/title.ts';

/** What is wrong with a title, in Overseerr's words. */
export const issueTypes = ['video', 'audio', 'subtitles', 'other'] as const;
export type IssueType = (typeof issueTypes)[number];

/**
 * `queued`: not on the server yet; `open` and `resolved`: as the server has it; `failed`: the server refused it;
 * `deleted`: the server had it, and has it no longer.
 */
export const issueStates = ['queued', 'open', 'resolved', 'failed', 'deleted'] as const;
export type IssueState = (typeof issueStates)[number];

/** The states that people can change into one another. */
export type IssueStatus = Extract<IssueState, 'open' | 'resolved'>;

/** Which part of a series is affected. A movie, and a whole series, have neither. */
export interface AffectedPart {
  readonly season: number | null;
  /** Null: the whole season. */
  readonly episode: number | null;
}

/** A problem with a title in the library that a member has reported. */
export interface Issue extends AffectedPart {
  readonly id: IssueId;
  readonly serviceId: ServiceId;
  /** Who reported it; null for people whom only the server knows. */
  readonly userId: UserId | null;
  readonly accountId: AccountId | null;
  readonly spaceId: SpaceId | null;
  readonly draftId: IssueDraftId | null;
  readonly reporterName: string;
  readonly title: TitleSummary;
  readonly type: IssueType;
  readonly message: string;
  readonly state: IssueState;
  /** Why it is not on the server. */
  readonly cause: ErrorCode | null;
  readonly causeQuote: string | null;
  readonly remoteId: number | null;
  /** When it was last sent without a known outcome, so that it is looked up before it is sent again. */
  readonly triedAt: Date | null;
  /** Who resolved or reopened it last; null if nobody did, or if the server does not say. */
  readonly changedBy: { readonly userId: UserId | null; readonly name: string } | null;
  /** What people were last told about its status. */
  readonly toldStatus: IssueStatus;
  readonly source: Source;
  /** Where it was reported. */
  readonly origin: Place | null;
  readonly locale: string;
  readonly version: number;
  readonly createdAt: Date;
  readonly stateChangedAt: Date;
}

/** Whether people can comment on it, and resolve or reopen it. */
export function isOnServer(issue: Issue): issue is Issue & {
  readonly remoteId: number;
  readonly state: IssueStatus;
} {
  return issue.remoteId !== null && (issue.state === 'open' || issue.state === 'resolved');
}

/** The longest comment. Overseerr has no limit, but a chat has. */
export const commentMaxLength = 1000;

/** A comment as it is stored and sent: nothing that the server would return in another form. */
export function toIssueMessage(text: string): string {
  const plain = text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n]/gu, '');
  return cutText(plain.trim(), commentMaxLength);
}

/** Whether an issue was reported by this user. */
export function isReportedBy({ userId }: Pick<Issue, 'userId'>, by: UserId | null): boolean {
  return userId !== null && userId === by;
}
