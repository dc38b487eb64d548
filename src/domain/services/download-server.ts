/** A Radarr or Sonarr server, and the defaults it uses when a request names none. */
export interface DownloadServer {
  readonly id: number;
  readonly name: string;
  readonly is4k: boolean;
  readonly isDefault: boolean;
  readonly profileId: number | null;
  readonly folder: string | null;
}

/** The options that a download server offers. */
export interface DownloadServerOptions {
  readonly profiles: readonly { readonly id: number; readonly name: string }[];
  readonly folders: readonly { readonly id: number; readonly path: string }[];
  readonly tags: readonly { readonly id: number; readonly name: string }[];
}

/** Where a request is downloaded and how; null and no tags mean the defaults of the download server. */
export interface DownloadTarget {
  readonly serverId: number | null;
  readonly profileId: number | null;
  readonly folder: string | null;
  readonly tags: readonly number[];
}

/** What an approver changes about a request; the rest stays the same. */
export type RequestEdit = {
  readonly [Name in keyof DownloadTarget]?: NonNullable<DownloadTarget[Name]>;
} & {
  readonly seasons?: readonly number[];
};
