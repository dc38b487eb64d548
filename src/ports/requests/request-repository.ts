import type { AuditEntry } from '../../domain/audit-entry.ts';
import type { AccountId, DraftId, RequestId, ServiceId, SpaceId, UserId } from '../../domain/id.ts';
import type { Job } from '../../domain/job.ts';
import type { NewCard } from '../../domain/notifications/card.ts';
import type { RequestInput } from '../../domain/requests/draft.ts';
import type { HistoryEntry, HistoryScope, NewHistoryEntry } from '../../domain/requests/history.ts';
import type { MediaRequest } from '../../domain/requests/request.ts';
import type { Page } from '../page.ts';

/** All that begins with a new request; commits as one. */
export interface NewRequest {
  readonly request: MediaRequest;
  readonly history: NewHistoryEntry;
  readonly cards: readonly NewCard[];
  readonly jobs: readonly Job[];
}

/** A change to a request and all that follows from it; commits as one. */
export interface RequestChange {
  readonly id: RequestId;
  /** The version the change was decided on; another version in the table refuses the change. */
  readonly expectedVersion: number;
  readonly patch: Partial<
    Pick<
      MediaRequest,
      | 'state'
      | 'stateChangedAt'
      | 'cause'
      | 'reason'
      | 'decidedBy'
      | 'decision'
      | 'progress'
      | 'outcome'
      | 'remoteId'
      | 'seasons'
    >
  >;
  readonly history: NewHistoryEntry | null;
  /** Who did what, for the operator; left out for what the service reports. */
  readonly audit?: AuditEntry;
  readonly cards: readonly NewCard[];
  readonly jobs: readonly Job[];
}

/** Which requests wait: of a space, or of all. `userId` narrows it to one person's. */
export interface PendingFilter {
  readonly serviceId: ServiceId;
  readonly spaceId: SpaceId | null;
  readonly userId?: UserId;
  readonly pendingSince?: Date;
}

/** The record of requests: the only place that writes them. */
export interface RequestRepository {
  /** False when the draft was used before or the service's number is known: nothing was written. */
  create(entry: NewRequest): Promise<boolean>;
  /** False when the request has moved on since it was read: nothing was written. */
  update(change: RequestChange): Promise<boolean>;
  find(id: RequestId): Promise<MediaRequest | null>;
  findByDraft(id: DraftId): Promise<MediaRequest | null>;
  findByRemoteId(serviceId: ServiceId, number: number): Promise<MediaRequest | null>;
  /** A request that waits to be handed over and is the very wish the service was found to hold. */
  findQueued(
    serviceId: ServiceId,
    accountId: AccountId,
    input: RequestInput,
  ): Promise<MediaRequest | null>;
  /** Requests of a user, newest first, and how many there are. */
  listByUser(userId: UserId, page: { take: number; skip: number }): Promise<Page<MediaRequest>>;
  /** Requests that wait for a decision, oldest first. */
  listPending(
    filter: PendingFilter,
    page: { take: number; skip: number },
  ): Promise<Page<MediaRequest>>;
  /** Requests with these words in their title, or with this number on the service; newest first. */
  search(scope: HistoryScope, query: string, count: number): Promise<MediaRequest[]>;
  /** What happened to a request, oldest first. */
  listHistory(id: RequestId): Promise<HistoryEntry[]>;
  /** Requests the service may still move, those not looked at for longest first; marks them as looked at. */
  claimForSync(serviceId: ServiceId, count: number): Promise<MediaRequest[]>;
}
