/** The media servers that Overseerr servers know. */
export const mediaServers = ['plex', 'jellyfin', 'emby'] as const;
export type MediaServer = (typeof mediaServers)[number];

/** Their names, which are the same in every language. */
export const mediaServerNames = {
  plex: 'Plex',
  jellyfin: 'Jellyfin',
  emby: 'Emby',
} as const satisfies Record<MediaServer, string>;
