import { type Call, errorReply, ok, type Reply } from '../http/http.ts';
import { hasAny } from '../permissions.ts';
import { findUserShape, toRequestShape } from '../shapes.ts';
import { type MediaRequest, requestStatus } from '../state.ts';
import type { World } from '../world.ts';

function toNumbers(value: unknown): readonly number[] | null {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'number') : null;
}

function applyTarget(request: MediaRequest, call: Call): void {
  const { body } = call;
  if (typeof body['serverId'] === 'number') request.serverId = body['serverId'];
  if (typeof body['profileId'] === 'number') request.profileId = body['profileId'];
  if (typeof body['languageProfileId'] === 'number') {
    request.languageProfileId = body['languageProfileId'];
  }
  if (typeof body['rootFolder'] === 'string') request.rootFolder = body['rootFolder'];
  if (body['tags'] !== undefined) request.tags = toNumbers(body['tags']);
  if (typeof body['userId'] === 'number') request.requestedById = body['userId'];
}

function applySeasons(world: World, request: MediaRequest, seasonNumbers: readonly number[]): void {
  const now = world.state.now();
  const kept = request.seasons.filter((season) => seasonNumbers.includes(season.seasonNumber));
  const added = seasonNumbers
    .filter((seasonNumber) => !kept.some((season) => season.seasonNumber === seasonNumber))
    .map((seasonNumber) => ({
      id: world.state.nextId('season_request'),
      seasonNumber,
      status: requestStatus.pending,
      createdAt: now,
      updatedAt: now,
    }));
  request.seasons = [...kept, ...added];
}

/** `PUT /request/:id`: for managers and the owner (of a movie with REQUEST_ADVANCED). Sends no notification. */
export function editRequest(world: World, request: MediaRequest, call: Call): Reply {
  const isManager = hasAny(call.user.permissions, ['manageRequests']);
  const isOwner = request.requestedById === call.user.id;
  const canEditOwn = request.type === 'tv' || hasAny(call.user.permissions, ['requestAdvanced']);
  if (!isManager && !(isOwner && canEditOwn)) {
    return errorReply(403, 'You do not have permission to modify this request.');
  }
  if (request.type === 'tv') {
    const seasons = toNumbers(call.body['seasons']);
    if (!seasons || seasons.length === 0) {
      return errorReply(
        500,
        'Missing seasons. If you want to cancel a series request, use the DELETE method.',
      );
    }
    applySeasons(world, request, seasons);
  }
  const newOwner = findUserShape(world, Number(call.body['userId']), true);
  applyTarget(request, call);
  request.updatedAt = world.state.now();
  const shape = toRequestShape(world, request, { settings: true, seasons: true });
  // The new owner is read before the save, so the count does not include this request (#378).
  if (newOwner) shape['requestedBy'] = newOwner;
  if (request.type === 'movie') {
    // The response shows only what was sent, but the rest is kept (#378).
    for (const field of ['serverId', 'profileId', 'rootFolder', 'tags']) {
      if (call.body[field] === undefined) delete shape[field];
    }
  }
  return ok(shape);
}
