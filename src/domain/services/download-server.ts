/** A Radarr or Sonarr behind the service, and what it uses where a request says nothing. */
export interface DownloadServer {
  readonly id: number;
  readonly name: string;
  readonly is4k: boolean;
  readonly isDefault: boolean;
  readonly profileId: number | null;
  readonly folder: string | null;
}

/** What a downloader offers to choose from. */
export interface DownloadServerOptions {
  readonly profiles: readonly { readonly id: number; readonly name: string }[];
  readonly folders: readonly { readonly id: number; readonly path: string }[];
  readonly tags: readonly { readonly id: number; readonly name: string }[];
}

/** Where a request goes and how; null and no tags: as its downloader does by itself. */
export interface DownloadTarget {
  readonly serverId: number | null;
  readonly profileId: number | null;
  readonly folder: string | null;
  readonly tags: readonly number[];
}

/** What an approver changes about a request; what is left out stays. */
export type RequestEdit = {
  readonly [Name in keyof DownloadTarget]?: NonNullable<DownloadTarget[Name]>;
} & {
  readonly seasons?: readonly number[];
};
