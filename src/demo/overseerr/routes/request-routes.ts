import { type Call, errorReply, ok, type Reply, type Route, toPage } from '../http/http.ts';
import { hasAny } from '../permissions.ts';
import type { ArrServer } from '../requests/download-servers.ts';
import { editRequest } from '../requests/edit-request.ts';
import {
  approveRequest,
  type Decision,
  declineRequest,
  discardWithoutTvdbId,
  removeRequest,
  retryRequest,
} from '../requests/requests.ts';
import { submitRequest } from '../requests/submit-request.ts';
import { type Shape, toMediaShape, toRequestShape } from '../shapes.ts';
import { type MediaRequest, mediaStatus, requestStatus } from '../state.ts';
import { getStatus } from '../titles/media.ts';
import type { World } from '../world.ts';

const notFound = errorReply(404, 'Request not found.');
const joins = { settings: true, seasons: true };

function find(world: World, call: Call): MediaRequest | undefined {
  return world.requestById(Number(call.params['requestId']));
}

function getMediaStatus(world: World, request: MediaRequest): number {
  const media = world.mediaById(request.mediaId);
  return media ? getStatus(media, request.is4k) : mediaStatus.unknown;
}

function matchesFilter(world: World, request: MediaRequest, filter: string | undefined): boolean {
  const status = getMediaStatus(world, request);
  const isOpen = status < mediaStatus.available;
  switch (filter) {
    case 'pending':
      return request.status === requestStatus.pending;
    case 'approved':
    case 'processing':
      return request.status === requestStatus.approved && isOpen;
    case 'available':
      return request.status !== requestStatus.declined && status === mediaStatus.available
        ? request.status === requestStatus.completed || !world.isSeerr
        : false;
    case 'completed':
      return request.status === requestStatus.completed;
    case 'failed':
      return request.status === requestStatus.failed;
    case 'deleted':
      return status === mediaStatus.deleted;
    case 'unavailable':
      return (
        isOpen &&
        (request.status === requestStatus.pending || request.status === requestStatus.approved)
      );
    default:
      return true;
  }
}

function profileName({ arrServers }: World, request: MediaRequest): Shape {
  const { radarr, sonarr } = arrServers;
  const name = (request.type === 'movie' ? radarr : sonarr)
    .find((server) => server.id === request.serverId)
    ?.profiles.find((profile) => profile.id === request.profileId)?.name;
  return name === undefined ? {} : { profileName: name };
}

function row(world: World, call: Call, request: MediaRequest): Shape {
  const shape = toRequestShape(world, request, { settings: false, seasons: false });
  if (!world.isSeerr) return shape;
  const media = world.mediaById(request.mediaId);
  const entry = request.is4k ? media?.arr4k : media?.arr;
  const isManager = hasAny(call.user.permissions, ['manageRequests']);
  return {
    ...shape,
    ...profileName(world, request),
    ...(isManager ? { canRemove: entry !== null && entry !== undefined } : {}),
  };
}

function list(world: World, call: Call): Reply {
  const { requestedBy, filter, sort, mediaType, sortDirection } = call.query;
  const canSeeAll = hasAny(call.user.permissions, ['manageRequests', 'requestView']);
  const wanted = requestedBy === undefined ? undefined : Number(requestedBy);
  if (!canSeeAll && wanted !== undefined && wanted !== call.user.id) {
    return errorReply(403, "You do not have permission to view this user's requests.");
  }
  const owner = canSeeAll ? wanted : call.user.id;
  const rows = world.state.requests
    .filter((request) => owner === undefined || request.requestedById === owner)
    .filter(
      (request) => mediaType === undefined || mediaType === 'all' || request.type === mediaType,
    )
    .filter((request) => matchesFilter(world, request, filter))
    .toSorted((a, b) =>
      sort === 'modified' && a.updatedAt !== b.updatedAt
        ? b.updatedAt.localeCompare(a.updatedAt)
        : b.id - a.id,
    );
  const page = toPage(sortDirection === 'asc' ? rows.toReversed() : rows, call.query, 10);
  const { isRadarrDown, isSonarrDown } = world.faults.upstream;
  const reply = ok({
    ...page,
    results: page.results.map((request) => row(world, call, request)),
    ...(world.isSeerr ? { serviceErrors: serviceErrors(world) } : {}),
  });
  // Its background refresh of profile names is not caught (docs/overseerr-api.md, "Calls that crash the server").
  const crashes = world.isSeerr && (isRadarrDown || isSonarrDown);
  return crashes ? { ...reply, crashAfter: 'GET /request while Radarr or Sonarr is down' } : reply;
}

function serviceErrors(world: World): Shape {
  const { isRadarrDown, isSonarrDown } = world.faults.upstream;
  const named = (servers: readonly ArrServer[]): readonly Shape[] =>
    servers.map(({ id, name }) => ({ id, name }));
  return {
    radarr: isRadarrDown ? named(world.arrServers.radarr) : [],
    sonarr: isSonarrDown ? named(world.arrServers.sonarr) : [],
  };
}

function count(world: World): Reply {
  const { requests } = world.state;
  const number = (test: (request: MediaRequest) => boolean): number => requests.filter(test).length;
  const approvedWith = (isAvailable: boolean) => (request: MediaRequest) =>
    request.status === requestStatus.approved &&
    (getMediaStatus(world, request) === mediaStatus.available) === isAvailable;
  return ok({
    total: requests.length,
    movie: number((request) => request.type === 'movie'),
    tv: number((request) => request.type === 'tv'),
    pending: number((request) => request.status === requestStatus.pending),
    approved: number((request) => request.status === requestStatus.approved),
    declined: number((request) => request.status === requestStatus.declined),
    processing: number(approvedWith(false)),
    available: number(approvedWith(true)),
    ...(world.isSeerr
      ? { completed: number((request) => request.status === requestStatus.completed) }
      : {}),
  });
}

function get(world: World, call: Call): Reply {
  const request = find(world, call);
  if (!request) return notFound;
  const isAllowed =
    request.requestedById === call.user.id ||
    hasAny(call.user.permissions, ['manageRequests', 'requestView']);
  if (!isAllowed) return errorReply(403, 'You do not have permission to view this request.');
  return ok(toRequestShape(world, request, joins));
}

function toDecisionReply(world: World, decision: Decision): Reply {
  const { request, snapshot, isMissingTvdbId } = decision;
  if (isMissingTvdbId && !world.isSeerr) return notFound;
  const { id, ...shape } = toRequestShape(world, request, joins);
  discardWithoutTvdbId(world, decision);
  // Seerr reports a fast failure at once, Overseerr does not (docs/overseerr-api.md, "Failures of Radarr and Sonarr").
  const isLate = !world.isSeerr && request.status === requestStatus.failed;
  return ok({
    ...(isMissingTvdbId && !world.settings.discardsAfterAnswer ? {} : { id }),
    ...shape,
    ...(isLate ? { status: requestStatus.approved } : {}),
    media: toMediaShape(world, snapshot, true),
  });
}

async function decide(world: World, call: Call): Promise<Reply> {
  const request = find(world, call);
  if (!request) return notFound;
  if (world.settings.decidesOnlyPending && request.status !== requestStatus.pending) {
    return errorReply(409, 'Only pending requests can be approved or declined.');
  }
  const act = call.params['status'] === 'approve' ? approveRequest : declineRequest;
  return toDecisionReply(world, await act(world, request, call.user));
}

async function retry(world: World, call: Call): Promise<Reply> {
  const request = find(world, call);
  if (!request) return notFound;
  if (world.settings.retriesOnlyFailed && request.status !== requestStatus.failed) {
    return errorReply(409, 'Only failed requests can be retried.');
  }
  return toDecisionReply(world, await retryRequest(world, request));
}

function remove(world: World, call: Call): Reply {
  const request = find(world, call);
  if (!request) return notFound;
  // Every user may delete every pending request (#385).
  const isAllowed =
    request.status === requestStatus.pending ||
    request.requestedById === call.user.id ||
    hasAny(call.user.permissions, ['manageRequests']);
  if (!isAllowed) return errorReply(401, 'You do not have permission to delete this request.');
  removeRequest(world, request);
  return { status: 204 };
}

function edit(world: World, call: Call): Reply {
  const request = find(world, call);
  return request ? editRequest(world, request, call) : notFound;
}

const fields = {
  mediaType: ['movie', 'tv'],
  mediaId: 'number',
  tvdbId: 'number',
  is4k: 'boolean',
  serverId: 'number',
  profileId: 'number',
  rootFolder: 'string',
  languageProfileId: 'number',
  userId: 'number or null',
} as const;

const seerrFilters = ['deleted', 'completed'] as const;

/** The request routes of a product (docs/overseerr-api.md, "Differences between Seerr and Overseerr"). */
export function requestRoutes(isSeerr: boolean): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/request',
      access: 'user',
      query: {
        take: 'number,null',
        skip: 'number,null',
        filter: [
          'all',
          'approved',
          'available',
          'pending',
          'processing',
          'unavailable',
          'failed',
          ...(isSeerr ? seerrFilters : []),
        ],
        sort: ['added', 'modified'],
        requestedBy: 'number,null',
        ...(isSeerr
          ? { sortDirection: ['asc', 'desc'] as const, mediaType: ['movie', 'tv', 'all'] as const }
          : {}),
      },
      handle: list,
    },
    {
      method: 'POST',
      path: '/request',
      access: 'user',
      body: { required: ['mediaType', 'mediaId'], fields: { ...fields, seasons: 'seasons' } },
      handle: (world, call) => submitRequest(world, call.user, call.body),
    },
    { method: 'GET', path: '/request/count', access: 'user', handle: count },
    { method: 'GET', path: '/request/:requestId', access: 'user', handle: get },
    {
      method: 'PUT',
      path: '/request/:requestId',
      access: 'user',
      body: { required: ['mediaType'], fields: { ...fields, seasons: 'numbers' } },
      handle: edit,
    },
    { method: 'DELETE', path: '/request/:requestId', access: 'user', handle: remove },
    {
      method: 'POST',
      path: '/request/:requestId/retry',
      access: ['manageRequests'],
      handle: retry,
    },
    {
      method: 'POST',
      path: '/request/:requestId/:status',
      access: ['manageRequests'],
      params: { status: ['approve', 'decline'] },
      handle: decide,
    },
  ];
}
