import type { RemoteUserId } from '../accounts/account.ts';
import type { ErrorCode } from '../app-error.ts';
import type { IssueCommentId, IssueId, UserId } from '../id.ts';
import type { Source } from '../place.ts';

/** A comment on an issue. What the reporter first wrote is not one, but the message of the issue. */
export interface IssueComment {
  readonly id: IssueCommentId;
  readonly issueId: IssueId;
  /** Null until the server has it. */
  readonly remoteId: number | null;
  readonly userId: UserId | null;
  readonly authorName: string;
  /** Whether the reporter of the issue wrote it. */
  readonly isByReporter: boolean;
  /** Whom it is sent as; null: the owner of the API key, or nobody has to send it. */
  readonly sentAs: RemoteUserId | null;
  readonly message: string;
  /** Why the server does not take it. It is not sent again. */
  readonly cause: ErrorCode | null;
  /** When it was last sent without a known outcome. */
  readonly triedAt: Date | null;
  readonly source: Source;
  readonly createdAt: Date;
  /** Whether those whom it concerns were told, so that nobody is told twice. */
  readonly isTold: boolean;
}

/** Whether it still has to reach the server. */
export function isUnsent({ remoteId, cause }: IssueComment): boolean {
  return remoteId === null && cause === null;
}
