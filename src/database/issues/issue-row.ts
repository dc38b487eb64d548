import { sql } from 'kysely';
import { z } from 'zod';
import type { ErrorCode } from '../../domain/app-error.ts';
import { errorMetadata } from '../../domain/app-error.ts';
import type { Issue, IssueStatus } from '../../domain/issues/issue.ts';
import type { IssueComment } from '../../domain/issues/issue-comment.ts';
import type { Row } from '../kysely.ts';
import { placeColumn, sourceColumn } from '../place-column.ts';
import { toOptionalRowId, toRowId, toRowRemoteUserId } from '../row-id.ts';
import { seasonNamesColumn } from '../titles/season-names-column.ts';

const statusColumn = z.enum(['open', 'resolved']) satisfies z.ZodType<IssueStatus>;

/** What an issue with something new to show gets. */
export const newVersion = {
  version: sql<number>`version + 1`,
  is_show_due: true,
  updated_at: sql<Date>`now()`,
};

/** Row → issue. */
export function toIssue(row: Row<'issue'>): Issue {
  return {
    id: toRowId(row.id),
    serviceId: toRowId(row.service_id),
    userId: toOptionalRowId(row.user_id),
    accountId: toOptionalRowId(row.account_id),
    spaceId: toOptionalRowId(row.space_id),
    draftId: toOptionalRowId(row.draft_id),
    reporterName: row.reporter_name,
    title: {
      mediaType: row.media_type,
      tmdbId: row.tmdb_id,
      name: row.title,
      year: row.year,
      posterPath: row.poster_path,
      ...seasonNamesColumn.parse(row.season_names),
    },
    type: row.type,
    season: row.season,
    episode: row.episode,
    message: row.message,
    state: row.state,
    cause: toErrorCode(row.cause),
    causeQuote: row.cause_quote,
    remoteId: row.remote_id,
    triedAt: row.tried_at,
    changedBy:
      row.changed_by_name === null
        ? null
        : { userId: toOptionalRowId(row.changed_by_id), name: row.changed_by_name },
    toldStatus: statusColumn.parse(row.told_status),
    source: sourceColumn.parse(row.source),
    origin: row.origin === null ? null : placeColumn.parse(row.origin),
    locale: row.locale,
    version: row.version,
    createdAt: row.created_at,
    stateChangedAt: row.state_changed_at,
  };
}

/** Row → comment. */
export function toIssueComment(row: Row<'issue_comment'>): IssueComment {
  return {
    id: toRowId(row.id),
    issueId: toRowId(row.issue_id),
    remoteId: row.remote_id,
    userId: toOptionalRowId(row.user_id),
    authorName: row.author_name,
    isByReporter: row.is_by_reporter,
    sentAs: row.sent_as === null ? null : toRowRemoteUserId(row.sent_as),
    message: row.message,
    cause: toErrorCode(row.cause),
    triedAt: row.tried_at,
    source: sourceColumn.parse(row.source),
    createdAt: row.created_at,
    isTold: row.told_at !== null,
  };
}

/** A cause that an older or newer version wrote is a bug to people. */
function toErrorCode(text: string | null): ErrorCode | null {
  if (text === null) return null;
  return isErrorCode(text) ? text : 'internal';
}

function isErrorCode(text: string): text is ErrorCode {
  return Object.hasOwn(errorMetadata, text);
}
