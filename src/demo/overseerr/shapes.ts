import { toLibraryColumns, toLibraryUrls } from './library-urls.ts';
import { countRequests } from './requests/quota.ts';
import type { ArrEntry, Media, MediaRequest, User, UserSettings } from './state.ts';
import type { World } from './world.ts';

/** A JSON object of a response. */
export type Shape = Record<string, unknown>;

/** The Discord IDs of a profile in the form of the server's version. */
export function toDiscordShape(
  world: World,
  { discordIds }: Pick<UserSettings, 'discordIds'>,
): Shape {
  const [discordId = null] = discordIds;
  return world.settings.idLists ? { discordIds } : { discordId };
}

/** The settings of a user inside `/user/:id` and requests. */
export function toSettingsShape(world: World, settings: UserSettings | null): Shape | null {
  if (settings === null) return null;
  const { notificationTypes, telegramMessageThreadId, discordIds, ...columns } = settings;
  return {
    ...columns,
    ...toDiscordShape(world, { discordIds }),
    ...(world.isSeerr
      ? { discoverRegion: null, streamingRegion: null, telegramMessageThreadId }
      : { region: null }),
    originalLanguage: null,
    watchlistSyncMovies: null,
    watchlistSyncTv: null,
    notificationTypes: { ...notificationTypes },
  };
}

/** A user as managers see it; with `settings` only where the server includes them. */
export function toUserShape(world: World, user: User, withSettings: boolean): Shape {
  const { password: _, settings, jellyfinUsername, jellyfinUserId, ...columns } = user;
  return {
    ...columns,
    recoveryLinkExpirationDate: null,
    ...(world.isSeerr
      ? {
          warnings: [],
          jellyfinUsername,
          jellyfinUserId,
          avatarETag: null,
          avatarVersion: null,
        }
      : {}),
    ...(withSettings ? { settings: toSettingsShape(world, settings) } : {}),
    requestCount: countRequests(world.state, user.id),
    displayName: getDisplayName(user),
  };
}

/** A user as users without MANAGE_USERS see it: no email, no plexId, no settings. */
export function toPublicUserShape(world: World, user: User): Shape {
  const { email: _email, plexId: _plexId, ...rest } = toUserShape(world, user, false);
  return rest;
}

/** A user by ID; null when the user was removed. */
export function findUserShape(
  world: World,
  id: number | null,
  withSettings: boolean,
): Shape | null {
  const user = world.userById(id);
  return user ? toUserShape(world, user, withSettings) : null;
}

/** A media row, with `serviceUrl` when Radarr or Sonarr has the title. */
export function toMediaShape(world: World, media: Media, withSeasons = false): Shape {
  return {
    downloadStatus: media.downloads.map((download) => ({ ...download })),
    downloadStatus4k: media.downloads4k.map((download) => ({ ...download })),
    id: media.id,
    mediaType: media.mediaType,
    tmdbId: media.tmdbId,
    tvdbId: media.tvdbId,
    imdbId: null,
    status: media.status,
    status4k: media.status4k,
    createdAt: media.createdAt,
    updatedAt: media.updatedAt,
    lastSeasonChange: media.createdAt,
    mediaAddedAt: media.mediaAddedAt,
    serviceId: media.arr?.serviceId ?? null,
    serviceId4k: media.arr4k?.serviceId ?? null,
    externalServiceId: media.arr?.externalId ?? null,
    externalServiceId4k: media.arr4k?.externalId ?? null,
    externalServiceSlug: media.arr?.slug ?? null,
    externalServiceSlug4k: media.arr4k?.slug ?? null,
    ...toLibraryColumns(world, media),
    ...(withSeasons ? { seasons: media.seasons.map((season) => ({ ...season })) } : {}),
    ...(media.arr ? { serviceUrl: toServiceUrl(media, media.arr) } : {}),
    ...(media.arr4k ? { serviceUrl4k: toServiceUrl(media, media.arr4k) } : {}),
    ...toLibraryUrls(world, media),
  };
}

function toServiceUrl(media: Media, entry: ArrEntry): string {
  return media.mediaType === 'movie'
    ? `http://127.0.0.1:${7878 + entry.serviceId}/movie/${entry.slug}`
    : `http://127.0.0.1:${8989 + entry.serviceId}/series/${entry.slug}`;
}

function toRequestColumns(request: MediaRequest): Shape {
  const { mediaId: _m, requestedById: _r, modifiedById: _b, seasons, ...columns } = request;
  return {
    ...columns,
    isAutoRequest: false,
    seasons: seasons.map((season) => ({ ...season })),
    seasonCount: seasons.length,
  };
}

/** A request; `/request/:id` includes settings and seasons, lists do not. */
export function toRequestShape(
  world: World,
  request: MediaRequest,
  joins: { readonly settings: boolean; readonly seasons: boolean },
): Shape {
  const media = world.mediaById(request.mediaId);
  return {
    ...toRequestColumns(request),
    media: media ? toMediaShape(world, media, joins.seasons) : null,
    requestedBy: findUserShape(world, request.requestedById, joins.settings),
    modifiedBy: findUserShape(world, request.modifiedById, joins.settings),
  };
}

/** `mediaInfo.requests[]` of a title: visible to every user, without settings (docs/overseerr-api.md, "Titles"). */
export function listMediaRequests(world: World, media: Media): readonly Shape[] {
  return world
    .requestsOf(media)
    .map((request) => toRequestShape(world, request, { settings: false, seasons: false }));
}

/** The name that other users see. */
export function getDisplayName({ username, plexUsername, jellyfinUsername, email }: User): string {
  return username || plexUsername || jellyfinUsername || email;
}
