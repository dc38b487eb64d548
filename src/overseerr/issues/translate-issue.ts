import type { IssueType } from '../../domain/issues/issue.ts';
import type { RemoteAuthor, RemoteIssue } from '../../domain/issues/remote-issue.ts';
import type { WireUser } from '../wire/schemas.ts';
import { toDate, toName } from '../wire/translate.ts';
import type { WireIssue } from './issue-schemas.ts';

/** Issue types (docs/overseerr-api.md, "Status codes"). The server takes any other number as well (#424). */
export const issueTypeNumbers = {
  video: 1,
  audio: 2,
  subtitles: 3,
  other: 4,
} as const satisfies Record<IssueType, number>;

const resolvedStatus = 2;

/** An issue on the Overseerr server. */
export function toRemoteIssue(issue: WireIssue): RemoteIssue {
  const { media, createdBy, modifiedBy, comments } = issue;
  const season = issue.problemSeason || null;
  return {
    remoteId: issue.id,
    key: { mediaType: media.mediaType, tmdbId: media.tmdbId },
    type: toIssueType(issue.issueType),
    season,
    // Seerr's page leaves an episode behind when all seasons are chosen after it.
    episode: season === null ? null : issue.problemEpisode || null,
    status: issue.status === resolvedStatus ? 'resolved' : 'open',
    reporter: toAuthor(createdBy) ?? { remoteUserId: 0, name: '' },
    changedBy: toAuthor(modifiedBy),
    comments: comments
      .map((comment) => ({
        remoteId: comment.id,
        message: comment.message,
        author: toAuthor(comment.user),
        createdAt: toDate(comment.createdAt),
      }))
      .sort((a, b) => a.remoteId - b.remoteId),
    createdAt: toDate(issue.createdAt),
  };
}

function toIssueType(value: number): IssueType {
  if (value === issueTypeNumbers.video) return 'video';
  if (value === issueTypeNumbers.audio) return 'audio';
  return value === issueTypeNumbers.subtitles ? 'subtitles' : 'other';
}

function toAuthor(user: WireUser | null | undefined): RemoteAuthor | null {
  return user ? { remoteUserId: user.id, name: toName(user) } : null;
}
