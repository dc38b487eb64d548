import { type Permission, permissionBits } from './permissions.ts';
import {
  approveRequest,
  declineRequest,
  discardWithoutTvdbId,
  notify,
  removeRequest,
} from './requests/requests.ts';
import { submitRequest } from './requests/submit-request.ts';
import {
  addUser,
  createEmptySettings,
  type Download,
  type Media,
  type MediaRequest,
  type MediaType,
  mediaStatus,
  requestStatus,
  type User,
  type UserSeed,
} from './state.ts';
import { addMedia, changeAvailability, setStatus } from './titles/media.ts';
import type { World } from './world.ts';

export interface TitleRef {
  readonly mediaType: MediaType;
  readonly tmdbId: number;
}

/** A request made in the server's own web UI. */
export interface WebUiRequest {
  readonly mediaType: MediaType;
  readonly mediaId: number;
  readonly is4k?: boolean;
  readonly seasons?: readonly number[] | 'all';
}

/** Changes to a download; missing parts keep their value. */
export interface DownloadProgress {
  readonly percent?: number;
  /** In Radarr's format: `HH:MM:SS`. */
  readonly timeLeft?: string;
  /** ISO timestamp. */
  readonly estimatedCompletionTime?: string;
  /** One of Radarr's: `downloading`, `paused`, `queued`, `warning`, `failed`, … */
  readonly status?: string;
  readonly title?: string;
  readonly sizeBytes?: number;
}

/** What users do in the server's own web UI, and what Radarr, Sonarr, and Plex do. */
export interface Driver {
  approve(requestId: number, asUserId?: number): Promise<void>;
  decline(requestId: number, asUserId?: number): Promise<void>;
  /** Throws the server's error when the request is not created. */
  requestInWebUi(userId: number, input: WebUiRequest): Promise<MediaRequest>;
  remove(requestId: number): void;
  /** Adds the entry to the download queue that `downloadStatus[]` shows. */
  startDownload(requestId: number, progress?: DownloadProgress): Download;
  setProgress(requestId: number, progress: DownloadProgress): Download;
  /** The download stays in the queue as failed; the request does not change. */
  failDownload(requestId: number): Download;
  /** Radarr or Sonarr refused the title: the request becomes FAILED, and MEDIA_FAILED is sent. */
  failRequest(requestId: number): Promise<void>;
  /** A library scan found the title: complete, or only these seasons. */
  makeAvailable(
    title: TitleRef,
    options?: { readonly is4k?: boolean; readonly seasons?: readonly number[] },
  ): Promise<void>;
  /** A season of a series is announced after its last one. */
  airSeason(seriesId: number): void;
  /** The title was deleted from the library, and the server has noticed. */
  removeFromLibrary(title: TitleRef, options?: { readonly is4k?: boolean }): void;
  setPermissions(userId: number, permissions: number | readonly Permission[]): void;
  setNotification(
    userId: number,
    ids: {
      readonly discordId?: string | null;
      readonly discordIds?: readonly string[];
      readonly telegramChatId?: string | null;
    },
  ): void;
  addUser(seed: UserSeed): User;
  removeUser(userId: number): void;
  blocklist(title: TitleRef & { readonly title?: string }): void;
}

const defaultSizeBytes = 4_000_000_000;

/** Changes the state of the server directly. */
export function createDriver(world: World): Driver {
  const { state } = world;

  function getUser(id: number): User {
    const found = world.userById(id);
    if (!found) throw new Error(`no user ${id}`);
    return found;
  }

  function getRequest(id: number): MediaRequest {
    const found = world.requestById(id);
    if (!found) throw new Error(`no request ${id}`);
    return found;
  }

  function getMedia(one: MediaRequest): Media {
    const found = world.mediaById(one.mediaId);
    if (!found) throw new Error(`request ${one.id} has no media row`);
    return found;
  }

  function getQueue(one: MediaRequest): Download[] {
    return one.is4k ? getMedia(one).downloads4k : getMedia(one).downloads;
  }

  function applyProgress(download: Download, progress: DownloadProgress): Download {
    if (progress.percent !== undefined) {
      download.sizeLeft = Math.round(download.size * (1 - progress.percent / 100));
    }
    download.status = progress.status ?? download.status;
    download.timeLeft = progress.timeLeft ?? download.timeLeft;
    download.estimatedCompletionTime =
      progress.estimatedCompletionTime ?? download.estimatedCompletionTime;
    return download;
  }

  function getCurrentDownload(requestId: number): Download {
    const download = getQueue(getRequest(requestId)).at(-1);
    if (!download) throw new Error(`request ${requestId} is not downloading`);
    return download;
  }

  function getTitleName(row: Media): string {
    return world.movie(row.tmdbId)?.title ?? world.series(row.tmdbId)?.name ?? 'Unknown';
  }

  return {
    async approve(requestId, asUserId = 1) {
      discardWithoutTvdbId(
        world,
        await approveRequest(world, getRequest(requestId), getUser(asUserId)),
      );
    },
    async decline(requestId, asUserId = 1) {
      await declineRequest(world, getRequest(requestId), getUser(asUserId));
    },
    async requestInWebUi(userId, input) {
      const before = new Set(state.requests.map((one) => one.id));
      const reply = await submitRequest(world, getUser(userId), { is4k: false, ...input });
      const created = state.requests.find(
        (one) => !before.has(one.id) && one.requestedById === userId,
      );
      if (reply.status !== 201 || !created) {
        throw new Error(`not created: ${reply.status} ${JSON.stringify(reply.body)}`);
      }
      return created;
    },
    remove(requestId) {
      removeRequest(world, getRequest(requestId));
    },
    startDownload(requestId, progress = {}) {
      const one = getRequest(requestId);
      const row = getMedia(one);
      const entry = one.is4k ? row.arr4k : row.arr;
      const size = progress.sizeBytes ?? defaultSizeBytes;
      const download: Download = {
        externalId: entry?.externalId ?? requestId,
        mediaType: one.type,
        title: progress.title ?? getTitleName(row).replace(/\s+/g, '.'),
        size,
        sizeLeft: size,
        downloadId: `D${String(requestId).padStart(8, '0')}`,
        status: 'downloading',
        timeLeft: '00:10:00',
        estimatedCompletionTime: new Date(Date.parse(state.now()) + 600_000).toISOString(),
      };
      getQueue(one).push(applyProgress(download, progress));
      return download;
    },
    setProgress: (requestId, progress) => applyProgress(getCurrentDownload(requestId), progress),
    failDownload: (requestId) => applyProgress(getCurrentDownload(requestId), { status: 'failed' }),
    async failRequest(requestId) {
      const one = getRequest(requestId);
      one.status = requestStatus.failed;
      await notify(world, 'MEDIA_FAILED', one);
    },
    async makeAvailable({ mediaType, tmdbId }, { is4k = false, seasons } = {}) {
      const series = mediaType === 'tv' ? world.series(tmdbId) : undefined;
      const row =
        world.mediaOf(mediaType, tmdbId) ??
        addMedia(world, mediaType, tmdbId, series?.tvdbId ?? null);
      const all = (series?.seasons ?? []).map((one) => one.seasonNumber).filter((one) => one > 0);
      const availableSeasons = new Set([
        ...row.seasons
          .filter((one) => (is4k ? one.status4k : one.status) === mediaStatus.available)
          .map((one) => one.seasonNumber),
        ...(seasons ?? all),
      ]);
      const isComplete = all.every((one) => availableSeasons.has(one));
      // The scanner stores both at once.
      if (is4k) row.libraryKey4k ??= String(2_000 + row.id);
      else row.libraryKey ??= String(1_000 + row.id);
      await changeAvailability(world, row, {
        is4k,
        status: isComplete ? mediaStatus.available : mediaStatus.partial,
        seasonNumbers: mediaType === 'tv' ? [...(seasons ?? all)] : [],
      });
    },
    airSeason: (seriesId) => world.airSeason(seriesId),
    removeFromLibrary(title, { is4k = false } = {}) {
      const row = world.mediaOf(title.mediaType, title.tmdbId);
      if (!row) throw new Error(`${title.mediaType} ${title.tmdbId} has no media row`);
      if (is4k) row.libraryKey4k = null;
      else row.libraryKey = null;
      setStatus(row, is4k, world.isSeerr ? mediaStatus.deleted : mediaStatus.unknown);
      for (const season of row.seasons) setStatus(season, is4k, mediaStatus.unknown);
      row.updatedAt = state.now();
    },
    setPermissions(userId, permissions) {
      getUser(userId).permissions =
        typeof permissions === 'number' ? permissions : permissionBits(permissions);
    },
    setNotification(userId, { discordId, ...ids }) {
      const one = getUser(userId);
      one.settings ??= createEmptySettings(state);
      Object.assign(one.settings, ids);
      if (discordId !== undefined) one.settings.discordIds = discordId === null ? [] : [discordId];
    },
    addUser: (seed) => addUser(state, seed),
    removeUser(userId) {
      state.users = state.users.filter((one) => one.id !== userId);
      for (const one of state.requests.filter((each) => each.requestedById === userId)) {
        removeRequest(world, one);
      }
    },
    blocklist({ mediaType, tmdbId, title = '' }) {
      blocklistTitle(world, { mediaType, tmdbId, title, userId: 1 });
    },
  };
}

/**
 * Blocks a title, and any title of the other type with the same ID (docs/overseerr-api.md, "Blocklist and watchlist").
 */
export function blocklistTitle(
  world: World,
  entry: TitleRef & { readonly title: string; readonly userId: number },
): void {
  const { state } = world;
  const rows = state.media.filter((row) => row.tmdbId === entry.tmdbId);
  const rowsToBlock =
    rows.length > 0
      ? rows
      : [
          addMedia(
            world,
            entry.mediaType,
            entry.tmdbId,
            entry.mediaType === 'tv' ? (world.series(entry.tmdbId)?.tvdbId ?? null) : null,
          ),
        ];
  for (const row of rowsToBlock) {
    row.status = mediaStatus.blocklisted;
    row.status4k = mediaStatus.blocklisted;
  }
  state.blocklist.push({ id: state.nextId('blocklist'), createdAt: state.now(), ...entry });
}
