import type { RemoteUserId } from '../../domain/accounts/account.ts';
import type {
  DownloadServer,
  DownloadServerOptions,
  DownloadTarget,
  RequestEdit,
} from '../../domain/services/download-server.ts';
import type { TitleKey } from '../../domain/titles/title.ts';

/** Where an Overseerr server sends requests. Throws what any call to the server throws. */
export interface DownloadServers {
  /** The download servers for movies or series, without calling these. */
  listDownloadServers(mediaType: TitleKey['mediaType']): Promise<DownloadServer[]>;
  /**
   * The profiles, folders, and tags of one server. Cached for hours. After a failure it returns what it last read, or
   * throws, and does not ask again for a while, because the call crashes Overseerr when Radarr is down
   * (docs/overseerr-api.md, "Calls that crash the server").
   */
  getDownloadServerOptions(
    mediaType: TitleKey['mediaType'],
    id: number,
  ): Promise<DownloadServerOptions>;
  /**
   * Makes the next reads of servers and options ask again, at most once a minute, and not before a failed one may be
   * repeated.
   */
  refreshDownloadServers(mediaType: TitleKey['mediaType']): void;
  /** Where a request is downloaded; null when the server does not have it. */
  findDownloadTarget(remoteId: number): Promise<DownloadTarget | null>;
  /** Changes a request. A series needs its seasons every time (docs/overseerr-api.md, "Editing a request"). */
  editRequest(
    remoteId: number,
    mediaType: TitleKey['mediaType'],
    change: { readonly edit: RequestEdit; readonly as: RemoteUserId | null },
  ): Promise<void>;
}
