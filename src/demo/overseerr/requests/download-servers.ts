import type { ArrEntry, Media, MediaRequest } from '../state.ts';
import type { World } from '../world.ts';

interface ArrServer {
  readonly id: number;
  readonly name: string;
  readonly is4k: boolean;
  readonly directory: string;
  readonly profileId: number;
  readonly profiles: readonly { readonly id: number; readonly name: string }[];
  readonly rootFolders: readonly string[];
}

const hdProfiles = [
  { id: 1, name: 'Any' },
  { id: 4, name: 'HD-1080p' },
  { id: 6, name: 'HD - 720p/1080p' },
];

/** The Radarr servers of the recordings: 0 for HD, 1 for 4K (#158–#160). */
export const radarrServers: readonly ArrServer[] = [
  {
    id: 0,
    name: 'Radarr HD',
    is4k: false,
    directory: '/movies',
    profileId: 4,
    profiles: hdProfiles,
    rootFolders: ['/movies', '/movies-kids'],
  },
  {
    id: 1,
    name: 'Radarr 4K',
    is4k: true,
    directory: '/movies-4k',
    profileId: 5,
    profiles: [{ id: 5, name: 'Ultra-HD' }],
    rootFolders: ['/movies-4k'],
  },
];

/** The only Sonarr server of the recordings; there is none for 4K (#162, #163). */
export const sonarrServers: readonly ArrServer[] = [
  {
    id: 0,
    name: 'Sonarr',
    is4k: false,
    directory: '/tv',
    profileId: 4,
    profiles: hdProfiles,
    rootFolders: ['/tv', '/tv-anime'],
  },
];

/** The outcome of sending a title to Radarr or Sonarr. */
export type ArrOutcome = 'added' | 'refused' | 'not-sent';

function toSlug(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

function isRefused(world: World, request: MediaRequest, media: Media, server: ArrServer): boolean {
  const { upstream } = world.faults;
  if (request.type === 'movie' ? upstream.isRadarrDown : upstream.isSonarrDown) return true;
  const title = request.type === 'movie' ? world.movie(media.tmdbId) : world.series(media.tmdbId);
  if (title?.arr === 'refuses') return true;
  const { profileId, rootFolder } = request;
  return (
    (profileId !== null && !server.profiles.some((profile) => profile.id === profileId)) ||
    (rootFolder !== null && !server.rootFolders.includes(rootFolder))
  );
}

function toArrEntry(
  world: World,
  request: MediaRequest,
  media: Media,
  server: ArrServer,
): ArrEntry {
  const known = request.is4k ? media.arr4k : media.arr;
  if (known) return known;
  if (request.type === 'tv') {
    // Sonarr identifies series by TVDB ID only, so a wrong override adds another series (#309).
    const series = world.catalog.series.find((one) => one.tvdbId === media.tvdbId);
    const slug = toSlug(series?.name ?? 'unknown');
    return { serviceId: server.id, externalId: world.state.nextId('sonarr'), slug };
  }
  const isKnownToRadarr = world.movie(media.tmdbId)?.arr === 'has-it';
  const externalId = isKnownToRadarr ? 900 : world.state.nextId(`radarr${server.id}`);
  return { serviceId: server.id, externalId, slug: String(media.tmdbId) };
}

/**
 * Sends an approved request to Radarr or Sonarr: to the server of the request, whatever its quality, or to the
 * default one. Nothing is sent when the server is unknown or there is none for 4K (#232, #298).
 */
export function sendToArr(world: World, request: MediaRequest, media: Media): ArrOutcome {
  const servers = request.type === 'movie' ? radarrServers : sonarrServers;
  const server = servers.find((one) =>
    request.serverId === null ? one.is4k === request.is4k : one.id === request.serverId,
  );
  if (!server) return 'not-sent';
  if (isRefused(world, request, media, server)) return 'refused';
  const entry = toArrEntry(world, request, media, server);
  if (request.is4k) media.arr4k = entry;
  else media.arr = entry;
  return 'added';
}
