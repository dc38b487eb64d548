import {
  type Media,
  type MediaRequest,
  type MediaType,
  mediaStatus,
  requestStatus,
} from '../state.ts';
import { toRequestNotification } from '../webhook/notifications.ts';
import type { World } from '../world.ts';

/** The status of one quality. */
export function getStatus(row: { status: number; status4k: number }, is4k: boolean): number {
  return is4k ? row.status4k : row.status;
}

/** Sets the status of one quality. */
export function setStatus(
  row: { status: number; status4k: number },
  is4k: boolean,
  status: number,
): void {
  if (is4k) row.status4k = status;
  else row.status = status;
}

/** Adds a media row without requests. */
export function addMedia(
  world: World,
  type: MediaType,
  tmdbId: number,
  tvdbId: number | null,
): Media {
  const now = world.state.now();
  const media: Media = {
    id: world.state.nextId('media'),
    mediaType: type,
    tmdbId,
    tvdbId,
    status: mediaStatus.unknown,
    status4k: mediaStatus.unknown,
    seasons: [],
    arr: null,
    arr4k: null,
    libraryKey: null,
    libraryKey4k: null,
    downloads: [],
    downloads4k: [],
    createdAt: now,
    updatedAt: now,
    mediaAddedAt: now,
  };
  world.state.media.push(media);
  return media;
}

/** A change of availability for one quality. */
export interface AvailabilityChange {
  readonly is4k: boolean;
  readonly status: number;
  /** Seasons that are now available; Overseerr updates only existing rows. */
  readonly seasonNumbers?: readonly number[];
}

/**
 * Sets the availability of a title and updates its requests, as the product's media subscriber does. Sends
 * MEDIA_AVAILABLE when the product does (docs/overseerr-api.md, "When MEDIA_AVAILABLE is sent").
 */
export async function changeAvailability(
  world: World,
  media: Media,
  change: AvailabilityChange,
): Promise<void> {
  const { is4k, status, seasonNumbers = [] } = change;
  const before = getStatus(media, is4k);
  const newlyAvailable = new Set<number>();
  for (const seasonNumber of seasonNumbers) {
    const season = ensureSeason(world, media, seasonNumber);
    if (getStatus(season, is4k) !== mediaStatus.available) newlyAvailable.add(seasonNumber);
    setStatus(season, is4k, mediaStatus.available);
  }
  setStatus(media, is4k, status);
  media.updatedAt = world.state.now();
  if (status === mediaStatus.available) clearDownloads(media, is4k);
  const requests = world.requestsOf(media).filter((request) => request.is4k === is4k);
  const isReached = status === mediaStatus.available || status === mediaStatus.partial;
  const requestsToNotify = world.isSeerr
    ? completeSeerrRequests(media, { before, status, isReached }, requests)
    : listFulfilledOverseerrRequests(media, { before, status, newlyAvailable }, requests);
  for (const request of requestsToNotify) {
    await world.webhook.send(toRequestNotification(world, 'MEDIA_AVAILABLE', request));
  }
}

function clearDownloads(media: Media, is4k: boolean): void {
  if (is4k) media.downloads4k = [];
  else media.downloads = [];
}

function ensureSeason(world: World, media: Media, seasonNumber: number): Media['seasons'][number] {
  const known = media.seasons.find((season) => season.seasonNumber === seasonNumber);
  if (known) return known;
  const now = world.state.now();
  const season = {
    id: world.state.nextId('season'),
    seasonNumber,
    status: mediaStatus.unknown,
    status4k: mediaStatus.unknown,
    createdAt: now,
    updatedAt: now,
  };
  media.seasons.push(season);
  return season;
}

function isSeasonAvailable(media: Media, seasonNumber: number, is4k: boolean): boolean {
  const season = media.seasons.find((one) => one.seasonNumber === seasonNumber);
  return season !== undefined && getStatus(season, is4k) === mediaStatus.available;
}

function completeSeerrRequests(
  media: Media,
  change: { readonly before: number; readonly status: number; readonly isReached: boolean },
  requests: readonly MediaRequest[],
): readonly MediaRequest[] {
  // A change of seasons alone has no effect on requests (#408, #409).
  if (change.before === change.status || !change.isReached) return [];
  const completed: MediaRequest[] = [];
  for (const request of requests) {
    if (request.status === requestStatus.approved && isFulfilled(media, change.status, request)) {
      request.status = requestStatus.completed;
      completed.push(request);
    } else if (request.status === requestStatus.pending && change.before === mediaStatus.pending) {
      // Approved without a notification, and never completed (#406).
      request.status = requestStatus.approved;
    }
  }
  return completed;
}

function isFulfilled(media: Media, status: number, request: MediaRequest): boolean {
  if (request.type === 'movie') return status === mediaStatus.available;
  let isComplete = true;
  for (const season of request.seasons) {
    if (isSeasonAvailable(media, season.seasonNumber, request.is4k)) {
      season.status = requestStatus.completed;
    } else {
      isComplete = false;
    }
  }
  return isComplete && request.seasons.length > 0;
}

function listFulfilledOverseerrRequests(
  media: Media,
  change: {
    readonly before: number;
    readonly status: number;
    readonly newlyAvailable: ReadonlySet<number>;
  },
  requests: readonly MediaRequest[],
): readonly MediaRequest[] {
  const openRequests = requests.filter((request) => request.status !== requestStatus.declined);
  if (media.mediaType === 'movie') {
    const isNew = change.before !== change.status && change.status === mediaStatus.available;
    return isNew ? openRequests : [];
  }
  return openRequests.filter(
    (request) =>
      request.seasons.some((season) => change.newlyAvailable.has(season.seasonNumber)) &&
      request.seasons.every((season) =>
        isSeasonAvailable(media, season.seasonNumber, request.is4k),
      ),
  );
}
