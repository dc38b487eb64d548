import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { type Reply, refusal } from './http.ts';
import { statusOf } from './media.ts';
import { hasAll, hasAny, type Permission } from './permissions.ts';
import { quotaOf } from './quota.ts';
import { forward, insertRequest, mediaForWish, removeMedia, tell, type Wish } from './requests.ts';
import { mediaShape, requestsOfMedia, type Shape, userShape } from './shapes.ts';
import { type MediaRequest, mediaStatus, requestStatus, type User } from './state.ts';
import type { World } from './world.ts';

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

function mayRequest(user: User, body: Body): boolean {
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

function isApprovedAtOnce(caller: User, body: Body): boolean {
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

/** Requests the duplicate check sees: none when `is4k` is left out, it compares with NULL (#242). */
function rivals(world: World, body: Body): readonly MediaRequest[] {
  const media = world.mediaOf(body.mediaType, body.mediaId);
  return world.state.requests.filter(
    (request) =>
      request.mediaId === media?.id && request.is4k === body.is4k && isActive(world, request),
  );
}

/** The seasons that are still free of those asked for; specials only where they are allowed. */
function freeSeasons(world: World, body: Body): readonly number[] {
  const all = (world.series(body.mediaId)?.seasons ?? []).map((season) => season.seasonNumber);
  const allowsSpecials = !world.isSeerr || world.settings.enableSpecialEpisodes;
  const asked = body.seasons === 'all' ? all : (body.seasons ?? []);
  const taken = new Set(
    rivals(world, body).flatMap((request) => request.seasons.map((season) => season.seasonNumber)),
  );
  const media = world.mediaOf('tv', body.mediaId);
  for (const season of media?.seasons ?? []) {
    const status = statusOf(season, body.is4k === true);
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

function checkPeople(world: World, caller: User, body: Body): Reply | { readonly target: User } {
  let target = caller;
  if (body.userId !== undefined && body.userId !== null) {
    if (!hasAll(caller.permissions, ['manageUsers', 'manageRequests'])) {
      return refusal(403, 'You do not have permission to modify the request user.');
    }
    const other = world.state.users.find((user) => user.id === body.userId);
    if (!other) return refusal(500, notFoundText('User', 'id', body.userId));
    target = other;
  }
  if (!mayRequest(target, body)) {
    const what = `${body.is4k ? '4K ' : ''}${body.mediaType === 'movie' ? 'movie' : 'series'}`;
    return refusal(403, `You do not have permission to make ${what} requests.`);
  }
  if (quotaOf(world.state, target, body.mediaType).restricted) return quotaRefusal(body);
  return { target };
}

function quotaRefusal(body: Body): Reply {
  const what = body.mediaType === 'movie' ? 'Movie' : 'Series';
  return refusal(403, `${what} Quota exceeded.`);
}

/** The text of TypeORM for a row that is not there; the server passes it on (#237). */
export function notFoundText(entity: string, column: string, value: number): string {
  return `Could not find any entity of type "${entity}" matching: {\n    "where": {\n        "${column}": ${value}\n    }\n}`;
}

function checkTitle(world: World, body: Body): Reply | undefined {
  const isKnown =
    body.mediaType === 'movie' ? world.movie(body.mediaId) : world.series(body.mediaId);
  const status = world.faults.outside.tmdbStatus ?? (isKnown ? null : 404);
  if (status !== null) {
    const what = body.mediaType === 'movie' ? 'movie' : 'TV show';
    return refusal(
      500,
      `[TMDB] Failed to fetch ${what} details: Request failed with status code ${status}`,
    );
  }
  const media = world.mediaOf(body.mediaType, body.mediaId);
  const isBlocked = media?.status === mediaStatus.blocklisted;
  return isBlocked ? refusal(403, 'This media is blocklisted.') : undefined;
}

function checkFree(world: World, body: Body, target: User): Reply | readonly number[] {
  if (body.mediaType === 'movie') {
    return rivals(world, body).length > 0
      ? refusal(409, 'Request for this media already exists.')
      : [];
  }
  if (body.seasons === undefined) {
    return refusal(500, "Cannot read properties of undefined (reading 'filter')");
  }
  const seasons = freeSeasons(world, body);
  if (seasons.length === 0) {
    return { status: 202, body: { message: 'No seasons available to request' } };
  }
  const { limit = 0, remaining = 0 } = quotaOf(world.state, target, 'tv');
  return limit > 0 && seasons.length > remaining ? quotaRefusal(body) : seasons;
}

/**
 * `POST /request`: the checks in the order of the server (SEERR §4), then the request.
 * Between the check and the save another call may slip in, as on the real server (SEERR §1.12).
 */
export async function submit(
  world: World,
  caller: User,
  input: Readonly<Record<string, unknown>>,
): Promise<Reply> {
  const parsed = bodySchema.safeParse(input);
  if (!parsed.success) return refusal(500, 'input.tags.map is not a function');
  const body = parsed.data;
  const people = checkPeople(world, caller, body);
  if (!('target' in people)) return people;
  const refused = checkTitle(world, body);
  if (refused) return refused;
  const free = checkFree(world, body, people.target);
  if ('status' in free) return free;
  const isNew = world.mediaOf(body.mediaType, body.mediaId) === undefined;
  await sleep(world.settings.saveGapMs);
  if (isNew && body.mediaType === 'tv' && world.mediaOf('tv', body.mediaId)) {
    return refusal(500, 'SQLITE_CONSTRAINT: UNIQUE constraint failed: media.tvdbId');
  }
  return save(world, {
    type: body.mediaType,
    tmdbId: body.mediaId,
    tvdbId: body.tvdbId ?? world.series(body.mediaId)?.tvdbId ?? null,
    is4k: body.is4k ?? false,
    seasonNumbers: free,
    requestedBy: people.target,
    approvedBy: isApprovedAtOnce(caller, body) ? caller : null,
    serverId: body.serverId ?? null,
    profileId: body.profileId ?? null,
    rootFolder: body.rootFolder ?? null,
    languageProfileId: body.languageProfileId ?? null,
    tags: body.tags ?? null,
  });
}

async function save(world: World, wish: Wish): Promise<Reply> {
  const known = world.mediaOf(wish.type, wish.tmdbId);
  const earlier = known ? requestsOfMedia(world, known) : undefined;
  const people = {
    requestedBy: userShape(world, wish.requestedBy, true),
    ...(wish.approvedBy ? { modifiedBy: userShape(world, wish.approvedBy, true) } : {}),
  };
  const tvdbId = wish.type === 'tv' ? wish.tvdbId : null;
  const media = mediaForWish(world, { ...wish, tvdbId });
  const shownMedia: Shape = mediaShape(world, media, earlier !== undefined);
  if (earlier) shownMedia['requests'] = earlier;
  const request = insertRequest(world, wish, media);
  const shown = shownRequest(request, { ...people, media: shownMedia });
  await tell(world, wish.approvedBy ? 'MEDIA_AUTO_APPROVED' : 'MEDIA_PENDING', request);
  if (!wish.approvedBy) return { status: 201, body: shown };
  if (wish.type === 'tv' && media.tvdbId === null) {
    removeMedia(world, media);
    const { id: _id, ...withoutId } = shown;
    return world.isSeerr ? { status: 201, body: withoutId } : refusal(500, 'TVDB ID not found');
  }
  await forward(world, request, media);
  // Radarr refuses fast enough to be seen in the answer, Sonarr does not (#265, #310).
  if (world.isSeerr && wish.type === 'movie') shown['status'] = request.status;
  return { status: 201, body: shown };
}

function shownRequest(request: MediaRequest, joined: Shape): Shape {
  const { mediaId: _m, requestedById: _r, modifiedById: _b, seasons, ...columns } = request;
  return {
    ...columns,
    isAutoRequest: false,
    ...joined,
    ...(request.type === 'tv' ? { seasons: seasons.map((season) => ({ ...season })) } : {}),
  };
}
