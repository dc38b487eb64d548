import type { LibraryKeys } from './library-urls.ts';
import { type Permission, permissionBits } from './permissions.ts';
import type { ArrSettings } from './requests/download-servers.ts';

/** Media status (docs/overseerr-api.md, "Status codes"). */
export const mediaStatus = {
  unknown: 1,
  pending: 2,
  processing: 3,
  partial: 4,
  available: 5,
  blocklisted: 6,
  deleted: 7,
} as const;

/** Request status (docs/overseerr-api.md, "Status codes"). */
export const requestStatus = {
  pending: 1,
  approved: 2,
  declined: 3,
  failed: 4,
  completed: 5,
} as const;

/** How a user signs in. */
export const userType = { plex: 1, local: 2, jellyfin: 3, emby: 4 } as const;

export type Product = 'seerr' | 'overseerr';
/** A media server whose users sign in through the Overseerr server. */
export type MediaServerKind = 'jellyfin' | 'emby';
export type MediaType = 'movie' | 'tv';

export interface UserSettings {
  readonly id: number;
  locale: string;
  /** At most one, unless the server supports lists. */
  discordIds: readonly string[];
  telegramChatId: string | null;
  pgpKey: string | null;
  pushbulletAccessToken: string | null;
  pushoverApplicationToken: string | null;
  pushoverUserKey: string | null;
  pushoverSound: string | null;
  telegramMessageThreadId: string | null;
  telegramSendSilently: boolean | null;
  notificationTypes: Record<string, number>;
}

export interface User {
  readonly id: number;
  email: string;
  /** Null for a user of a media server who has not chosen a name. */
  username: string | null;
  plexUsername: string | null;
  plexId: number | null;
  jellyfinUsername: string | null;
  jellyfinUserId: string | null;
  userType: number;
  password: string;
  permissions: number;
  avatar: string;
  movieQuotaLimit: number | null;
  movieQuotaDays: number | null;
  tvQuotaLimit: number | null;
  tvQuotaDays: number | null;
  settings: UserSettings | null;
  readonly createdAt: string;
  updatedAt: string;
}

/** A download in the queue of Radarr or Sonarr, as in `media.downloadStatus[]`. */
export interface Download {
  readonly externalId: number;
  readonly mediaType: MediaType;
  readonly title: string;
  readonly size: number;
  readonly downloadId: string;
  sizeLeft: number;
  status: string;
  timeLeft: string;
  estimatedCompletionTime: string;
  readonly episode?: { readonly seasonNumber: number };
}

export interface MediaSeason {
  readonly id: number;
  readonly seasonNumber: number;
  status: number;
  status4k: number;
  readonly createdAt: string;
  updatedAt: string;
}

/** The entry of a title in Radarr or Sonarr. */
export interface ArrEntry {
  readonly serviceId: number;
  readonly externalId: number;
  readonly slug: string;
  /** What the title was added with. */
  readonly settings?: ArrSettings | undefined;
}

export interface Media extends LibraryKeys {
  readonly id: number;
  readonly mediaType: MediaType;
  readonly tmdbId: number;
  tvdbId: number | null;
  status: number;
  status4k: number;
  seasons: MediaSeason[];
  arr: ArrEntry | null;
  arr4k: ArrEntry | null;
  downloads: Download[];
  downloads4k: Download[];
  readonly createdAt: string;
  updatedAt: string;
  mediaAddedAt: string;
}

export interface SeasonRequest {
  readonly id: number;
  readonly seasonNumber: number;
  status: number;
  readonly createdAt: string;
  updatedAt: string;
}

export interface MediaRequest {
  readonly id: number;
  readonly mediaId: number;
  readonly type: MediaType;
  readonly is4k: boolean;
  status: number;
  requestedById: number;
  modifiedById: number | null;
  serverId: number | null;
  profileId: number | null;
  rootFolder: string | null;
  languageProfileId: number | null;
  tags: readonly number[] | null;
  seasons: SeasonRequest[];
  readonly createdAt: string;
  updatedAt: string;
}

export interface IssueComment {
  readonly id: number;
  readonly userId: number;
  readonly message: string;
  readonly createdAt: string;
}

export interface Issue {
  readonly id: number;
  readonly issueType: number;
  status: number;
  readonly problemSeason: number;
  readonly problemEpisode: number;
  readonly mediaId: number;
  readonly createdById: number;
  modifiedById: number | null;
  comments: IssueComment[];
  readonly createdAt: string;
  updatedAt: string;
}

export interface BlocklistEntry {
  readonly id: number;
  readonly tmdbId: number;
  readonly mediaType: MediaType;
  readonly title: string;
  readonly userId: number;
  readonly createdAt: string;
}

export interface WatchlistEntry {
  readonly id: number;
  readonly tmdbId: number;
  readonly mediaType: MediaType;
  readonly title: string;
  readonly userId: number;
  readonly mediaId: number;
  readonly createdAt: string;
}

/** All rows of the server. Tests and the demo change them through the driver. */
export interface State {
  users: User[];
  media: Media[];
  requests: MediaRequest[];
  issues: Issue[];
  blocklist: BlocklistEntry[];
  watchlist: WatchlistEntry[];
  /** User ID by session cookie. */
  readonly sessions: Map<string, number>;
  /** The last ID that was used, by table. */
  readonly lastIds: Map<string, number>;
  /** The next ID of a table; IDs are never reused. */
  nextId(table: string): number;
  /** The current time in whole seconds, as SQLite stores it. */
  now(): string;
}

/** A new user; only the name is required. */
export interface UserSeed {
  readonly id?: number;
  readonly username: string;
  readonly email?: string;
  readonly password?: string;
  /** Only for a user who was imported from Plex and has no local password. */
  readonly plexId?: number;
  /** Only for a user of Jellyfin or Emby. */
  readonly mediaServer?: { readonly kind: MediaServerKind; readonly userId: string };
  readonly permissions?: readonly Permission[] | number;
  readonly avatar?: string;
  readonly movieQuota?: { readonly limit: number; readonly days: number };
  readonly tvQuota?: { readonly limit: number; readonly days: number };
  /** Only for a user who has saved notification settings at least once. */
  readonly notifications?: {
    readonly discordId?: string;
    readonly telegramChatId?: string | null;
    readonly notificationTypes?: Readonly<Record<string, number>>;
  };
}

/** Creates a database with these users and no other rows. */
export function createState(seeds: readonly UserSeed[], now: () => Date): State {
  const lastIds = new Map<string, number>();
  const state: State = {
    users: [],
    media: [],
    requests: [],
    issues: [],
    blocklist: [],
    watchlist: [],
    sessions: new Map(),
    lastIds,
    nextId(table) {
      const next = (lastIds.get(table) ?? 0) + 1;
      lastIds.set(table, next);
      return next;
    },
    now: () => `${now().toISOString().slice(0, 19)}.000Z`,
  };
  for (const seed of seeds) addUser(state, seed);
  return state;
}

/** User settings without values. */
export function createEmptySettings(state: State): UserSettings {
  return {
    id: state.nextId('user_settings'),
    locale: '',
    discordIds: [],
    telegramChatId: null,
    pgpKey: null,
    pushbulletAccessToken: null,
    pushoverApplicationToken: null,
    pushoverUserKey: null,
    pushoverSound: null,
    telegramMessageThreadId: null,
    telegramSendSilently: null,
    notificationTypes: { email: 8190, webpush: 8190 },
  };
}

/** Adds a user; the ID is the next free one unless the seed has one. */
export function addUser(state: State, seed: UserSeed): User {
  const id = seed.id ?? Math.max(0, ...state.users.map((user) => user.id)) + 1;
  const { permissions = ['request'], notifications, username, plexId = null, mediaServer } = seed;
  const isLocal = plexId === null && !mediaServer;
  const user: User = {
    id,
    email: seed.email ?? `${username}@example.org`,
    username: isLocal ? username : null,
    plexUsername: plexId === null ? null : username,
    plexId,
    jellyfinUsername: mediaServer ? username : null,
    jellyfinUserId: mediaServer?.userId ?? null,
    userType: userType[mediaServer?.kind ?? (plexId === null ? 'local' : 'plex')],
    password: seed.password ?? (isLocal ? `${username}-password-1` : ''),
    permissions: typeof permissions === 'number' ? permissions : permissionBits(permissions),
    avatar: seed.avatar ?? 'https://gravatar.com/avatar/0?default=mm&size=200',
    movieQuotaLimit: seed.movieQuota?.limit ?? null,
    movieQuotaDays: seed.movieQuota?.days ?? null,
    tvQuotaLimit: seed.tvQuota?.limit ?? null,
    tvQuotaDays: seed.tvQuota?.days ?? null,
    settings: null,
    createdAt: state.now(),
    updatedAt: state.now(),
  };
  if (notifications) {
    const { discordId, telegramChatId = null } = notifications;
    const discordIds = discordId ? [discordId] : [];
    user.settings = { ...createEmptySettings(state), discordIds, telegramChatId };
    Object.assign(user.settings.notificationTypes, notifications.notificationTypes);
  }
  state.users.push(user);
  return user;
}
