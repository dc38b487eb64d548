/** What a download server uses for what a request leaves open. */
export interface DownloadDefaults {
  readonly profileId: number | null;
  readonly folder: string | null;
  readonly languageProfileId: number | null;
  readonly tags: readonly number[];
}

/** A Radarr or Sonarr server. Sonarr servers can have other defaults for anime. */
export interface DownloadServer {
  readonly id: number;
  readonly name: string;
  readonly is4k: boolean;
  readonly isDefault: boolean;
  readonly standard: DownloadDefaults;
  /** Without its tags, which only the options have. */
  readonly anime: Omit<DownloadDefaults, 'tags'>;
}

/** What a test of a download server found. */
export interface DownloadServerTest extends Pick<DownloadServer, 'name' | 'is4k' | 'isDefault'> {
  /** `no-profile`, `no-folder`: what it uses by default no longer exists there. Null: it can be used. */
  readonly fault: 'unreachable' | 'no-profile' | 'no-folder' | 'untested' | null;
}

/** The options that a download server offers. `languageProfiles` is empty for Radarr and for Sonarr 4. */
export interface DownloadServerOptions {
  readonly profiles: readonly { readonly id: number; readonly name: string }[];
  readonly folders: readonly { readonly id: number; readonly path: string }[];
  readonly languageProfiles: readonly { readonly id: number; readonly name: string }[];
  readonly tags: readonly { readonly id: number; readonly name: string }[];
  /** The default tags for anime. */
  readonly animeTags: readonly number[];
}

/** What a request says about where and how it is downloaded; null leaves it to the defaults of the server. */
export interface DownloadTarget {
  readonly serverId: number | null;
  readonly profileId: number | null;
  readonly folder: string | null;
  readonly languageProfileId: number | null;
  readonly tags: readonly number[] | null;
}

/** What an approver changes about a request; the rest stays the same. */
export type RequestEdit = {
  readonly [Name in keyof DownloadTarget]?: NonNullable<DownloadTarget[Name]>;
} & {
  readonly seasons?: readonly number[];
};

/**
 * The server that a request goes to: the one it names, else the default one of its quality. Null if it names one that
 * does not exist, or if there is no default.
 */
export function findTargetServer(
  servers: readonly DownloadServer[],
  { serverId }: Pick<DownloadTarget, 'serverId'>,
  is4k: boolean,
): DownloadServer | null {
  const isTarget = (server: DownloadServer) =>
    serverId === null ? server.isDefault && server.is4k === is4k : server.id === serverId;
  return servers.find(isTarget) ?? null;
}

/** The defaults of a server for a title; `options` are needed for the tags of anime only. */
export function toDefaults(
  { standard, anime }: DownloadServer,
  isAnime: boolean,
  options: Pick<DownloadServerOptions, 'animeTags'> | null,
): DownloadDefaults {
  return isAnime ? { ...anime, tags: options?.animeTags ?? [] } : standard;
}
