/**
 * What MediaNest needs from the world, in its own words. An adapter is a function that returns one of these;
 * a port is here only because a use case calls it.
 */
import type { RemoteAccount, RemoteUserId } from '../domain/accounts/account.ts';
import type { CountedRequest, QuotaSet } from '../domain/accounts/quota.ts';
import type { PlexUser } from '../domain/accounts/sign-in.ts';
import type { Space } from '../domain/accounts/user.ts';
import type { AppError } from '../domain/app-error.ts';
import type { ApprovalContext } from '../domain/approvals/approval-context.ts';
import type { DecisionKind } from '../domain/approvals/decision.ts';
import type { AuditEntry } from '../domain/audit-entry.ts';
import type {
  AccountId,
  CardId,
  DraftId,
  RequestId,
  ServiceId,
  SpaceId,
  UserId,
} from '../domain/id.ts';
import type { Job } from '../domain/job.ts';
import type { Card, NewCard } from '../domain/notifications/card.ts';
import type { NewSubscription, SubscribedQualities } from '../domain/notifications/subscription.ts';
import type { ChatAccountKey, MessageRef } from '../domain/place.ts';
import type { Draft, RequestInput } from '../domain/requests/draft.ts';
import type { HistoryEntry, HistoryScope, NewHistoryEntry } from '../domain/requests/history.ts';
import type { RemoteRequest } from '../domain/requests/remote-request.ts';
import type { MediaRequest } from '../domain/requests/request.ts';
import type { OverseerrServerInfo } from '../domain/services/overseerr-server-info.ts';
import type { SearchHit, TitleDetails, TitleKey } from '../domain/titles/title.ts';
import type { TitleLink } from '../domain/titles/title-link.ts';
import type { DownloadServers } from './services/download-servers.ts';

export type { ApprovalContext } from '../domain/approvals/approval-context.ts';
export type { NewSubscription } from '../domain/notifications/subscription.ts';
export type { Draft, RequestInput } from '../domain/requests/draft.ts';
export type { HistoryEntry, NewHistoryEntry } from '../domain/requests/history.ts';
export type { OverseerrServerInfo } from '../domain/services/overseerr-server-info.ts';

import type { ServiceCheckResult } from '../domain/services/service-check.ts';

export type { AccountRepository, UserRepository } from './accounts/user-repository.ts';

export type Clock = () => Date;

/** Structured log; implementations redact secrets. */
export interface Log {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** `fresh` reads past the cache; `as` is the account it is read for. */
export interface ReadOptions {
  readonly fresh?: boolean;
  readonly as?: RemoteUserId;
}

/** Hears of an account that could not be read, by its number on the server. */
export type OnUnreadableAccount = (remoteUserId: number, error: AppError) => void;

/** One Overseerr server. Every call can throw `overseerr-…` errors; the others are named at each method. */
export interface OverseerrServer extends DownloadServers {
  /** Asked once and remembered. */
  getInfo(): Promise<OverseerrServerInfo>;
  /** The last title it gave, also while it is down; null before the first. */
  getLastTitle(): string | null;
  /** Asks anew whether the server answers, the key is right and writing is possible. */
  check(): Promise<OverseerrServerInfo>;
  /**
   * Films and series only, best first; never more than 20. Empty also when the catalogue is down. Asked as that
   * account; without one, as for reading that nobody asked for, as the key's owner.
   */
  searchTitles(query: string, language: string, as?: RemoteUserId): Promise<SearchHit[]>;
  /** What a pasted link or id means. */
  findTitlesByLink(link: TitleLink, language: string, as?: RemoteUserId): Promise<SearchHit[]>;
  /** Throws `title-not-found`. `fresh` reads past the cache. */
  getTitleDetails(key: TitleKey, language: string, options?: ReadOptions): Promise<TitleDetails>;
  /**
   * Creates a request as that account. Throws each refusal as its own fault, `no-seasons-left` for a series without
   * anything to ask for, `outcome-unknown` when the answer was lost after the wish was sent.
   */
  createRequest(input: RequestInput, as: RemoteUserId): Promise<RemoteRequest>;
  /** One request; null when the service does not hold it (any more). */
  findRequest(number: number): Promise<RemoteRequest | null>;
  /** Every request the service holds for a title, read past the cache. */
  listRequestsByTitle(key: TitleKey): Promise<RemoteRequest[]>;
  /** The newest requests of everybody. */
  listRecentRequests(count: number): Promise<RemoteRequest[]>;
  /** Requests of everybody that wait for a decision, newest first; at most 100 at once. */
  listPendingRequests(page: {
    readonly take: number;
    readonly skip: number;
  }): Promise<RemoteRequest[]>;
  /** Takes a request back. Gone already is success. The caller has checked whose it is: the service does not. */
  deleteRequest(number: number, as: RemoteUserId): Promise<void>;
  /**
   * Approves or declines as that account, or as the owner of the API key for null. Overseerr does not check the
   * request's state (docs/overseerr-api.md, "Approving and declining"): the caller does, under the title's lock.
   */
  decideRequest(
    number: number,
    kind: DecisionKind,
    as: RemoteUserId | null,
  ): Promise<RemoteRequest>;
  /** Sends a failed request to its downloader again. */
  retryRequest(number: number, as: RemoteUserId | null): Promise<RemoteRequest>;
  /** `inBackground`: nobody waits for it, and others go first. */
  getQuotas(as: RemoteUserId, options?: { readonly inBackground?: boolean }): Promise<QuotaSet>;
  /** The requests that count against an account's quota. */
  listCountedRequests(
    as: RemoteUserId,
    mediaType: TitleKey['mediaType'],
    days: number,
  ): Promise<CountedRequest[]>;
  /**
   * Every account with the chat ids of its profile, read page by page at low priority. One that cannot be read is
   * left out; throws what keeps all from being read.
   */
  listAccounts(onUnreadable?: OnUnreadableAccount): AsyncIterable<RemoteAccount>;
  /** Accounts that have a mark of somebody: their Plex id or e-mail address, in upper or lower case. */
  listAccountsByPlexUser(plexUser: Pick<PlexUser, 'plexId' | 'email'>): Promise<RemoteAccount[]>;
  /** One account, read now; null when it is gone. */
  findAccount(number: RemoteUserId): Promise<RemoteAccount | null>;
  /** Whose e-mail address and password these are; null for nobody's. Nothing of them is kept or logged. */
  login(email: string, password: string): Promise<RemoteUserId | null>;
  /** Writes a chat id into an account's profile, beside what is there; false when that would replace another. */
  addChatIdToProfile(number: RemoteUserId, account: ChatAccountKey): Promise<boolean>;
}

/** The configured media servers. */
export interface OverseerrServers {
  /** Throws `no-overseerr-server`. */
  get(id: ServiceId): OverseerrServer;
  /** The last title that a server gave, also while it is down; "Overseerr" where none is known. */
  getTitle(id: ServiceId): string;
  /** The service of a space, or the default one. Throws `no-overseerr-server` where it is not configured (any more). */
  resolveId(space: Space | null): ServiceId;
  /** All of them, the default one first. */
  listIds(): readonly ServiceId[];
  /** As whom people without an account ask there; null: nobody does. */
  getGuestUserId(id: ServiceId): RemoteUserId | null;
}

/** The outside systems themselves. */
export interface ServiceRepository {
  recordCheck(id: ServiceId, check: ServiceCheckResult): Promise<void>;
  /** All accounts of the service were read at its present address. */
  recordAccountSync(id: ServiceId): Promise<void>;
}

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

/** What was done, kept for the operator. */
export interface AuditLog {
  record(line: AuditEntry): Promise<void>;
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

export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
}

/** Cards, written by the ledger and kept up to date by `show`. */
export interface CardRepository {
  listByRequest(id: RequestId): Promise<Card[]>;
  /** The card that stands as this message. */
  findByMessage(message: MessageRef): Promise<Card | null>;
  create(id: RequestId, cards: readonly NewCard[], jobs: readonly Job[]): Promise<void>;
  /** What a card shows now, and where it stands. */
  markShown(id: CardId, version: number, message: MessageRef): Promise<void>;
  /** Never to be tried again, and why. */
  markLost(id: CardId, reason: string): Promise<void>;
}

export interface DraftRepository {
  create(draft: Draft, expiresAt: Date): Promise<void>;
  find(id: DraftId): Promise<Draft | null>;
  update(draft: Draft): Promise<void>;
}

export interface SubscriptionRepository {
  /** False when the user is subscribed already. */
  create(subscription: NewSubscription): Promise<boolean>;
  /** Forgets a user's wish to hear of a title; none is success. */
  delete(
    userId: UserId,
    serviceId: ServiceId,
    what: { readonly key: TitleKey; readonly is4k: boolean },
  ): Promise<void>;
  /** In which qualities a user waits for a title and has not been told. */
  findQualities(userId: UserId, serviceId: ServiceId, key: TitleKey): Promise<SubscribedQualities>;
  /** Who waits for a title and has not been told; `seasons` empty means any. */
  listUnnotified(
    serviceId: ServiceId,
    key: TitleKey,
    is4k: boolean,
  ): Promise<(NewSubscription & { readonly id: string })[]>;
  markNotified(ids: readonly string[], at: Date): Promise<void>;
}

/** One at a time, across all processes. Waits for its turn. */
export interface Locks {
  withLock<Result>(key: string, work: () => Promise<Result>): Promise<Result>;
}

/** Durable jobs outside a ledger entry. */
export interface JobQueue {
  enqueue(jobs: readonly Job[]): Promise<void>;
}

/** Jobs that are not worth doing more often than every so many seconds, whoever wants them. */
export interface JobThrottle {
  /** Adds a job unless one like it waits, runs, or was made less than about `everySeconds` ago; says whether it did. */
  enqueueAtMostEvery(job: Job, everySeconds: number): Promise<boolean>;
}

/** Speaks in chats. Throws Faults: `channel-not-found`, `message-not-found`, `channel-forbidden`, `direct-messages-closed`, `reply-expired`, `platform-unavailable`. */
export interface CardPublisher {
  /** Posts a card, or edits it where it stands; returns where it stands. Posting twice with one card id posts once. */
  publish(card: Card, request: MediaRequest, facts: ApprovalContext | null): Promise<MessageRef>;
}
