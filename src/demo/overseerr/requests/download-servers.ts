import type { ArrEntry, Media, MediaRequest } from '../state.ts';
import { isAnime } from '../titles/details.ts';
import type { World } from '../world.ts';

/** A Radarr or Sonarr server. Its owner may change it at any time, and tests do. */
export interface ArrServer {
  readonly id: number;
  name: string;
  readonly is4k: boolean;
  isDefault: boolean;
  directory: string;
  profileId: number;
  tagIds: readonly number[];
  /** What Sonarr uses for anime; null for Radarr. */
  anime: { directory: string; profileId: number; tagIds: readonly number[] } | null;
  profiles: readonly { readonly id: number; readonly name: string }[];
  rootFolders: readonly string[];
  tags: readonly { readonly id: number; readonly label: string }[];
  /** Sonarr 3 only; Sonarr 4 has none. */
  languageProfiles: readonly { readonly id: number; readonly name: string }[] | null;
  languageProfileId: number | null;
}

/** What a title is added with. */
export interface ArrSettings {
  readonly profileId: number;
  readonly rootFolder: string;
  readonly tags: readonly number[];
}

/** The Radarr and Sonarr servers behind an Overseerr server. */
export interface ArrServers {
  radarr: readonly ArrServer[];
  sonarr: readonly ArrServer[];
}

const hdProfiles = [
  { id: 1, name: 'Any' },
  { id: 4, name: 'HD-1080p' },
  { id: 6, name: 'HD - 720p/1080p' },
];

const common = {
  isDefault: true,
  tagIds: [],
  anime: null,
  tags: [
    { id: 1, label: 'rig' },
    { id: 2, label: 'kids' },
  ],
  languageProfiles: null,
  languageProfileId: null,
} satisfies Partial<ArrServer>;

/** The servers of the recordings: Radarr 0 for HD and 1 for 4K, and one Sonarr, none for 4K (#158–#160, #162, #163). */
export function createArrServers(): ArrServers {
  return {
    radarr: [
      {
        ...common,
        id: 0,
        name: 'Radarr HD',
        is4k: false,
        directory: '/movies',
        profileId: 4,
        profiles: hdProfiles,
        rootFolders: ['/movies', '/movies-kids'],
      },
      {
        ...common,
        id: 1,
        name: 'Radarr 4K',
        is4k: true,
        directory: '/movies-4k',
        profileId: 5,
        profiles: [{ id: 5, name: 'Ultra-HD' }],
        rootFolders: ['/movies-4k'],
      },
    ],
    sonarr: [
      {
        ...common,
        id: 0,
        name: 'Sonarr',
        is4k: false,
        directory: '/tv',
        profileId: 4,
        anime: { directory: '/tv-anime', profileId: 4, tagIds: [] },
        profiles: hdProfiles,
        rootFolders: ['/tv', '/tv-anime'],
      },
    ],
  };
}

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
  const { profileId, rootFolder } = toSettings(world, request, media, server);
  return (
    !server.profiles.some((profile) => profile.id === profileId) ||
    !server.rootFolders.includes(rootFolder)
  );
}

/** What the request holds, else the defaults of the server, which differ for anime. */
function toSettings(
  world: World,
  request: MediaRequest,
  media: Media,
  server: ArrServer,
): ArrSettings {
  const anime = request.type === 'tv' && isAnime(world.series(media.tmdbId)) ? server.anime : null;
  return {
    profileId: request.profileId || anime?.profileId || server.profileId,
    rootFolder: request.rootFolder || anime?.directory || server.directory,
    tags: request.tags ?? (anime ? anime.tagIds : server.tagIds),
  };
}

function toArrEntry(
  world: World,
  request: MediaRequest,
  media: Media,
  server: ArrServer,
): ArrEntry {
  const settings = toSettings(world, request, media, server);
  const known = request.is4k ? media.arr4k : media.arr;
  if (known) return { ...known, settings };
  if (request.type === 'tv') {
    // Sonarr identifies series by TVDB ID only, so a wrong override adds another series (#309).
    const series = world.catalog.series.find((one) => one.tvdbId === media.tvdbId);
    const slug = toSlug(series?.name ?? 'unknown');
    return { serviceId: server.id, externalId: world.state.nextId('sonarr'), slug, settings };
  }
  const isKnownToRadarr = world.movie(media.tmdbId)?.arr === 'has-it';
  const externalId = isKnownToRadarr ? 900 : world.state.nextId(`radarr${server.id}`);
  return { serviceId: server.id, externalId, slug: String(media.tmdbId), settings };
}

/**
 * Sends an approved request to Radarr or Sonarr: to the server of the request, whatever its quality, or to the
 * default one. Nothing is sent when the server is unknown or there is none for 4K (#232, #298).
 */
export function sendToArr(world: World, request: MediaRequest, media: Media): ArrOutcome {
  const { radarr, sonarr } = world.arrServers;
  const server = (request.type === 'movie' ? radarr : sonarr).find((one) =>
    request.serverId === null
      ? one.isDefault && one.is4k === request.is4k
      : one.id === request.serverId,
  );
  if (!server) return 'not-sent';
  if (isRefused(world, request, media, server)) return 'refused';
  const entry = toArrEntry(world, request, media, server);
  if (request.is4k) media.arr4k = entry;
  else media.arr = entry;
  return 'added';
}
