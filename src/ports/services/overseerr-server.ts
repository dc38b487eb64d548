import type { RemoteAccount, RemoteUserId } from '../../domain/accounts/account.ts';
import type { CountedRequest, QuotaSet } from '../../domain/accounts/quota.ts';
import type {
  Credentials,
  LoginResult,
  PlexUser,
  QuickConnect,
} from '../../domain/accounts/sign-in.ts';
import type { DecisionKind } from '../../domain/approvals/decision.ts';
import type { ChatAccountKey } from '../../domain/place.ts';
import type { RequestInput } from '../../domain/requests/draft.ts';
import type { RemoteRequest, Requester } from '../../domain/requests/remote-request.ts';
import type { OverseerrServerInfo } from '../../domain/services/overseerr-server-info.ts';
import type { TitleLink } from '../../domain/titles/links/title-link.ts';
import type { SearchHit, TitleDetails, TitleKey } from '../../domain/titles/title.ts';
import type { GroupHit } from '../../domain/titles/title-group.ts';
import type { OnUnreadableAccount } from '../accounts/remote-accounts.ts';
import type { RemoteIssues } from '../issues/remote-issues.ts';
import type { ReadOptions } from '../titles/title-catalog.ts';
import type { DownloadServers } from './download-servers.ts';
import type { TitleGroups } from './title-groups.ts';
import type { TitleLists } from './title-lists.ts';
import type { WebhookAgent } from './webhook-agent.ts';

/** One Overseerr server. Every call can throw `overseerr-…` errors; the others are named at each method. */
export interface OverseerrServer
  extends DownloadServers,
    RemoteIssues,
    TitleGroups,
    TitleLists,
    WebhookAgent {
  /** What the server says about itself. Cached. */
  getInfo(): Promise<OverseerrServerInfo>;
  /** The last known title, also while the server is down; null before it was read for the first time. */
  getLastTitle(): string | null;
  /** Checks that the server responds, accepts the API key, and allows changes. */
  check(): Promise<OverseerrServerInfo>;
  /**
   * Movies and series only, best match first, at most 20. Also empty while TMDB is down. Searches as the account `as`;
   * without one, as the owner of the API key.
   */
  searchTitles(query: string, language: string, as?: RemoteUserId): Promise<SearchHit[]>;
  /** People and collections, best match first. Needs no call of its own after `searchTitles`. */
  searchGroups(query: string, language: string, as?: RemoteUserId): Promise<readonly GroupHit[]>;
  /** Whether `searchMoreTitles` may find something. Needs no call of its own after `searchTitles`. */
  hasMoreTitles(query: string, language: string, as?: RemoteUserId): Promise<boolean>;
  /** What `searchTitles` leaves out: the next results, at most 80, with at most four more calls. */
  searchMoreTitles(query: string, language: string, as?: RemoteUserId): Promise<SearchHit[]>;
  /** The titles that a pasted link or id refers to. */
  findTitlesByLink(link: TitleLink, language: string, as?: RemoteUserId): Promise<SearchHit[]>;
  /** Throws `title-not-found`. */
  getTitleDetails(key: TitleKey, language: string, options?: ReadOptions): Promise<TitleDetails>;
  /**
   * Creates a request as an account. Each refusal has its own error code. Throws `no-seasons-left` if the series has no
   * season left to request, and `outcome-unknown` if the response was lost after the request was sent.
   */
  createRequest(input: RequestInput, as: RemoteUserId): Promise<RemoteRequest>;
  /** One request; null if the server does not have it. */
  findRequest(number: number): Promise<RemoteRequest | null>;
  /** Whether a series has the TVDB ID that Sonarr needs; true for a movie. Throws `title-not-found`. */
  hasTvdbId(key: TitleKey): Promise<boolean>;
  /** All requests for a title, without the cache. */
  listRequestsByTitle(key: TitleKey): Promise<RemoteRequest[]>;
  /** The accounts that have requests, and how many. */
  listRequesters(): Promise<Requester[]>;
  /** The requests of an account, newest first, at most 100 at once. */
  listRequestsOf(
    as: RemoteUserId,
    page: { readonly take: number; readonly skip: number },
  ): Promise<RemoteRequest[]>;
  /** Deletes a request, if it exists. The caller checks whose request it is, because the server does not. */
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
  /** Sends a failed request to its download server again. */
  retryRequest(number: number, as: RemoteUserId | null): Promise<RemoteRequest>;
  /** The quotas of an account. `inBackground`: no person is waiting, so other calls go first. */
  getQuotas(as: RemoteUserId, options?: { readonly inBackground?: boolean }): Promise<QuotaSet>;
  /** The requests that count against an account's quota. */
  listCountedRequests(
    as: RemoteUserId,
    mediaType: TitleKey['mediaType'],
    days: number,
  ): Promise<CountedRequest[]>;
  /**
   * All accounts with the chat ids of their profiles, read page by page with low priority. An account that cannot be
   * read is left out. Throws if no account can be read.
   */
  listAccounts(onUnreadable?: OnUnreadableAccount): AsyncIterable<RemoteAccount>;
  /** Accounts with the Plex id or the email address of a Plex user. The case of an address does not matter. */
  listAccountsByPlexUser(plexUser: Pick<PlexUser, 'plexId' | 'email'>): Promise<RemoteAccount[]>;
  /** One account, without the cache; null if it does not exist. */
  findAccount(number: RemoteUserId): Promise<RemoteAccount | null>;
  /**
   * The account with these credentials, which are neither stored nor logged. The session that the server opens is
   * ended. Throws `sign-in-disabled`, `media-server-unreachable`, and `media-server-refused`.
   */
  login(credentials: Credentials): Promise<LoginResult>;
  /** Starts Quick Connect. Throws `sign-in-disabled` and `quick-connect-unavailable`. */
  startQuickConnect(): Promise<QuickConnect>;
  /**
   * Whether the code of a secret was entered; `gone` if the code expired. Throws `quick-connect-unavailable`.
   */
  checkQuickConnect(secret: string): Promise<'waiting' | 'approved' | 'gone'>;
  /** The account of the person who entered the code. Can be repeated until the code expires. */
  finishQuickConnect(secret: string): Promise<RemoteUserId | 'no-account' | 'gone'>;
  /** Adds a chat id to an account's profile. False, and nothing is changed, if that would replace another id. */
  addChatIdToProfile(number: RemoteUserId, account: ChatAccountKey): Promise<boolean>;
}
