import type { AuditEntry } from '../../domain/audit-entry.ts';
import type { AccountId, DraftId, RequestId, ServiceId, SpaceId, UserId } from '../../domain/id.ts';
import type { Job } from '../../domain/job.ts';
import type { NewCard } from '../../domain/notifications/card.ts';
import type { RequestInput } from '../../domain/requests/draft.ts';
import type { HistoryEntry, HistoryScope, NewHistoryEntry } from '../../domain/requests/history.ts';
import type { MediaRequest, RequestState } from '../../domain/requests/request.ts';
import type { TitleKey } from '../../domain/titles/title.ts';
import type { Page } from '../page.ts';

/** A new request with everything that is stored with it in one commit. */
export interface NewRequest {
  readonly request: MediaRequest;
  /**
   * When the user started to put it together; null for a request that the server has already. Only with a time, it is
   * not stored if the user has such a request.
   */
  readonly startedAt: Date | null;
  readonly history: NewHistoryEntry;
  /** The line of the audit log, for a request that somebody made for another member. */
  readonly audit?: AuditEntry;
  readonly cards: readonly NewCard[];
  readonly jobs: readonly Job[];
}

/** A change of a request with everything that is stored with it in one commit. */
export interface RequestChange {
  readonly id: RequestId;
  /** The version that the change is based on. The change is refused if the stored version is another one. */
  readonly expectedVersion: number;
  readonly patch: Partial<
    Pick<
      MediaRequest,
      | 'state'
      | 'stateChangedAt'
      | 'cause'
      | 'causeQuote'
      | 'reason'
      | 'decidedBy'
      | 'decision'
      | 'progress'
      | 'outcome'
      | 'remoteId'
      | 'watchUrl'
      | 'problem'
      | 'movedAt'
      | 'stalledAt'
      | 'retryCount'
      | 'retryAt'
      | 'seasons'
      | 'downloadChoice'
    >
  >;
  readonly history: NewHistoryEntry | null;
  /** The line of the audit log; none for what the Overseerr server reports. */
  readonly audit?: AuditEntry;
  readonly cards: readonly NewCard[];
  readonly jobs: readonly Job[];
}

/** Selects pending requests: those of a space, or all if `spaceId` is null. `userId` limits them to one user. */
export interface PendingFilter {
  readonly serviceId: ServiceId;
  readonly spaceId: SpaceId | null;
  readonly userId?: UserId;
  readonly pendingSince?: Date;
}

/** The state of a request for a title. */
export interface TitleState {
  readonly key: TitleKey;
  readonly state: RequestState;
}

/** Stores requests. Nothing else writes them. */
export interface RequestRepository {
  /**
   * False, and nothing is stored, if the draft was used before, another request has the same remote id, or
   * `findRepeated` finds one. Of two simultaneous requests for the same, the second is refused.
   */
  create(entry: NewRequest): Promise<boolean>;
  /** False, and nothing is stored, if the request has changed since it was read. */
  update(change: RequestChange): Promise<boolean>;
  /**
   * Records that the notifications of a request were created, unless it has changed since `version`. They are due from
   * a change with a `notify` job until then.
   */
  markNotified(id: RequestId, version: number): Promise<void>;
  find(id: RequestId): Promise<MediaRequest | null>;
  findByDraft(id: DraftId): Promise<MediaRequest | null>;
  findByRemoteId(serviceId: ServiceId, number: number): Promise<MediaRequest | null>;
  /**
   * A request of the same user that asks for all of this in the same quality and is open, or that became available
   * after the user had started to put this one together. A title that left the library since can be requested again.
   */
  findRepeated(entry: Pick<NewRequest, 'request' | 'startedAt'>): Promise<MediaRequest | null>;
  /** The request of an account that waits to be submitted and asks for the same as `input`. */
  findQueued(
    serviceId: ServiceId,
    accountId: AccountId,
    input: RequestInput,
  ): Promise<MediaRequest | null>;
  /** How many requests of the same server wait to be sent and were made before this one, at most one more than `mostAhead`. */
  countQueuedBefore(request: Pick<MediaRequest, 'id' | 'serviceId'>): Promise<number>;
  /** Requests of a user, newest first, and how many there are. */
  listByUser(userId: UserId, page: { take: number; skip: number }): Promise<Page<MediaRequest>>;
  /** Requests that are waiting for a decision, oldest first. */
  listPending(
    filter: PendingFilter,
    page: { take: number; skip: number },
  ): Promise<Page<MediaRequest>>;
  /** The states of the open and failed requests for these titles that the server has, in standard quality. */
  listStatesByTitle(serviceId: ServiceId, keys: readonly TitleKey[]): Promise<TitleState[]>;
  /** Requests with these words in their title, or with this remote id; newest first. */
  search(scope: HistoryScope, query: string, count: number): Promise<MediaRequest[]>;
  /** What happened to a request, oldest first. */
  listHistory(id: RequestId): Promise<HistoryEntry[]>;
  /** Open requests, those first that were compared with the server the longest ago. Marks them as compared now. */
  claimForSync(serviceId: ServiceId, count: number): Promise<MediaRequest[]>;
}
