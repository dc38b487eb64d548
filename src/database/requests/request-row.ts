import { z } from 'zod';
import type { ErrorCode } from '../../domain/app-error.ts';
import type { Decision } from '../../domain/approvals/decision.ts';
import { decisionKinds } from '../../domain/approvals/decision.ts';
import type { AccountId, DraftId, RequestId, ServiceId, SpaceId, UserId } from '../../domain/id.ts';
import type { Source } from '../../domain/place.ts';
import { sources } from '../../domain/place.ts';
import type {
  CardOrigin,
  MediaRequest,
  Outcome,
  Progress,
  RequestState,
} from '../../domain/requests/request.ts';
import type { MediaType } from '../../domain/titles/title.ts';
import { placeColumn } from '../place-column.ts';
import { toRowId, toRowRemoteUserId } from '../row-id.ts';

/** A row of `request` as `pg` reads it. */
export interface RequestRow {
  readonly id: RequestId;
  readonly service_id: ServiceId;
  readonly user_id: UserId | null;
  readonly account_id: AccountId | null;
  readonly space_id: SpaceId | null;
  readonly draft_id: DraftId | null;
  readonly requester_name: string;
  readonly media_type: MediaType;
  readonly tmdb_id: number;
  readonly title: string;
  readonly year: number | null;
  readonly poster_path: string | null;
  readonly is_4k: boolean;
  readonly seasons: readonly number[];
  readonly state: RequestState;
  readonly cause: ErrorCode | null;
  readonly reason: string | null;
  readonly decided_by: string | null;
  readonly decision: unknown;
  readonly progress: unknown;
  readonly outcome: unknown;
  readonly remote_id: number | null;
  readonly source: Source;
  readonly origin: unknown;
  readonly locale: string;
  readonly version: number;
  readonly created_at: Date;
  readonly state_changed_at: Date;
}

const columns = [
  'id',
  'service_id',
  'user_id',
  'account_id',
  'space_id',
  'draft_id',
  'requester_name',
  'media_type',
  'tmdb_id',
  'title',
  'year',
  'poster_path',
  'is_4k',
  'seasons',
  'state',
  'cause',
  'reason',
  'decided_by',
  'decision',
  'progress',
  'outcome',
  'remote_id',
  'source',
  'origin',
  'locale',
  'version',
  'created_at',
  'state_changed_at',
] as const satisfies readonly (keyof RequestRow)[];

/** The columns of a request, for `select`, `insert` and `returning`. */
export const requestColumns = columns.join(', ');

const progressColumn = z.object({
  percent: z.number(),
  endsAt: z.coerce.date().nullable(),
}) satisfies z.ZodType<Progress>;

const outcomeColumn = z.object({
  created: z.array(z.number()),
  skipped: z.array(z.number()),
  existingRequester: z.string().nullable(),
  quotaResetsAt: z.coerce.date().nullable(),
  quota: z.object({ limit: z.number(), used: z.number() }).nullable(),
}) satisfies z.ZodType<Outcome>;

const decisionColumn = z.object({
  kind: z.enum(decisionKinds),
  reason: z.string().nullable(),
  userId: z.string().transform(toRowId<'user'>),
  name: z.string(),
  source: z.enum(sources),
  as: z.number().transform(toRowRemoteUserId).nullable(),
  at: z.coerce.date(),
}) satisfies z.ZodType<Decision>;

const originColumn = placeColumn.extend({
  language: z.string().exactOptional(),
}) satisfies z.ZodType<CardOrigin>;

/** Row → request. */
export function toRequest(row: RequestRow): MediaRequest {
  return {
    id: row.id,
    serviceId: row.service_id,
    userId: row.user_id,
    accountId: row.account_id,
    spaceId: row.space_id,
    draftId: row.draft_id,
    requesterName: row.requester_name,
    title: {
      mediaType: row.media_type,
      tmdbId: row.tmdb_id,
      name: row.title,
      year: row.year,
      posterPath: row.poster_path,
    },
    is4k: row.is_4k,
    seasons: row.seasons,
    state: row.state,
    cause: row.cause,
    reason: row.reason,
    decidedBy: row.decided_by,
    decision: row.decision === null ? null : decisionColumn.parse(row.decision),
    progress: row.progress === null ? null : progressColumn.parse(row.progress),
    outcome: row.outcome === null ? null : outcomeColumn.parse(row.outcome),
    remoteId: row.remote_id,
    source: row.source,
    origin: row.origin === null ? null : originColumn.parse(row.origin),
    locale: row.locale,
    version: row.version,
    createdAt: row.created_at,
    stateChangedAt: row.state_changed_at,
  };
}

/** Request → row, complete. */
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
    media_type: title.mediaType,
    tmdb_id: title.tmdbId,
    title: title.name,
    year: title.year,
    poster_path: title.posterPath,
    is_4k: request.is4k,
    seasons: request.seasons,
    state: request.state,
    cause: request.cause,
    reason: request.reason,
    decided_by: request.decidedBy,
    decision: request.decision,
    progress: request.progress,
    outcome: request.outcome,
    remote_id: request.remoteId,
    source: request.source,
    origin: request.origin,
    locale: request.locale,
    version: request.version,
    created_at: request.createdAt,
    state_changed_at: request.stateChangedAt,
  };
}
