import type { Shape } from './shapes.ts';
import type { Media } from './state.ts';
import type { World } from './world.ts';

/** The IDs of a title in Plex, Jellyfin, or Emby; null until the scanner has found it there. */
export interface LibraryKeys {
  libraryKey: string | null;
  libraryKey4k: string | null;
}

/** As in the server's settings for Plex, which no request can change here. */
const machineId = '4f2e8a1b7c5d4e6f9a0b1c2d3e4f5a6b7c8d9e0f';

/**
 * Where a title is in the library: only once the scanner has found it there (docs/overseerr-api.md, "Where to watch a
 * title").
 */
export function toLibraryUrls(world: World, media: Media): Shape {
  const { mediaServer, isSeerr } = world;
  return {
    ...toUrls(media.libraryKey, ''),
    ...toUrls(media.libraryKey4k, '4k'),
  };

  function toUrls(key: string | null, suffix: '' | '4k'): Shape {
    if (key === null) return {};
    const host = world.settings.mediaServerUrl;
    if (mediaServer) {
      const page = mediaServer.kind === 'emby' ? 'item' : 'details';
      const url = `${host}/web/index.html#!/${page}?id=${key}&context=home&serverId=0123`;
      return { [`mediaUrl${suffix}`]: url };
    }
    const path = `%2Flibrary%2Fmetadata%2F${key}`;
    const webUrl = host || 'https://app.plex.tv/desktop';
    return {
      [`${isSeerr ? 'mediaUrl' : 'plexUrl'}${suffix}`]: `${webUrl}#!/server/${machineId}/details?key=${path}`,
      [`iOSPlexUrl${suffix}`]: `plex://preplay/?metadataKey=${path}&server=${machineId}`,
    };
  }
}

/** The columns of a title in the library. */
export function toLibraryColumns(world: World, { libraryKey, libraryKey4k }: Media): Shape {
  const plex = !world.mediaServer;
  return {
    ratingKey: plex ? libraryKey : null,
    ratingKey4k: plex ? libraryKey4k : null,
    ...(world.isSeerr
      ? {
          jellyfinMediaId: plex ? null : libraryKey,
          jellyfinMediaId4k: plex ? null : libraryKey4k,
        }
      : {}),
  };
}
