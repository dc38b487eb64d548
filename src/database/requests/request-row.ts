import { z } from 'zod';
import { type ErrorCode, errorMetadata } from '../../domain/app-error.ts';
import { type Decision, decisionKinds } from '../../domain/approvals/decision.ts';
import type { HistoryEntry } from '../../domain/requests/history.ts';
import {
  type CardOrigin,
  downloadStages,
  type MediaRequest,
  type Outcome,
  type Progress,
  type RequestMaker,
  requestProblems,
} from '../../domain/requests/request.ts';
import type { Row } from '../kysely.ts';
import { placeColumn, sourceColumn } from '../place-column.ts';
import { toOptionalRowId, toRowId, toRowRemoteUserId } from '../row-id.ts';
import { releasesColumn } from '../titles/releases-column.ts';
import { seasonNamesColumn } from '../titles/season-names-column.ts';
import { choiceColumn } from './choice-column.ts';

/** The columns that make a request. */
export const requestColumns = [
  'id',
  'service_id',
  'user_id',
  'account_id',
  'space_id',
  'draft_id',
  'requester_name',
  'made_by',
  'media_type',
  'tmdb_id',
  'title',
  'year',
  'poster_path',
  'releases',
  'season_names',
  'is_4k',
  'seasons',
  'download_choice',
  'state',
  'cause',
  'cause_quote',
  'reason',
  'decided_by',
  'decision',
  'progress',
  'outcome',
  'remote_id',
  'watch_url',
  'problem',
  'moved_at',
  'stalled_at',
  'retry_count',
  'retry_at',
  'source',
  'origin',
  'locale',
  'version',
  'created_at',
  'state_changed_at',
] as const satisfies readonly (keyof Row<'request'>)[];

/** A row of `request`, as far as a request is made of it. */
export type RequestRow = Pick<Row<'request'>, (typeof requestColumns)[number]>;

const progressColumn = z.object({
  // Not known for requests of earlier versions.
  stage: z.enum(downloadStages).default('downloading'),
  percent: z.number(),
  endsAt: z.coerce.date().nullable(),
}) satisfies z.ZodType<Progress>;

/** An outcome as it is stored. */
export const outcomeColumn = z.object({
  created: z.array(z.number()),
  skipped: z.array(z.number()),
  // Not known for requests of earlier versions.
  available: z.array(z.number()).nullable().default(null),
  existingRequester: z.string().nullable(),
  quotaResetsAt: z.coerce.date().nullable(),
  quota: z.object({ limit: z.number(), used: z.number() }).nullable(),
}) satisfies z.ZodType<Outcome>;

const decisionColumn = z.object({
  kind: z.enum(decisionKinds),
  reason: z.string().nullable(),
  userId: z.string().transform(toRowId<'user'>),
  name: z.string(),
  source: sourceColumn,
  as: z.number().transform(toRowRemoteUserId).nullable(),
  at: z.coerce.date(),
  votes: z.number().exactOptional(),
}) satisfies z.ZodType<Decision>;

const madeByColumn = z.object({
  userId: z.string().transform(toRowId<'user'>),
  accountId: z.string().transform(toRowId<'account'>),
  name: z.string(),
}) satisfies z.ZodType<RequestMaker>;

const originColumn = placeColumn.extend({
  language: z.string().exactOptional(),
}) satisfies z.ZodType<CardOrigin>;

/** Row → request. */
export function toRequest(row: RequestRow): MediaRequest {
  return {
    id: toRowId(row.id),
    serviceId: toRowId(row.service_id),
    userId: toOptionalRowId(row.user_id),
    accountId: toOptionalRowId(row.account_id),
    spaceId: toOptionalRowId(row.space_id),
    draftId: toOptionalRowId(row.draft_id),
    requesterName: row.requester_name,
    madeBy: row.made_by === null ? null : madeByColumn.parse(row.made_by),
    title: {
      mediaType: row.media_type,
      tmdbId: row.tmdb_id,
      name: row.title,
      year: row.year,
      posterPath: row.poster_path,
      ...seasonNamesColumn.parse(row.season_names),
    },
    releases: releasesColumn.parse(row.releases),
    is4k: row.is_4k,
    seasons: row.seasons,
    downloadChoice: row.download_choice === null ? null : choiceColumn.parse(row.download_choice),
    state: row.state,
    cause: row.cause === null ? null : toErrorCode(row.cause),
    causeQuote: row.cause_quote,
    reason: row.reason,
    decidedBy: row.decided_by,
    decision: row.decision === null ? null : decisionColumn.parse(row.decision),
    progress: row.progress === null ? null : progressColumn.parse(row.progress),
    outcome: row.outcome === null ? null : outcomeColumn.parse(row.outcome),
    remoteId: row.remote_id,
    watchUrl: row.watch_url,
    problem: requestProblems.find((problem) => problem === row.problem) ?? null,
    movedAt: row.moved_at,
    stalledAt: row.stalled_at,
    retryCount: row.retry_count,
    retryAt: row.retry_at,
    source: sourceColumn.parse(row.source),
    origin: row.origin === null ? null : originColumn.parse(row.origin),
    locale: row.locale,
    version: row.version,
    createdAt: row.created_at,
    stateChangedAt: row.state_changed_at,
  };
}

/** Only codes are stored; one that this version does not know came from another version. */
function toErrorCode(code: string): ErrorCode {
  return isErrorCode(code) ? code : 'internal';
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorMetadata, code);
}

/** Request → row. */
export function fromRequest(request: MediaRequest): RequestRow {
  const { title } = request;
  return {
    id: request.id,
    service_id: request.serviceId,
    user_id: request.userId,
    account_id: request.accountId,
    space_id: request.spaceId,
    draft_id: request.draftId,
    requester_name: request.requesterName,
    made_by: request.madeBy,
    media_type: title.mediaType,
    tmdb_id: title.tmdbId,
    title: title.name,
    year: title.year,
    poster_path: title.posterPath,
    releases: request.releases,
    season_names: title.seasonNames ?? null,
    is_4k: request.is4k,
    seasons: [...request.seasons],
    download_choice: request.downloadChoice,
    state: request.state,
    cause: request.cause,
    cause_quote: request.causeQuote,
    reason: request.reason,
    decided_by: request.decidedBy,
    decision: request.decision,
    progress: request.progress,
    outcome: request.outcome,
    remote_id: request.remoteId,
    watch_url: request.watchUrl,
    problem: request.problem,
    moved_at: request.movedAt,
    stalled_at: request.stalledAt,
    retry_count: request.retryCount,
    retry_at: request.retryAt,
    source: request.source,
    origin: request.origin,
    locale: request.locale,
    version: request.version,
    created_at: request.createdAt,
    state_changed_at: request.stateChangedAt,
  };
}

const detailColumn = z.record(z.string(), z.unknown());

/** Row → history entry. */
export function toHistoryEntry({
  source,
  detail,
  ...row
}: Omit<Row<'request_event'>, 'id' | 'request_id' | 'user_id'>): HistoryEntry {
  return {
    ...row,
    source: sourceColumn.parse(source),
    detail: detail === null ? null : detailColumn.parse(detail),
  };
}
