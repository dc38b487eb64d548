import type { ErrorCode } from '../../app-error.ts';
import type { DecisionKind } from '../../approvals/decision.ts';
import type { RequestId, ServiceId, SpaceId, UserId } from '../../id.ts';
import type { Source } from '../../place.ts';
import type { MediaRequest, Progress, RequestState } from '../../requests/request.ts';
import type { MediaType, TitleSummary } from '../../titles/title.ts';

/** Which requests a list has; null means any. `search`: part of a title or of a person's name, or an ID. */
export interface RequestFilter {
  readonly search: string | null;
  readonly states: readonly RequestState[] | null;
  /** Whether a decision is recorded, also one that is not carried out yet. */
  readonly isDecided: boolean | null;
  readonly userId: UserId | null;
  readonly spaceId: SpaceId | null;
  readonly mediaType: MediaType | null;
  readonly is4k: boolean | null;
  readonly serviceIds: readonly ServiceId[] | null;
  /** The bot has known the request since then, or later. */
  readonly since: Date | null;
  /** The bot has known the request since before then. */
  readonly until: Date | null;
}

/** A filter that every request passes. */
export const anyRequest: RequestFilter = {
  search: null,
  states: null,
  isDecided: null,
  userId: null,
  spaceId: null,
  mediaType: null,
  is4k: null,
  serviceIds: null,
  since: null,
  until: null,
};

/** `newest` and `oldest` go by when the bot got to know a request, the other two by its last change. */
export const requestOrders = ['newest', 'oldest', 'changed-last', 'changed-first'] as const;
export type RequestOrder = (typeof requestOrders)[number];

/** Where a part of a list ends. `changedAt` is null in an order that does not need it. */
export interface RequestCursor {
  readonly id: RequestId;
  readonly changedAt: Date | null;
}

/** A row of the list. */
export interface ListedRequest {
  readonly id: RequestId;
  readonly service: { readonly id: ServiceId; readonly name: string };
  readonly user: { readonly id: UserId; readonly name: string } | null;
  /** The name that the requester had at the time. */
  readonly requesterName: string;
  readonly space: { readonly id: SpaceId; readonly name: string } | null;
  readonly title: TitleSummary;
  readonly is4k: boolean;
  readonly seasons: readonly number[];
  readonly state: RequestState;
  readonly cause: ErrorCode | null;
  readonly reason: string | null;
  readonly decidedBy: string | null;
  /** A decision that is recorded and not yet carried out. */
  readonly decision: { readonly kind: DecisionKind; readonly name: string } | null;
  readonly progress: Progress | null;
  readonly remoteId: number | null;
  readonly source: Source;
  readonly createdAt: Date;
  readonly changedAt: Date;
}

/** The row of a request, with the names that belong to it. */
export function toListedRequest(
  request: MediaRequest,
  names: Pick<ListedRequest, 'service' | 'user' | 'space' | 'changedAt'>,
): ListedRequest {
  const { decision, state } = request;
  return {
    id: request.id,
    service: names.service,
    user: names.user,
    requesterName: request.requesterName,
    space: names.space,
    title: request.title,
    is4k: request.is4k,
    seasons: request.seasons,
    state,
    cause: request.cause,
    reason: request.reason,
    decidedBy: request.decidedBy,
    decision: decision && state === 'pending' ? { kind: decision.kind, name: decision.name } : null,
    progress: request.progress,
    remoteId: request.remoteId,
    source: request.source,
    createdAt: request.createdAt,
    changedAt: names.changedAt,
  };
}

/** A part of a list. It may be empty although there is more: the search then goes on at `next`. */
export interface RequestPart<Row> {
  readonly rows: readonly Row[];
  /** Null at the end of the list. */
  readonly next: RequestCursor | null;
  /** How far the search has come when it found less than was asked for; null if nothing is left to search. */
  readonly searchedTo: Date | null;
}

/** A number of requests; `isCapped` if there are more than were counted. */
export interface CappedCount {
  readonly count: number;
  readonly isCapped: boolean;
}
