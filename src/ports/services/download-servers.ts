import type { RemoteUserId } from '../../domain/accounts/account.ts';
import type {
  DownloadServer,
  DownloadServerOptions,
  DownloadTarget,
  RequestEdit,
} from '../../domain/services/download-server.ts';
import type { TitleKey } from '../../domain/titles/title.ts';

/** Where a media server sends requests. Throws what any call to it does. */
export interface DownloadServers {
  /** The downloaders for films or series, without asking them. */
  listDownloadServers(mediaType: TitleKey['mediaType']): Promise<DownloadServer[]>;
  /**
   * What one downloader offers; remembered for hours, and after a failure not asked for again for a while, because
   * the question ends the service when Radarr is down (SEERR.md §1.3).
   */
  getDownloadServerOptions(
    mediaType: TitleKey['mediaType'],
    id: number,
  ): Promise<DownloadServerOptions>;
  /** Where a request is to go; null when the service does not hold it. */
  findDownloadTarget(remoteId: number): Promise<DownloadTarget | null>;
  /** Changes a request. A series needs its seasons every time (SEERR.md §5). */
  editRequest(
    remoteId: number,
    mediaType: TitleKey['mediaType'],
    change: { readonly edit: RequestEdit; readonly as: RemoteUserId | null },
  ): Promise<void>;
}
