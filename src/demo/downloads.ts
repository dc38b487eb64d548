import type { OverseerrSimulator } from './overseerr/simulator.ts';
import {
  type Download,
  type Media,
  type MediaRequest,
  mediaStatus,
  requestStatus,
} from './overseerr/state.ts';

export interface DownloadsOptions {
  readonly server: Pick<OverseerrSimulator, 'state' | 'driver'>;
  /** How long a movie takes. A season takes half of that, or less when a request has many seasons. */
  readonly movieDownloadMs: number;
  /** Called once for every download that starts; true makes it fail. */
  readonly takeFailure: () => boolean;
}

/** The downloads of the demo, in place of Radarr and Sonarr. */
export interface Downloads {
  /** Advances every download; resolves with whether anything changed. */
  advance(elapsedMs: number): Promise<boolean>;
}

const movieBytes = 6_400_000_000;
const seasonBytes = 9_600_000_000;
/** The share of a download that is done when it fails. */
const failingShare = 0.4;
const maxSeriesInMovies = 4;

/**
 * Downloads approved requests: a movie at once, a series season by season. The progress is kept only in the server's
 * state, so that a reloaded state continues where it was.
 */
export function createDownloads({
  server,
  movieDownloadMs,
  takeFailure,
}: DownloadsOptions): Downloads {
  const { state, driver } = server;
  const failingRequestIds = new Set<number>();

  function startDownloads(request: MediaRequest, media: Media): void {
    if (takeFailure()) failingRequestIds.add(request.id);
    for (const season of listMissing(request, media)) {
      getQueue(request, media).push(newDownload(request, media, season));
    }
    updateTimeLeft(request, media);
  }

  /** Updates the remaining times. Seasons are downloaded one after the other. */
  function updateTimeLeft(request: MediaRequest, media: Media): void {
    let waitMs = 0;
    for (const one of listDownloads(request, media)) {
      waitMs += (one.sizeLeft / one.size) * toDownloadMs(request, movieDownloadMs);
      one.timeLeft = new Date(waitMs).toISOString().slice(11, 19);
      one.estimatedCompletionTime = new Date(Date.parse(state.now()) + waitMs).toISOString();
    }
  }

  async function advanceRequest(
    request: MediaRequest,
    media: Media,
    elapsedMs: number,
  ): Promise<void> {
    const totalMs = toDownloadMs(request, movieDownloadMs);
    let leftMs = elapsedMs;
    for (const one of listDownloads(request, media)) {
      const neededMs = (one.sizeLeft / one.size) * totalMs;
      // Complete but not available: the process ended in between, so only the last step is missing.
      if (neededMs === 0 && !isMissing(request, media, one)) continue;
      one.status = 'downloading';
      one.sizeLeft = Math.round(one.size * (Math.max(0, neededMs - leftMs) / totalMs));
      leftMs -= neededMs;
      if (failingRequestIds.has(request.id) && one.sizeLeft < one.size * (1 - failingShare)) {
        failingRequestIds.delete(request.id);
        removeDownloads(request, media);
        return driver.failRequest(request.id);
      }
      if (one.sizeLeft > 0) break;
      await finishDownload(request, media, one);
      // A webhook about the season may have led to a decline.
      if (!isWanted(request, media)) break;
    }
    if (listMissing(request, media).length === 0) removeDownloads(request, media);
    else updateTimeLeft(request, media);
  }

  async function finishDownload(request: MediaRequest, media: Media, one: Download): Promise<void> {
    one.status = 'completed';
    const { mediaType, tmdbId } = media;
    const season = one.episode?.seasonNumber;
    const rest = season === undefined ? {} : { seasons: [season] };
    await driver.makeAvailable({ mediaType, tmdbId }, { is4k: request.is4k, ...rest });
  }

  return {
    async advance(elapsedMs) {
      let hasChanged = removeUnwanted();
      // A copy, because a receiver of webhooks may add or remove requests during the loop.
      for (const request of [...state.requests]) {
        const media = state.media.find((one) => one.id === request.mediaId);
        if (!media || !isWanted(request, media)) continue;
        if (listDownloads(request, media).length === 0) startDownloads(request, media);
        else await advanceRequest(request, media, elapsedMs);
        hasChanged = true;
      }
      return hasChanged;
    },
  };

  /** Removes the downloads of requests that were declined, removed, or failed. */
  function removeUnwanted(): boolean {
    const wantedIds = new Set(
      state.requests
        .filter((request) => request.status === requestStatus.approved)
        .map((request) => toDownloadId(request.id)),
    );
    const isStillWanted = (one: Download): boolean => wantedIds.has(one.downloadId.slice(0, 9));
    let hasRemoved = false;
    for (const media of state.media) {
      const before = media.downloads.length + media.downloads4k.length;
      media.downloads = media.downloads.filter(isStillWanted);
      media.downloads4k = media.downloads4k.filter(isStillWanted);
      hasRemoved ||= before !== media.downloads.length + media.downloads4k.length;
    }
    return hasRemoved;
  }
}

function isWanted(request: MediaRequest, media: Media): boolean {
  const isSent = (request.is4k ? media.arr4k : media.arr) !== null;
  return (
    isSent && request.status === requestStatus.approved && listMissing(request, media).length > 0
  );
}

/** What is not available yet: season numbers, or one `null` for a movie. */
function listMissing(request: MediaRequest, media: Media): readonly (number | null)[] {
  const isAvailable = (row: { status: number; status4k: number }): boolean =>
    (request.is4k ? row.status4k : row.status) === mediaStatus.available;
  if (request.type === 'movie') return isAvailable(media) ? [] : [null];
  return request.seasons
    .map((season) => season.seasonNumber)
    .filter(
      (number) => !media.seasons.some((one) => one.seasonNumber === number && isAvailable(one)),
    )
    .sort((a, b) => a - b);
}

function isMissing(request: MediaRequest, media: Media, download: Download): boolean {
  return listMissing(request, media).includes(download.episode?.seasonNumber ?? null);
}

function newDownload(request: MediaRequest, media: Media, season: number | null): Download {
  const name = toDownloadId(request.id);
  const size = season === null ? movieBytes : seasonBytes;
  const title = `${request.type}-${media.tmdbId}`;
  return {
    externalId: (request.is4k ? media.arr4k : media.arr)?.externalId ?? request.id,
    mediaType: request.type,
    title: season === null ? title : `${title}.S${String(season).padStart(2, '0')}`,
    size,
    sizeLeft: size,
    downloadId: season === null ? name : `${name}-${season}`,
    status: 'queued',
    timeLeft: '00:00:00',
    estimatedCompletionTime: '',
    ...(season === null ? {} : { episode: { seasonNumber: season } }),
  };
}

/** How long a movie or one season of the request takes. */
function toDownloadMs(request: MediaRequest, movieDownloadMs: number): number {
  if (request.type === 'movie') return movieDownloadMs;
  return Math.min(
    movieDownloadMs / 2,
    (maxSeriesInMovies * movieDownloadMs) / Math.max(1, request.seasons.length),
  );
}

function getQueue(request: MediaRequest, media: Media): Download[] {
  return request.is4k ? media.downloads4k : media.downloads;
}

function listDownloads(request: MediaRequest, media: Media): readonly Download[] {
  const name = toDownloadId(request.id);
  return getQueue(request, media).filter((one) => one.downloadId.slice(0, 9) === name);
}

function removeDownloads(request: MediaRequest, media: Media): void {
  const requestDownloads = new Set(listDownloads(request, media));
  const rest = getQueue(request, media).filter((one) => !requestDownloads.has(one));
  if (request.is4k) media.downloads4k = rest;
  else media.downloads = rest;
}

/** Nine characters; the downloads of seasons append the season number. */
function toDownloadId(requestId: number): string {
  return `D${String(requestId).padStart(8, '0')}`;
}
