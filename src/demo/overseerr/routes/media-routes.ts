import { type Call, crash, errorReply, ok, type Reply, type Route, toPage } from '../http/http.ts';
import { removeMedia } from '../requests/requests.ts';
import { toMediaShape } from '../shapes.ts';
import { type Media, mediaStatus } from '../state.ts';
import { changeAvailability } from '../titles/media.ts';
import type { World } from '../world.ts';

const statuses = {
  available: mediaStatus.available,
  partial: mediaStatus.partial,
  processing: mediaStatus.processing,
  pending: mediaStatus.pending,
  unknown: mediaStatus.unknown,
  deleted: mediaStatus.deleted,
} as const;

function isStatusName(name: string | undefined): name is keyof typeof statuses {
  return name !== undefined && name in statuses;
}

function find(world: World, call: Call): Media | undefined {
  return world.mediaById(Number(call.params['mediaId']));
}

function matchesFilter(media: Media, filter: string | undefined): boolean {
  switch (filter) {
    case 'available':
      return media.status === mediaStatus.available;
    case 'partial':
      return media.status === mediaStatus.partial;
    case 'allavailable':
      return media.status === mediaStatus.available || media.status === mediaStatus.partial;
    case 'processing':
      return media.status === mediaStatus.processing;
    case 'pending':
      return media.status === mediaStatus.pending;
    case 'deleted':
      return media.status === mediaStatus.deleted;
    default:
      return true;
  }
}

function list(world: World, call: Call): Reply {
  const rows = world.state.media
    .filter((media) => matchesFilter(media, call.query['filter']))
    .toSorted((a, b) => b.id - a.id);
  const page = toPage(rows, call.query, 20);
  return ok({ ...page, results: page.results.map((media) => toMediaShape(world, media, true)) });
}

function seasonNumbers(
  seasons: unknown,
): { readonly numbers: readonly number[] } | { readonly crash: string } {
  if (!Array.isArray(seasons)) return { numbers: [] };
  const numbers: number[] = [];
  for (const season of seasons) {
    if (typeof season !== 'object' || season === null || !('seasonNumber' in season)) {
      return { crash: 'POST /media/:id/available with plain season numbers' };
    }
    if (typeof season.seasonNumber === 'number') numbers.push(season.seasonNumber);
  }
  return { numbers };
}

async function setStatus(world: World, call: Call): Promise<Reply> {
  const media = find(world, call);
  if (!media) return errorReply(404, 'Media does not exist.');
  const name = call.params['status'];
  if (!isStatusName(name)) return errorReply(400, 'Unknown status.');
  if (name === 'partial' && media.mediaType === 'movie') {
    return errorReply(400, 'Only series can be set to be partially available');
  }
  const asked = world.isSeerr
    ? seasonNumbers(call.body['seasons'])
    : { numbers: media.seasons.map((season) => season.seasonNumber) };
  if ('crash' in asked) return crash(asked.crash);
  await changeAvailability(world, media, {
    is4k: call.body['is4k'] === true,
    status: statuses[name],
    seasonNumbers: name === 'available' ? asked.numbers : [],
  });
  return ok(toMediaShape(world, media, true));
}

function remove(world: World, call: Call): Reply {
  const media = find(world, call);
  if (!media) return errorReply(404, 'Media not found');
  removeMedia(world, media);
  return { status: 204 };
}

/** Routes that list media rows and set their status manually. */
export const mediaRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/media',
    access: 'user',
    query: {
      take: 'number,null',
      skip: 'number,null',
      filter: ['all', 'available', 'partial', 'allavailable', 'processing', 'pending', 'deleted'],
      sort: ['added', 'modified', 'mediaAdded'],
    },
    handle: list,
  },
  {
    method: 'DELETE',
    path: '/media/:mediaId',
    access: ['manageRequests'],
    handle: remove,
  },
  {
    method: 'POST',
    path: '/media/:mediaId/:status',
    access: ['manageRequests'],
    params: { status: ['available', 'partial', 'processing', 'pending', 'unknown', 'deleted'] },
    body: { fields: { is4k: 'boolean' } },
    handle: setStatus,
  },
];
