import type { RequestId, ServiceId } from '../../../domain/id.ts';
import type {
  CappedCount,
  ListedRequest,
  RequestCursor,
  RequestFilter,
  RequestOrder,
  RequestPart,
} from '../../../domain/operator/requests/request-list.ts';
import type { RequestState } from '../../../domain/requests/request.ts';

/** A part of a list: in which order, after which row, and how many rows. */
export interface PartOfList {
  readonly order: RequestOrder;
  readonly after: RequestCursor | null;
  readonly limit: number;
}

/**
 * Lists of requests for those who run the bot. Each call reads a limited number of rows, however many requests there
 * are and however rare those are that the filter lets through.
 */
export interface RequestLists {
  list(filter: RequestFilter, part: PartOfList): Promise<RequestPart<ListedRequest>>;
  /** The same without the rows' contents, for actions on many requests. */
  listIds(filter: RequestFilter, part: PartOfList): Promise<RequestPart<RequestId>>;
  /** Those of some requests that pass a filter; its `search` is left out. */
  narrowIds(ids: readonly RequestId[], filter: RequestFilter): Promise<readonly RequestId[]>;
  /** Those of some requests that exist on these servers, in no order; null means all servers. */
  listChosen(
    ids: readonly RequestId[],
    serviceIds: readonly ServiceId[] | null,
  ): Promise<readonly ListedRequest[]>;
  /** How many requests there are in each state, on these servers; null means all. */
  countByState(
    serviceIds: readonly ServiceId[] | null,
  ): Promise<Readonly<Record<RequestState, CappedCount>>>;
  /** How many requests pass the filter; null if that would take too long to count. */
  count(filter: RequestFilter): Promise<CappedCount | null>;
}
