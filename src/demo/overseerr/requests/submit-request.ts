import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { errorReply, type Reply } from '../http/http.ts';
import { hasAll, hasAny, type Permission } from '../permissions.ts';
import { listMediaRequests, type Shape, toMediaShape, toUserShape } from '../shapes.ts';
import { type MediaRequest, mediaStatus, requestStatus, type User } from '../state.ts';
import { getStatus } from '../titles/media.ts';
import type { World } from '../world.ts';
import { computeQuota } from './quota.ts';
import {
  ensureMedia,
  insertRequest,
  type NewRequest,
  notify,
  removeMedia,
  sendToDownloadServer,
} from './requests.ts';

const bodySchema = z.object({
  mediaType: z.enum(['movie', 'tv']),
  mediaId: z.number(),
  tvdbId: z.number().nullish(),
  is4k: z.boolean().optional(),
  seasons: z.union([z.literal('all'), z.array(z.number())]).optional(),
  serverId: z.number().nullish(),
  profileId: z.number().nullish(),
  rootFolder: z.string().nullish(),
  languageProfileId: z.number().nullish(),
  tags: z.array(z.number()).nullish(),
  userId: z.number().nullish(),
});

type Body = z.infer<typeof bodySchema>;

function canRequest(user: User, body: Body): boolean {
  const names: readonly Permission[] =
    body.mediaType === 'movie'
      ? body.is4k
        ? ['request4k', 'request4kMovie']
        : ['request', 'requestMovie']
      : body.is4k
        ? ['request4k', 'request4kTv']
        : ['request', 'requestTv'];
  return hasAny(user.permissions, names);
}

function isAutoApproved(caller: User, body: Body): boolean {
  const names: readonly Permission[] =
    body.mediaType === 'movie'
      ? body.is4k
        ? ['autoApprove4k', 'autoApprove4kMovie']
        : ['autoApprove', 'autoApproveMovie']
      : body.is4k
        ? ['autoApprove4k', 'autoApprove4kTv']
        : ['autoApprove', 'autoApproveTv'];
  return hasAny(caller.permissions, [...names, 'manageRequests']);
}

function isActive(world: World, request: MediaRequest): boolean {
  if (request.status === requestStatus.declined) return false;
  return !(world.isSeerr && request.status === requestStatus.completed);
}

/** The requests that the duplicate check finds: none without `is4k`, because it compares with NULL (#242). */
function findDuplicates(world: World, body: Body): readonly MediaRequest[] {
  const media = world.mediaOf(body.mediaType, body.mediaId);
  const requests = media ? world.requestsOf(media) : [];
  return requests.filter((request) => request.is4k === body.is4k && isActive(world, request));
}

/** The requested seasons that can still be requested; specials only where they are allowed. */
function listRequestableSeasons(world: World, body: Body): readonly number[] {
  const all = (world.series(body.mediaId)?.seasons ?? []).map((season) => season.seasonNumber);
  const allowsSpecials = !world.isSeerr || world.settings.enableSpecialEpisodes;
  const asked = body.seasons === 'all' ? all : (body.seasons ?? []);
  const taken = new Set(
    findDuplicates(world, body).flatMap((request) =>
      request.seasons.map((season) => season.seasonNumber),
    ),
  );
  const media = world.mediaOf('tv', body.mediaId);
  for (const season of media?.seasons ?? []) {
    const status = getStatus(season, body.is4k === true);
    if (status !== mediaStatus.unknown && status !== mediaStatus.deleted) {
      taken.add(season.seasonNumber);
    }
  }
  return asked
    .filter((season) => !taken.has(season))
    .filter(
      (season) => season !== 0 || (allowsSpecials && !(world.isSeerr && body.seasons === 'all')),
    );
}

function resolveRequester(
  world: World,
  caller: User,
  body: Body,
): Reply | { readonly target: User } {
  let target = caller;
  if (body.userId !== undefined && body.userId !== null) {
    if (!hasAll(caller.permissions, ['manageUsers', 'manageRequests'])) {
      return errorReply(403, 'You do not have permission to modify the request user.');
    }
    const other = world.userById(body.userId);
    if (!other) return errorReply(500, toNotFoundText('User', 'id', body.userId));
    target = other;
  }
  if (!canRequest(target, body)) {
    const what = `${body.is4k ? '4K ' : ''}${body.mediaType === 'movie' ? 'movie' : 'series'}`;
    return errorReply(403, `You do not have permission to make ${what} requests.`);
  }
  if (computeQuota(world.state, target, body.mediaType).restricted) return quotaError(body);
  return { target };
}

function quotaError(body: Body): Reply {
  const what = body.mediaType === 'movie' ? 'Movie' : 'Series';
  return errorReply(403, `${what} Quota exceeded.`);
}

/** TypeORM's message for a missing row; the server returns it (#237). */
export function toNotFoundText(entity: string, column: string, value: number): string {
  return `Could not find any entity of type "${entity}" matching: {\n    "where": {\n        "${column}": ${value}\n    }\n}`;
}

function checkTitle(world: World, body: Body): Reply | undefined {
  const isKnown =
    body.mediaType === 'movie' ? world.movie(body.mediaId) : world.series(body.mediaId);
  const status = world.faults.upstream.tmdbStatus ?? (isKnown ? null : 404);
  if (status !== null) {
    const what = body.mediaType === 'movie' ? 'movie' : 'TV show';
    return errorReply(
      500,
      `[TMDB] Failed to fetch ${what} details: Request failed with status code ${status}`,
    );
  }
  const media = world.mediaOf(body.mediaType, body.mediaId);
  const isBlocked = media?.status === mediaStatus.blocklisted;
  return isBlocked ? errorReply(403, 'This media is blocklisted.') : undefined;
}

function checkDuplicates(world: World, body: Body, target: User): Reply | readonly number[] {
  if (body.mediaType === 'movie') {
    return findDuplicates(world, body).length > 0
      ? errorReply(409, 'Request for this media already exists.')
      : [];
  }
  if (body.seasons === undefined) {
    return errorReply(500, "Cannot read properties of undefined (reading 'filter')");
  }
  const seasons = listRequestableSeasons(world, body);
  if (seasons.length === 0) {
    return { status: 202, body: { message: 'No seasons available to request' } };
  }
  const { limit = 0, remaining = 0 } = computeQuota(world.state, target, 'tv');
  return limit > 0 && seasons.length > remaining ? quotaError(body) : seasons;
}

/**
 * `POST /request`: the checks in the order of the real server (docs/overseerr-api.md, "Creating a request"), then the
 * request. Another call may come in between the checks and the save (docs/overseerr-api.md, "Simultaneous requests").
 */
export async function submitRequest(
  world: World,
  caller: User,
  input: Readonly<Record<string, unknown>>,
): Promise<Reply> {
  const parsed = bodySchema.safeParse(input);
  if (!parsed.success) return errorReply(500, 'input.tags.map is not a function');
  const body = parsed.data;
  const people = resolveRequester(world, caller, body);
  if (!('target' in people)) return people;
  const titleError = checkTitle(world, body);
  if (titleError) return titleError;
  const seasonNumbers = checkDuplicates(world, body, people.target);
  if ('status' in seasonNumbers) return seasonNumbers;
  const isNew = world.mediaOf(body.mediaType, body.mediaId) === undefined;
  await sleep(world.settings.saveDelayMs);
  if (isNew && body.mediaType === 'tv' && world.mediaOf('tv', body.mediaId)) {
    return errorReply(500, 'SQLITE_CONSTRAINT: UNIQUE constraint failed: media.tvdbId');
  }
  return saveRequest(world, {
    type: body.mediaType,
    tmdbId: body.mediaId,
    tvdbId: body.tvdbId ?? world.series(body.mediaId)?.tvdbId ?? null,
    is4k: body.is4k ?? false,
    seasonNumbers,
    requestedBy: people.target,
    approvedBy: isAutoApproved(caller, body) ? caller : null,
    serverId: body.serverId ?? null,
    profileId: body.profileId ?? null,
    rootFolder: body.rootFolder ?? null,
    languageProfileId: body.languageProfileId ?? null,
    tags: body.tags ?? null,
  });
}

async function saveRequest(world: World, newRequest: NewRequest): Promise<Reply> {
  const known = world.mediaOf(newRequest.type, newRequest.tmdbId);
  const earlierRequests = known ? listMediaRequests(world, known) : undefined;
  const people = {
    requestedBy: toUserShape(world, newRequest.requestedBy, true),
    ...(newRequest.approvedBy
      ? { modifiedBy: toUserShape(world, newRequest.approvedBy, true) }
      : {}),
  };
  const tvdbId = newRequest.type === 'tv' ? newRequest.tvdbId : null;
  const media = ensureMedia(world, { ...newRequest, tvdbId });
  const mediaShape: Shape = toMediaShape(world, media, earlierRequests !== undefined);
  if (earlierRequests) mediaShape['requests'] = earlierRequests;
  const request = insertRequest(world, newRequest, media);
  const shape = toCreatedShape(request, { ...people, media: mediaShape });
  await notify(world, newRequest.approvedBy ? 'MEDIA_AUTO_APPROVED' : 'MEDIA_PENDING', request);
  if (!newRequest.approvedBy) return { status: 201, body: shape };
  if (newRequest.type === 'tv' && media.tvdbId === null) {
    removeMedia(world, media);
    const { id: _id, ...withoutId } = shape;
    return world.isSeerr ? { status: 201, body: withoutId } : errorReply(500, 'TVDB ID not found');
  }
  await sendToDownloadServer(world, request, media);
  // Radarr's error arrives in time for the response, Sonarr's does not (#265, #310).
  if (world.isSeerr && newRequest.type === 'movie') shape['status'] = request.status;
  return { status: 201, body: shape };
}

function toCreatedShape(request: MediaRequest, joined: Shape): Shape {
  const { mediaId: _m, requestedById: _r, modifiedById: _b, seasons, ...columns } = request;
  return {
    ...columns,
    isAutoRequest: false,
    ...joined,
    ...(request.type === 'tv' ? { seasons: seasons.map((season) => ({ ...season })) } : {}),
  };
}
