/**
 * What MediaNest needs from the world, in its own words. An adapter is a function that returns one of these;
 * a port is here only because a use case calls it.
 */
import type { AccountNumber, RemoteAccount } from './core/account.ts';
import type { ApprovalFacts } from './core/approval-facts.ts';
import type { Card, NewCard } from './core/card.ts';
import type { Verdict } from './core/decision.ts';
import type { Fault } from './core/fault.ts';
import type { HeldRequest } from './core/held-request.ts';
import type { AuditLine, HistoryLine, PastEvent, Sight } from './core/history.ts';
import type {
  AccountId,
  CardId,
  DraftId,
  RequestId,
  ServiceId,
  SpaceId,
  UserId,
} from './core/id.ts';
import type { Job } from './core/job.ts';
import type { ChatAccountKey, MessageRef } from './core/place.ts';
import type { Counted, Quotas } from './core/quota.ts';
import type { MediaRequest } from './core/request.ts';
import type { ServerFacts } from './core/server-facts.ts';
import type { PlexPerson } from './core/sign-in.ts';
import type { Followed, NewSubscription } from './core/subscription.ts';
import type { SearchHit, TitleDetails, TitleKey } from './core/title.ts';
import type { TitleLink } from './core/title-link.ts';
import type { Space } from './core/user.ts';
import type { Draft, Wish } from './core/wish.ts';
import type { Downloaders } from './ports/downloaders.ts';

export type { ApprovalFacts } from './core/approval-facts.ts';
export type { AuditLine, HistoryLine, PastEvent } from './core/history.ts';
export type { ServerFacts } from './core/server-facts.ts';
export type { NewSubscription } from './core/subscription.ts';
export type { Draft, Wish } from './core/wish.ts';
export type { Accounts, People } from './ports/people.ts';

export type Clock = () => Date;

/** Structured log; implementations redact secrets. */
export interface Log {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** `fresh` reads past the cache; `as` is the account it is read for. */
export interface HowToRead {
  readonly fresh?: boolean;
  readonly as?: AccountNumber;
}

/** Hears of an account that could not be read, by its number on the server. */
export type LeftOut = (number: number, fault: Fault) => void;

/**
 * One media server. Throws Faults: `service-unreachable`, `service-failed`, `service-key`, `service-csrf` for
 * any call, and what the verbs name.
 */
export interface MediaServer extends Downloaders {
  /** Asked once and remembered. */
  facts(): Promise<ServerFacts>;
  /** Asks anew whether the server answers, the key is right and writing is possible. */
  check(): Promise<ServerFacts>;
  /**
   * Films and series only, best first; never more than 20. Empty also when the catalogue is down. Asked as that
   * account; without one, as for reading that nobody asked for, as the key's owner.
   */
  search(words: string, language: string, as?: AccountNumber): Promise<SearchHit[]>;
  /** What a pasted link or id means. */
  find(link: TitleLink, language: string, as?: AccountNumber): Promise<SearchHit[]>;
  /** Throws `title-unknown`. `fresh` reads past the cache. */
  details(key: TitleKey, language: string, how?: HowToRead): Promise<TitleDetails>;
  /**
   * Creates a request as that account. Throws each refusal as its own fault, `nothing-left` for a series without
   * anything to ask for, `outcome-unknown` when the answer was lost after the wish was sent.
   */
  create(wish: Wish, as: AccountNumber): Promise<HeldRequest>;
  /** One request; null when the service does not hold it (any more). */
  request(number: number): Promise<HeldRequest | null>;
  /** Every request the service holds for a title, read past the cache. */
  requestsFor(key: TitleKey): Promise<HeldRequest[]>;
  /** The newest requests of everybody. */
  recent(count: number): Promise<HeldRequest[]>;
  /** Requests of everybody that wait for a decision, newest first; at most 100 at once. */
  waiting(page: { readonly take: number; readonly skip: number }): Promise<HeldRequest[]>;
  /** Takes a request back. Gone already is success. The caller has checked whose it is: the service does not. */
  remove(number: number, as: AccountNumber): Promise<void>;
  /**
   * Approves or declines as that account, or as the key's owner for null. The service does not guard it
   * (SEERR.md §5): the caller has looked before, under the title's lock.
   */
  decide(number: number, verdict: Verdict, as: AccountNumber | null): Promise<HeldRequest>;
  /** Sends a failed request to its downloader again. */
  retry(number: number, as: AccountNumber | null): Promise<HeldRequest>;
  /** `inBackground`: nobody waits for it, and others go first. */
  quotas(as: AccountNumber, how?: { readonly inBackground?: boolean }): Promise<Quotas>;
  /** The requests that count against an account's quota. */
  counted(as: AccountNumber, mediaType: TitleKey['mediaType'], days: number): Promise<Counted[]>;
  /**
   * Every account with the chat ids of its profile, read page by page at low priority. One that cannot be read is
   * left out; throws what keeps all from being read.
   */
  accounts(leftOut?: LeftOut): AsyncIterable<RemoteAccount>;
  /** Accounts that have a mark of somebody: their Plex id or e-mail address, in upper or lower case. */
  accountsWith(marks: Pick<PlexPerson, 'plexId' | 'email'>): Promise<RemoteAccount[]>;
  /** One account, read now; null when it is gone. */
  account(number: AccountNumber): Promise<RemoteAccount | null>;
  /** Whose e-mail address and password these are; null for nobody's. Nothing of them is kept or logged. */
  login(email: string, password: string): Promise<AccountNumber | null>;
  /** Writes a chat id into an account's profile, beside what is there; false when that would replace another. */
  nameInProfile(number: AccountNumber, account: ChatAccountKey): Promise<boolean>;
}

/** The configured media servers. */
export interface MediaServers {
  /** Throws `service-unset`. */
  get(id: ServiceId): MediaServer;
  /** The service of a space, or the default one. Throws `service-unset` where it is not configured (any more). */
  idFor(space: Space | null): ServiceId;
  /** All of them, the default one first. */
  ids(): readonly ServiceId[];
  /** As whom people without an account ask there; null: nobody does. */
  guest(id: ServiceId): AccountNumber | null;
}

/** What is remembered of the services themselves. */
export interface ServiceBook {
  looked(
    id: ServiceId,
    look: { readonly isUp: boolean; readonly latencyMs: number; readonly detail: string | null },
  ): Promise<void>;
  /** All accounts of the service were read at its present address. */
  synced(id: ServiceId): Promise<void>;
}

/** All that begins with a new request; commits as one. */
export interface NewEntry {
  readonly request: MediaRequest;
  readonly history: HistoryLine;
  readonly cards: readonly NewCard[];
  readonly jobs: readonly Job[];
}

/** A change to a request and all that follows from it; commits as one. */
export interface Change {
  readonly id: RequestId;
  /** The version the change was decided on; another version in the table refuses the change. */
  readonly expectedVersion: number;
  readonly patch: Partial<
    Pick<
      MediaRequest,
      | 'state'
      | 'stateAt'
      | 'cause'
      | 'reason'
      | 'decidedBy'
      | 'decision'
      | 'progress'
      | 'outcome'
      | 'number'
      | 'seasons'
    >
  >;
  readonly history: HistoryLine | null;
  /** Who did what, for the operator; left out for what the service reports. */
  readonly audit?: AuditLine;
  readonly cards: readonly NewCard[];
  readonly jobs: readonly Job[];
}

/** What was done, kept for the operator. */
export interface Audit {
  add(line: AuditLine): Promise<void>;
}

/** Which requests wait: of a space, or of all. `userId` narrows it to one person's. */
export interface Waiting {
  readonly serviceId: ServiceId;
  readonly spaceId: SpaceId | null;
  readonly userId?: UserId;
  readonly before?: Date;
}

/** The record of requests: the only place that writes them. */
export interface Ledger {
  /** False when the draft was used before or the service's number is known: nothing was written. */
  record(entry: NewEntry): Promise<boolean>;
  /** False when the request has moved on since it was read: nothing was written. */
  change(change: Change): Promise<boolean>;
  find(id: RequestId): Promise<MediaRequest | null>;
  findByDraft(id: DraftId): Promise<MediaRequest | null>;
  findByNumber(serviceId: ServiceId, number: number): Promise<MediaRequest | null>;
  /** A request that waits to be handed over and is the very wish the service was found to hold. */
  findQueued(serviceId: ServiceId, accountId: AccountId, wish: Wish): Promise<MediaRequest | null>;
  /** Requests of a user, newest first, and how many there are. */
  ofUser(userId: UserId, page: { take: number; skip: number }): Promise<Page<MediaRequest>>;
  /** Requests that wait for a decision, oldest first. */
  waiting(which: Waiting, page: { take: number; skip: number }): Promise<Page<MediaRequest>>;
  /** Requests with these words in their title, or with this number on the service; newest first. */
  search(sight: Sight, words: string, count: number): Promise<MediaRequest[]>;
  /** What happened to a request, oldest first. */
  history(id: RequestId): Promise<PastEvent[]>;
  /** Requests the service may still move, those not looked at for longest first; marks them as looked at. */
  toLookAt(serviceId: ServiceId, count: number): Promise<MediaRequest[]>;
}

export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
}

/** Cards, written by the ledger and kept up to date by `show`. */
export interface Cards {
  ofRequest(id: RequestId): Promise<Card[]>;
  /** The card that stands as this message. */
  at(message: MessageRef): Promise<Card | null>;
  add(id: RequestId, cards: readonly NewCard[], jobs: readonly Job[]): Promise<void>;
  /** What a card shows now, and where it stands. */
  shown(id: CardId, version: number, message: MessageRef): Promise<void>;
  /** Never to be tried again, and why. */
  lost(id: CardId, why: string): Promise<void>;
}

export interface Drafts {
  create(draft: Draft, expiresAt: Date): Promise<void>;
  find(id: DraftId): Promise<Draft | null>;
  update(draft: Draft): Promise<void>;
}

export interface Subscriptions {
  /** False when the user is subscribed already. */
  add(subscription: NewSubscription): Promise<boolean>;
  /** Forgets a user's wish to hear of a title; none is success. */
  remove(
    userId: UserId,
    serviceId: ServiceId,
    what: { readonly key: TitleKey; readonly is4k: boolean },
  ): Promise<void>;
  /** In which qualities a user waits for a title and has not been told. */
  followed(userId: UserId, serviceId: ServiceId, key: TitleKey): Promise<Followed>;
  /** Who waits for a title and has not been told; `seasons` empty means any. */
  waiting(
    serviceId: ServiceId,
    key: TitleKey,
    is4k: boolean,
  ): Promise<(NewSubscription & { readonly id: string })[]>;
  told(ids: readonly string[], at: Date): Promise<void>;
}

/** One at a time, across all processes. Waits for its turn. */
export interface Locks {
  withLock<Result>(key: string, work: () => Promise<Result>): Promise<Result>;
}

/** Durable jobs outside a ledger entry. */
export interface Jobs {
  add(jobs: readonly Job[]): Promise<void>;
}

/** Jobs that are not worth doing more often than every so many seconds, whoever wants them. */
export interface PacedJobs {
  /** Adds a job unless one like it waits, runs, or was made less than about `everySeconds` ago; says whether it did. */
  tick(job: Job, everySeconds: number): Promise<boolean>;
}

/** Speaks in chats. Throws Faults: `place-gone`, `message-gone`, `place-forbidden`, `direct-closed`, `reply-expired`, `chat-failed`. */
export interface Herald {
  /** Posts a card, or edits it where it stands; returns where it stands. Posting twice with one card id posts once. */
  show(card: Card, request: MediaRequest, facts: ApprovalFacts | null): Promise<MessageRef>;
}
