import type { RemoteAccount, RemoteUserId } from '../../domain/accounts/account.ts';
import type { CountedRequest, QuotaSet } from '../../domain/accounts/quota.ts';
import type { PlexUser } from '../../domain/accounts/sign-in.ts';
import type { DecisionKind } from '../../domain/approvals/decision.ts';
import type { ChatAccountKey } from '../../domain/place.ts';
import type { RequestInput } from '../../domain/requests/draft.ts';
import type { RemoteRequest } from '../../domain/requests/remote-request.ts';
import type { OverseerrServerInfo } from '../../domain/services/overseerr-server-info.ts';
import type { SearchHit, TitleDetails, TitleKey } from '../../domain/titles/title.ts';
import type { TitleLink } from '../../domain/titles/title-link.ts';
import type { OnUnreadableAccount } from '../accounts/remote-accounts.ts';
import type { ReadOptions } from '../titles/title-catalog.ts';
import type { DownloadServers } from './download-servers.ts';

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
