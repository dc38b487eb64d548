import { type Call, crash, errorReply, ok, type Reply, type Route } from '../http/http.ts';
import type { ArrServer } from '../requests/download-servers.ts';
import { type Shape, toUserShape } from '../shapes.ts';
import type { World } from '../world.ts';

/** `mediaServerType` of `/settings/public`. */
const mediaServerTypes = { plex: 1, jellyfin: 2, emby: 3 } as const;

function publicSettings(world: World): Shape {
  const { settings } = world;
  const both = {
    initialized: true,
    applicationTitle: settings.applicationTitle,
    applicationUrl: settings.applicationUrl,
    hideAvailable: false,
    localLogin: settings.localLogin,
    movie4kEnabled: settings.movie4k,
    series4kEnabled: settings.series4k,
    originalLanguage: '',
    partialRequestsEnabled: settings.partialRequests,
    cacheImages: false,
    vapidPublic:
      'BK_EpP8NDm9waor2zn6_S28o3ZYv4kCkJOfYpO3pt3W6jnPmxrgTLANUBNbbyaNatPnSQ12De9CeqSYQrqWzHTs',
    enablePushRegistration: false,
    locale: 'en',
    emailEnabled: false,
    newPlexLogin: settings.newPlexLogin,
  };
  if (!world.isSeerr) return { ...both, region: '' };
  return {
    ...both,
    hideBlocklisted: false,
    mediaServerLogin: settings.mediaServerLogin,
    jellyfinExternalHost: '',
    jellyfinForgotPasswordUrl: '',
    discoverRegion: '',
    streamingRegion: 'US',
    mediaServerType: mediaServerTypes[world.mediaServer?.kind ?? 'plex'],
    enableSpecialEpisodes: settings.enableSpecialEpisodes,
    userEmailRequired: false,
    youtubeUrl: '',
  };
}

function serverHead(server: ArrServer): Shape {
  const { anime, languageProfileId } = server;
  return {
    id: server.id,
    name: server.name,
    is4k: server.is4k,
    isDefault: server.isDefault,
    activeDirectory: server.directory,
    activeProfileId: server.profileId,
    ...(anime
      ? { activeAnimeProfileId: anime.profileId, activeAnimeDirectory: anime.directory }
      : {}),
    ...(languageProfileId === null ? {} : { activeLanguageProfileId: languageProfileId }),
    activeTags: server.tagIds,
  };
}

function serverChoices(server: ArrServer): Shape {
  return {
    profiles: server.profiles,
    rootFolders: server.rootFolders.map((path, index) => ({
      id: index + 1,
      freeSpace: 500_000_000_000,
      path,
      totalSpace: 1_000_000_000_000,
    })),
    tags: server.tags,
  };
}

function getRadarr(world: World, call: Call): Reply {
  const server = world.arrServers.radarr.find((one) => String(one.id) === call.params['radarrId']);
  if (!server) return errorReply(404, 'Radarr server with provided ID  does not exist.');
  if (world.faults.upstream.isRadarrDown) return crash('GET /service/radarr/:id with Radarr down');
  return ok({ server: serverHead(server), ...serverChoices(server) });
}

function getSonarr(world: World, call: Call): Reply {
  const server = world.arrServers.sonarr.find((one) => String(one.id) === call.params['sonarrId']);
  if (!server) return errorReply(404, 'Sonarr server with provided ID  does not exist.');
  if (world.faults.upstream.isSonarrDown) return errorReply(500, 'Unable to reach Sonarr.');
  return ok({
    server: { ...serverHead(server), activeAnimeTags: server.anime?.tagIds ?? [] },
    ...serverChoices(server),
    languageProfiles: server.languageProfiles,
  });
}

/** Routes of status, settings, and the options of Radarr and Sonarr. */
export const systemRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/status',
    access: 'open',
    handle: (world) =>
      ok({
        version: world.settings.version,
        commitTag: 'local',
        updateAvailable: false,
        commitsBehind: 0,
        restartRequired: false,
      }),
  },
  {
    method: 'GET',
    path: '/settings/public',
    access: 'open',
    handle: (world) => ok(publicSettings(world)),
  },
  {
    method: 'GET',
    path: '/auth/me',
    access: 'user',
    handle: (world, call) => ok(toUserShape(world, call.user, true)),
  },
  {
    method: 'GET',
    path: '/service/radarr',
    access: 'user',
    handle: (world) => ok(world.arrServers.radarr.map(serverHead)),
  },
  {
    method: 'GET',
    path: '/service/radarr/:radarrId',
    access: 'user',
    params: { radarrId: 'number' },
    handle: getRadarr,
  },
  {
    method: 'GET',
    path: '/service/sonarr',
    access: 'user',
    handle: (world) => ok(world.arrServers.sonarr.map(serverHead)),
  },
  {
    method: 'GET',
    path: '/service/sonarr/:sonarrId',
    access: 'user',
    params: { sonarrId: 'number' },
    handle: getSonarr,
  },
];
