import { z } from 'zod';
import type { Decision } from '../core/decision.ts';
import type { FaultCode } from '../core/fault.ts';
import type { AccountId, DraftId, RequestId, ServiceId, SpaceId, UserId } from '../core/id.ts';
import type { Door } from '../core/place.ts';
import type { MediaRequest, Origin, Outcome, Progress, RequestState } from '../core/request.ts';
import type { MediaType } from '../core/title.ts';
import { placeColumn } from './place-column.ts';
import { rowAccountNumber, rowId } from './row-id.ts';

/** A row of `media_request` as `pg` reads it. */
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
  readonly cause: FaultCode | null;
  readonly reason: string | null;
  readonly decided_by: string | null;
  readonly decision: unknown;
  readonly progress: unknown;
  readonly outcome: unknown;
  readonly number: number | null;
  readonly door: Door;
  readonly origin: unknown;
  readonly locale: string;
  readonly version: number;
  readonly created_at: Date;
  readonly state_at: Date;
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
  'number',
  'door',
  'origin',
  'locale',
  'version',
  'created_at',
  'state_at',
] as const satisfies readonly (keyof RequestRow)[];

/** The columns of a request, for `select`, `insert` and `returning`. */
export const requestColumns = columns.join(', ');

const progressColumn = z.object({
  percent: z.number(),
  endsAt: z.coerce.date().nullable(),
}) satisfies z.ZodType<Progress>;

const outcomeColumn = z.object({
  created: z.array(z.number()),
  leftOut: z.array(z.number()),
  heldBy: z.string().nullable(),
  freeAt: z.coerce.date().nullable(),
  quota: z.object({ limit: z.number(), used: z.number() }).nullable(),
}) satisfies z.ZodType<Outcome>;

const decisionColumn = z.object({
  verdict: z.enum(['approve', 'decline']),
  reason: z.string().nullable(),
  userId: z.string().transform(rowId<'user'>),
  name: z.string(),
  door: z.enum(['discord', 'telegram', 'web', 'service', 'cli']),
  as: z.number().transform(rowAccountNumber).nullable(),
  at: z.coerce.date(),
}) satisfies z.ZodType<Decision>;

const originColumn = placeColumn.extend({
  language: z.string().exactOptional(),
}) satisfies z.ZodType<Origin>;

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
    number: row.number,
    door: row.door,
    origin: row.origin === null ? null : originColumn.parse(row.origin),
    locale: row.locale,
    version: row.version,
    createdAt: row.created_at,
    stateAt: row.state_at,
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
    number: request.number,
    door: request.door,
    origin: request.origin,
    locale: request.locale,
    version: request.version,
    created_at: request.createdAt,
    state_at: request.stateAt,
  };
}
