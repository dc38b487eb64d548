import { blocklistTitle } from '../driver.ts';
import { type Call, crash, errorReply, ok, type Reply, type Route, toPage } from '../http/http.ts';
import { hasAny } from '../permissions.ts';
import { removeMedia } from '../requests/requests.ts';
import { toNotFoundText } from '../requests/submit-request.ts';
import { findUserShape, type Shape, toMediaShape } from '../shapes.ts';
import type { BlocklistEntry, MediaType, WatchlistEntry } from '../state.ts';
import { addMedia } from '../titles/media.ts';
import type { World } from '../world.ts';

function typeOf(call: Call): MediaType {
  return call.body['mediaType'] === 'tv' ? 'tv' : 'movie';
}

function findBlocked(world: World, call: Call): BlocklistEntry | undefined {
  const tmdbId = Number(call.params['tmdbId'] ?? call.body['tmdbId']);
  return world.state.blocklist.find((entry) => entry.tmdbId === tmdbId);
}

function blocklistShape(world: World, entry: BlocklistEntry, withSettings: boolean): Shape {
  const { userId, ...columns } = entry;
  return { ...columns, blocklistedTags: null, user: findUserShape(world, userId, withSettings) };
}

function listBlocked(world: World, call: Call): Reply {
  if (call.query['take'] === '0') return crash('GET /blocklist?take=0');
  const page = toPage(world.state.blocklist.toReversed(), call.query, 25);
  return ok({ ...page, results: page.results.map((entry) => blocklistShape(world, entry, false)) });
}

function getBlocked(world: World, call: Call): Reply {
  const entry = findBlocked(world, call);
  if (entry) return ok(blocklistShape(world, entry, true));
  return errorReply(401, toNotFoundText('Blocklist', 'tmdbId', Number(call.params['tmdbId'])));
}

function block(world: World, call: Call): Reply {
  if (findBlocked(world, call)) return errorReply(412, 'Item already blocklisted');
  blocklistTitle(world, {
    mediaType: typeOf(call),
    tmdbId: Number(call.body['tmdbId']),
    title: String(call.body['title'] ?? ''),
    userId: call.user.id,
  });
  return { status: 201 };
}

/** Also deletes the media row and its requests (docs/overseerr-api.md, "Blocklist and watchlist"). */
function unblock(world: World, call: Call): Reply {
  const entry = findBlocked(world, call);
  if (!entry) {
    return errorReply(401, toNotFoundText('Blocklist', 'tmdbId', Number(call.params['tmdbId'])));
  }
  world.state.blocklist = world.state.blocklist.filter((one) => one !== entry);
  for (const media of world.state.media.filter((row) => row.tmdbId === entry.tmdbId)) {
    removeMedia(world, media);
  }
  return { status: 204 };
}

const deprecation = {
  deprecation: 'true',
  link: '</api/v1/blocklist>; rel="successor-version"',
  sunset: 'Mon, 01 Jun 2026 00:00:00 GMT',
};

const blockFields = { tmdbId: 'number', title: 'string', mediaType: ['movie', 'tv'] } as const;

function blocklistRoutes(root: string, headers: Readonly<Record<string, string>>): Route[] {
  const readers = ['manageBlocklist'] as const;
  return [
    {
      method: 'GET',
      path: root,
      access: readers,
      onlyOn: 'seerr',
      query: { take: 'number,null', skip: 'number,null', search: 'string', filter: 'string' },
      headers,
      handle: listBlocked,
    },
    {
      method: 'POST',
      path: root,
      access: readers,
      onlyOn: 'seerr',
      body: { required: ['tmdbId', 'mediaType'], fields: blockFields },
      headers,
      handle: block,
    },
    {
      method: 'GET',
      path: `${root}/:tmdbId`,
      access: readers,
      onlyOn: 'seerr',
      headers,
      handle: getBlocked,
    },
    {
      method: 'DELETE',
      path: `${root}/:tmdbId`,
      access: readers,
      onlyOn: 'seerr',
      headers,
      handle: unblock,
    },
  ];
}

function watchlistShape(world: World, entry: WatchlistEntry, isFresh: boolean): Shape {
  const { userId, mediaId, ...columns } = entry;
  const media = world.mediaById(mediaId);
  return {
    ...columns,
    ratingKey: '',
    updatedAt: entry.createdAt,
    requestedBy: findUserShape(world, userId, true),
    media: media ? toMediaShape(world, media, !isFresh) : null,
  };
}

function addToWatchlist(world: World, call: Call): Reply {
  const tmdbId = Number(call.body['tmdbId']);
  const mediaType = typeOf(call);
  const isKnown = world.state.watchlist.some(
    (entry) =>
      entry.userId === call.user.id && entry.tmdbId === tmdbId && entry.mediaType === mediaType,
  );
  if (isKnown) return errorReply(409, '');
  const tvdbId = mediaType === 'tv' ? (world.series(tmdbId)?.tvdbId ?? null) : null;
  const media = world.mediaOf(mediaType, tmdbId) ?? addMedia(world, mediaType, tmdbId, tvdbId);
  const entry: WatchlistEntry = {
    id: world.state.nextId('watchlist'),
    tmdbId,
    mediaType,
    title: String(call.body['title'] ?? ''),
    userId: call.user.id,
    mediaId: media.id,
    createdAt: world.state.now(),
  };
  world.state.watchlist.push(entry);
  return { status: 201, body: watchlistShape(world, entry, true) };
}

function removeFromWatchlist(world: World, call: Call): Reply {
  const before = world.state.watchlist.length;
  world.state.watchlist = world.state.watchlist.filter(
    (entry) => entry.userId !== call.user.id || entry.tmdbId !== Number(call.params['tmdbId']),
  );
  return world.state.watchlist.length < before ? { status: 204 } : errorReply(401, 'not Found');
}

function watchlistOf(world: World, userId: number): Reply {
  const found = world.state.watchlist.filter((entry) => entry.userId === userId);
  return ok({
    page: 1,
    totalPages: 1,
    totalResults: found.length,
    results: found.map((entry) => watchlistShape(world, entry, false)),
  });
}

function getUserWatchlist(world: World, call: Call): Reply {
  const userId = Number(call.params['userId']);
  const isAllowed =
    call.user.id === userId || hasAny(call.user.permissions, ['manageRequests', 'watchlistView']);
  if (!isAllowed) {
    const name = world.isSeerr ? 'Watchlist' : 'Plex Watchlist';
    return errorReply(403, `You do not have permission to view this user's ${name}.`);
  }
  return watchlistOf(world, userId);
}

/** Routes of the blocklist (also under its old name) and the watchlist, which is read-only in Overseerr. */
export const listRoutes: readonly Route[] = [
  ...blocklistRoutes('/blocklist', {}),
  ...blocklistRoutes('/blacklist', deprecation),
  {
    method: 'POST',
    path: '/watchlist',
    access: 'user',
    onlyOn: 'seerr',
    body: { required: ['tmdbId', 'mediaType'], fields: blockFields },
    handle: addToWatchlist,
  },
  {
    method: 'DELETE',
    path: '/watchlist/:tmdbId',
    access: 'user',
    onlyOn: 'seerr',
    handle: removeFromWatchlist,
  },
  {
    method: 'GET',
    path: '/discover/watchlist',
    access: 'user',
    query: { page: 'number' },
    handle: (world, call) => watchlistOf(world, call.user.id),
  },
  {
    method: 'GET',
    path: '/user/:userId/watchlist',
    access: 'user',
    params: { userId: 'number' },
    query: { page: 'number' },
    handle: getUserWatchlist,
  },
];
