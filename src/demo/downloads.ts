import type { MediaServer } from './media-server/server.ts';
import {
  type Download,
  type Media,
  type MediaRequest,
  mediaStatus,
  requestStatus,
} from './media-server/state.ts';

export interface DownloadsOptions {
  readonly server: Pick<MediaServer, 'state' | 'act'>;
  /** How long a film takes. A season takes half of it, less when there are many. */
  readonly paceMs: number;
  /** Asked once for every download that begins. */
  readonly takeFailure: () => boolean;
}

/** Radarr and Sonarr of the demonstration. */
export interface Downloads {
  /** Lets time pass for every download; true when anything has changed. */
  advance(elapsedMs: number): Promise<boolean>;
}

const filmBytes = 6_400_000_000;
const seasonBytes = 9_600_000_000;
/** Where a download that is to fail breaks off. */
const breakingPoint = 0.4;
const longestSeries = 4;

/**
 * Downloads what was approved: a film at a stretch, a series season by season. How far each is stands in the state
 * of the server alone, so that a reloaded state goes on where it was.
 */
export function createDownloads({ server, paceMs, takeFailure }: DownloadsOptions): Downloads {
  const { state, act } = server;
  const doomed = new Set<number>();

  function begin(request: MediaRequest, media: Media): void {
    if (takeFailure()) doomed.add(request.id);
    for (const season of missing(request, media)) {
      queueOf(request, media).push(newDownload(request, media, season));
    }
    tellTime(request, media);
  }

  /** Rewrites what is left: Sonarr takes one season after the other. */
  function tellTime(request: MediaRequest, media: Media): void {
    let waitMs = 0;
    for (const one of downloadsOf(request, media)) {
      waitMs += (one.sizeLeft / one.size) * paceOf(request, paceMs);
      one.timeLeft = new Date(waitMs).toISOString().slice(11, 19);
      one.estimatedCompletionTime = new Date(Date.parse(state.now()) + waitMs).toISOString();
    }
  }

  async function proceed(request: MediaRequest, media: Media, elapsedMs: number): Promise<void> {
    const wholeMs = paceOf(request, paceMs);
    let leftMs = elapsedMs;
    for (const one of downloadsOf(request, media)) {
      const neededMs = (one.sizeLeft / one.size) * wholeMs;
      // Loaded whole but not there: the process ended in between, so only the arrival is left to do.
      if (neededMs === 0 && !isMissing(request, media, one)) continue;
      one.status = 'downloading';
      one.sizeLeft = Math.round(one.size * (Math.max(0, neededMs - leftMs) / wholeMs));
      leftMs -= neededMs;
      if (doomed.has(request.id) && one.sizeLeft < one.size * (1 - breakingPoint)) {
        doomed.delete(request.id);
        forget(request, media);
        return act.failRequest(request.id);
      }
      if (one.sizeLeft > 0) break;
      await finish(request, media, one);
      // Somebody may have declined it when the last season was told.
      if (!isWanted(request, media)) break;
    }
    if (missing(request, media).length === 0) forget(request, media);
    else tellTime(request, media);
  }

  async function finish(request: MediaRequest, media: Media, one: Download): Promise<void> {
    one.status = 'completed';
    const { mediaType, tmdbId } = media;
    const season = one.episode?.seasonNumber;
    const rest = season === undefined ? {} : { seasons: [season] };
    await act.makeAvailable({ mediaType, tmdbId }, { is4k: request.is4k, ...rest });
  }

  return {
    async advance(elapsedMs) {
      let hasChanged = dropOrphans();
      // A copy: whoever hears of an arrival may ask for something or remove it meanwhile.
      for (const request of [...state.requests]) {
        const media = state.media.find((one) => one.id === request.mediaId);
        if (!media || !isWanted(request, media)) continue;
        if (downloadsOf(request, media).length === 0) begin(request, media);
        else await proceed(request, media, elapsedMs);
        hasChanged = true;
      }
      return hasChanged;
    },
  };

  /** Takes out of the queue what nobody wants any more: declined, removed, failed. */
  function dropOrphans(): boolean {
    const wanted = new Set(
      state.requests
        .filter((request) => request.status === requestStatus.approved)
        .map((request) => nameOf(request.id)),
    );
    const isWantedStill = (one: Download): boolean => wanted.has(one.downloadId.slice(0, 9));
    let hasDropped = false;
    for (const media of state.media) {
      const before = media.downloads.length + media.downloads4k.length;
      media.downloads = media.downloads.filter(isWantedStill);
      media.downloads4k = media.downloads4k.filter(isWantedStill);
      hasDropped ||= before !== media.downloads.length + media.downloads4k.length;
    }
    return hasDropped;
  }
}

function isWanted(request: MediaRequest, media: Media): boolean {
  const isSent = (request.is4k ? media.arr4k : media.arr) !== null;
  return isSent && request.status === requestStatus.approved && missing(request, media).length > 0;
}

/** What is not there yet: season numbers, or one `null` for a film. */
function missing(request: MediaRequest, media: Media): readonly (number | null)[] {
  const isThere = (row: { status: number; status4k: number }): boolean =>
    (request.is4k ? row.status4k : row.status) === mediaStatus.available;
  if (request.type === 'movie') return isThere(media) ? [] : [null];
  return request.seasons
    .map((season) => season.seasonNumber)
    .filter((number) => !media.seasons.some((one) => one.seasonNumber === number && isThere(one)))
    .sort((a, b) => a - b);
}

function isMissing(request: MediaRequest, media: Media, download: Download): boolean {
  return missing(request, media).includes(download.episode?.seasonNumber ?? null);
}

function newDownload(request: MediaRequest, media: Media, season: number | null): Download {
  const name = nameOf(request.id);
  const size = season === null ? filmBytes : seasonBytes;
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
function paceOf(request: MediaRequest, paceMs: number): number {
  if (request.type === 'movie') return paceMs;
  return Math.min(paceMs / 2, (longestSeries * paceMs) / Math.max(1, request.seasons.length));
}

function queueOf(request: MediaRequest, media: Media): Download[] {
  return request.is4k ? media.downloads4k : media.downloads;
}

function downloadsOf(request: MediaRequest, media: Media): readonly Download[] {
  const name = nameOf(request.id);
  return queueOf(request, media).filter((one) => one.downloadId.slice(0, 9) === name);
}

function forget(request: MediaRequest, media: Media): void {
  const ours = new Set(downloadsOf(request, media));
  const rest = queueOf(request, media).filter((one) => !ours.has(one));
  if (request.is4k) media.downloads4k = rest;
  else media.downloads = rest;
}

/** Nine characters, so that the seasons of a request share a beginning. */
function nameOf(requestId: number): string {
  return `D${String(requestId).padStart(8, '0')}`;
}
