import {
  type Media,
  type MediaRequest,
  type MediaType,
  mediaStatus,
  requestStatus,
  type User,
} from '../state.ts';
import { addMedia, getStatus, setStatus } from '../titles/media.ts';
import { type RequestNotificationType, toRequestNotification } from '../webhook/notifications.ts';
import type { World } from '../world.ts';
import { sendToArr } from './download-servers.ts';

/** A request that has passed all checks. */
export interface NewRequest {
  readonly type: MediaType;
  readonly tmdbId: number;
  readonly tvdbId: number | null;
  readonly is4k: boolean;
  readonly seasonNumbers: readonly number[];
  readonly requestedBy: User;
  /** The user whose permission approved it at once; null for a pending request. */
  readonly approvedBy: User | null;
  readonly serverId: number | null;
  readonly profileId: number | null;
  readonly rootFolder: string | null;
  readonly languageProfileId: number | null;
  readonly tags: readonly number[] | null;
}

/** Sends the webhook about a request. */
export function notify(
  world: World,
  type: RequestNotificationType,
  request: MediaRequest,
): Promise<void> {
  return world.webhook.send(toRequestNotification(world, type, request));
}

/** Finds or creates the media row of a request; an unknown one becomes PENDING for the quality. */
export function ensureMedia(world: World, newRequest: NewRequest): Media {
  const media =
    world.mediaOf(newRequest.type, newRequest.tmdbId) ??
    addMedia(world, newRequest.type, newRequest.tmdbId, newRequest.tvdbId);
  const status = getStatus(media, newRequest.is4k);
  if (status === mediaStatus.unknown || status === mediaStatus.deleted) {
    setStatus(media, newRequest.is4k, mediaStatus.pending);
  }
  return media;
}

/** Stores a request without notifications and without sending it to Radarr or Sonarr. */
export function insertRequest(world: World, newRequest: NewRequest, media: Media): MediaRequest {
  const now = world.state.now();
  const status = newRequest.approvedBy ? requestStatus.approved : requestStatus.pending;
  const request: MediaRequest = {
    id: world.state.nextId('request'),
    mediaId: media.id,
    type: newRequest.type,
    is4k: newRequest.is4k,
    status,
    requestedById: newRequest.requestedBy.id,
    modifiedById: newRequest.approvedBy?.id ?? null,
    serverId: newRequest.serverId,
    profileId: newRequest.profileId,
    rootFolder: newRequest.rootFolder,
    languageProfileId: newRequest.languageProfileId,
    tags: newRequest.tags,
    seasons: newRequest.seasonNumbers.map((seasonNumber) => ({
      id: world.state.nextId('season_request'),
      seasonNumber,
      status,
      createdAt: now,
      updatedAt: now,
    })),
    createdAt: now,
    updatedAt: now,
  };
  world.state.requests.push(request);
  return request;
}

/** Sends an approved request to Radarr or Sonarr; an error makes it FAILED and sends a notification. */
export async function sendToDownloadServer(
  world: World,
  request: MediaRequest,
  media: Media,
): Promise<void> {
  const outcome = sendToArr(world, request, media);
  if (outcome === 'refused') {
    request.status = requestStatus.failed;
    await notify(world, 'MEDIA_FAILED', request);
  }
  const status = getStatus(media, request.is4k);
  if (status === mediaStatus.pending || status === mediaStatus.unknown) {
    setStatus(media, request.is4k, mediaStatus.processing);
  }
  media.updatedAt = world.state.now();
}

/** Deletes a request; the title becomes UNKNOWN when it has no other request (#392). */
export function removeRequest(world: World, request: MediaRequest): void {
  const { state } = world;
  state.requests = state.requests.filter((one) => one !== request);
  const media = world.mediaById(request.mediaId);
  if (!media || getStatus(media, request.is4k) === mediaStatus.available) return;
  const isStillRequested = world.requestsOf(media).some((one) => one.is4k === request.is4k);
  if (!isStillRequested) setStatus(media, request.is4k, mediaStatus.unknown);
}

/** Deletes a media row with all its requests and issues, as the database cascades. */
export function removeMedia(world: World, media: Media): void {
  const { state } = world;
  state.media = state.media.filter((one) => one !== media);
  state.requests = state.requests.filter((request) => request.mediaId !== media.id);
  state.issues = state.issues.filter((issue) => issue.mediaId !== media.id);
  state.watchlist = state.watchlist.filter((entry) => entry.mediaId !== media.id);
}

function setRequestStatus(world: World, request: MediaRequest, status: number): void {
  request.status = status;
  for (const season of request.seasons) season.status = status;
  request.updatedAt = world.state.now();
}

/** The rows before the request was sent to Radarr or Sonarr; the response to a decision shows these. */
export interface Decision {
  readonly request: MediaRequest;
  readonly snapshot: Media;
  /** The series has no TVDB ID: call `discardWithoutTvdbId` (Seerr); Overseerr changed nothing. */
  readonly isMissingTvdbId: boolean;
}

/** Deletes the request and media row that an approval without TVDB ID leaves on Seerr (#306). */
export function discardWithoutTvdbId(world: World, decision: Decision): void {
  const media = world.mediaById(decision.request.mediaId);
  if (decision.isMissingTvdbId && world.isSeerr && media) removeMedia(world, media);
}

/**
 * Approves in any state. A notification is sent, and the title is sent to Radarr or Sonarr, whenever a column changes:
 * also when another user approves again (#359, #363, #366).
 */
export async function approveRequest(
  world: World,
  request: MediaRequest,
  by: User,
): Promise<Decision> {
  const media = getMedia(world, request);
  const snapshot = { ...media };
  const isMissingTvdbId = request.type === 'tv' && media.tvdbId === null;
  if (isMissingTvdbId && !world.isSeerr) return { request, snapshot, isMissingTvdbId };
  const isChanged = request.status !== requestStatus.approved || request.modifiedById !== by.id;
  request.modifiedById = by.id;
  if (isMissingTvdbId) {
    request.status = requestStatus.approved;
    await notify(world, 'MEDIA_APPROVED', request);
    return { request, snapshot, isMissingTvdbId };
  }
  setRequestStatus(world, request, requestStatus.approved);
  if (isChanged) {
    await notify(world, 'MEDIA_APPROVED', request);
    await sendToDownloadServer(world, request, media);
  }
  return { request, snapshot, isMissingTvdbId };
}

/** Declines in any state. A movie becomes UNKNOWN but stays in Radarr (#361). */
export async function declineRequest(
  world: World,
  request: MediaRequest,
  by: User,
): Promise<Decision> {
  const media = getMedia(world, request);
  const snapshot = { ...media };
  const isChanged = request.status !== requestStatus.declined || request.modifiedById !== by.id;
  request.modifiedById = by.id;
  setRequestStatus(world, request, requestStatus.declined);
  if (isChanged) await notify(world, 'MEDIA_DECLINED', request);
  const status = getStatus(media, request.is4k);
  const isLast = world.requestsOf(media).every((one) => one.status === requestStatus.declined);
  const becomesUnknown =
    request.type === 'movie'
      ? status !== mediaStatus.available && status !== mediaStatus.deleted
      : isLast && status === mediaStatus.pending;
  if (becomesUnknown) setStatus(media, request.is4k, mediaStatus.unknown);
  return { request, snapshot, isMissingTvdbId: false };
}

/**
 * Retries a failed request; sends MEDIA_APPROVED without a user (#268). An approved one is sent again by Overseerr; in
 * Seerr nothing changes, so nothing is sent (docs/overseerr-api.md, "Requests that are never sent").
 */
export async function retryRequest(world: World, request: MediaRequest): Promise<Decision> {
  const media = getMedia(world, request);
  const snapshot = { ...media };
  const isChanged = request.status !== requestStatus.approved;
  setRequestStatus(world, request, requestStatus.approved);
  if (isChanged) await notify(world, 'MEDIA_APPROVED', request);
  if (isChanged || !world.isSeerr) await sendToDownloadServer(world, request, media);
  return { request, snapshot, isMissingTvdbId: false };
}

function getMedia(world: World, request: MediaRequest): Media {
  const media = world.mediaById(request.mediaId);
  if (!media) throw new Error(`request ${request.id} has no media row`);
  return media;
}
