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
  /** How long a film takes. A season takes half of it, less when there are many. */
  readonly movieDownloadMs: number;
  /** Asked once for every download that begins. */
  readonly takeFailure: () => boolean;
}

/** Radarr and Sonarr of the demonstration. */
export interface Downloads {
  /** Lets time pass for every download; true when anything has changed. */
  advance(elapsedMs: number): Promise<boolean>;
}

const movieBytes = 6_400_000_000;
const seasonBytes = 9_600_000_000;
/** Where a download that is to fail breaks off. */
const failingShare = 0.4;
const maxSeriesInMovies = 4;

/**
 * Downloads what was approved: a film at a stretch, a series season by season. How far each is stands in the state
 * of the server alone, so that a reloaded state goes on where it was.
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

  /** Rewrites what is left: Sonarr takes one season after the other. */
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
    const wholeMs = toDownloadMs(request, movieDownloadMs);
    let leftMs = elapsedMs;
    for (const one of listDownloads(request, media)) {
      const neededMs = (one.sizeLeft / one.size) * wholeMs;
      // Loaded whole but not there: the process ended in between, so only the arrival is left to do.
      if (neededMs === 0 && !isMissing(request, media, one)) continue;
      one.status = 'downloading';
      one.sizeLeft = Math.round(one.size * (Math.max(0, neededMs - leftMs) / wholeMs));
      leftMs -= neededMs;
      if (failingRequestIds.has(request.id) && one.sizeLeft < one.size * (1 - failingShare)) {
        failingRequestIds.delete(request.id);
        removeDownloads(request, media);
        return driver.failRequest(request.id);
      }
      if (one.sizeLeft > 0) break;
      await finishDownload(request, media, one);
      // Somebody may have declined it when the last season was told.
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
      // A copy: whoever hears of an arrival may ask for something or remove it meanwhile.
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

  /** Takes out of the queue what nobody wants any more: declined, removed, failed. */
  function removeUnwanted(): boolean {
    const wantedIds = new Set(
      state.requests
        .filter((request) => request.status === requestStatus.approved)
        .map((request) => toDownloadId(request.id)),
    );
    const isStillWanted = (one: Download): boolean => wantedIds.has(one.downloadId.slice(0, 9));
    let hasDropped = false;
    for (const media of state.media) {
      const before = media.downloads.length + media.downloads4k.length;
      media.downloads = media.downloads.filter(isStillWanted);
      media.downloads4k = media.downloads4k.filter(isStillWanted);
      hasDropped ||= before !== media.downloads.length + media.downloads4k.length;
    }
    return hasDropped;
  }
}

function isWanted(request: MediaRequest, media: Media): boolean {
  const isSent = (request.is4k ? media.arr4k : media.arr) !== null;
  return (
    isSent && request.status === requestStatus.approved && listMissing(request, media).length > 0
  );
}

/** What is not there yet: season numbers, or one `null` for a film. */
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

/** How long one film or one season of the request takes. */
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

/** Nine characters, so that the seasons of a request share a beginning. */
function toDownloadId(requestId: number): string {
  return `D${String(requestId).padStart(8, '0')}`;
}
