import type { TitleKey } from '../titles/title.ts';
import type { AffectedPart, Issue, IssueStatus, IssueType } from './issue.ts';
import type { IssueComment } from './issue-comment.ts';

/** A user of an Overseerr server, as an issue names them. */
export interface RemoteAuthor {
  readonly remoteUserId: number;
  readonly name: string;
}

/** A comment as the Overseerr server has it. */
export interface RemoteComment {
  readonly remoteId: number;
  readonly message: string;
  /** Null in lists of issues, and for deleted users. */
  readonly author: RemoteAuthor | null;
  readonly createdAt: Date;
}

/** An issue as the Overseerr server has it. */
export interface RemoteIssue extends AffectedPart {
  readonly remoteId: number;
  readonly key: TitleKey;
  readonly type: IssueType;
  readonly status: IssueStatus;
  readonly reporter: RemoteAuthor;
  /** Who resolved or reopened it last; null if the server does not say. */
  readonly changedBy: RemoteAuthor | null;
  /** Oldest first; the first one is what the reporter wrote. */
  readonly comments: readonly RemoteComment[];
  readonly createdAt: Date;
}

/** An issue as it is sent to the server. */
export interface IssueInput extends AffectedPart {
  readonly key: TitleKey;
  readonly type: IssueType;
  readonly message: string;
}

/** How far the clocks of the bot and the server may be apart. */
const clockSkewMs = 15 * 60_000;

/**
 * Whether a remote issue is what an earlier attempt to send this one, as this user, created: somebody else may have
 * written the same words. One that is resolved by now counts if it was
 * created since ours was recorded.
 */
export function isSameIssue(remote: RemoteIssue, issue: Issue, as: number): boolean {
  const { title, type, season, episode, message, createdAt } = issue;
  return (
    remote.reporter.remoteUserId === as &&
    remote.key.mediaType === title.mediaType &&
    remote.key.tmdbId === title.tmdbId &&
    remote.type === type &&
    remote.season === season &&
    remote.episode === episode &&
    remote.comments[0]?.message === message &&
    (remote.status === 'open' || remote.createdAt.getTime() >= createdAt.getTime() - clockSkewMs)
  );
}

/** The remote comment that an attempt to send this one created; null if there is none among those not known yet. */
export function findSameComment(
  remote: RemoteIssue,
  comment: IssueComment,
  known: ReadonlySet<number>,
): RemoteComment | null {
  const [, ...comments] = remote.comments;
  return (
    comments.findLast(
      ({ remoteId, message, author }) =>
        !known.has(remoteId) &&
        message === comment.message &&
        (comment.sentAs === null || author?.remoteUserId === comment.sentAs),
    ) ?? null
  );
}
