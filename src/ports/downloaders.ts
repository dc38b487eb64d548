import type { AccountNumber } from '../core/account.ts';
import type { Downloader, DownloaderChoices, RequestEdit, Target } from '../core/downloader.ts';
import type { TitleKey } from '../core/title.ts';

/** Where a media server sends requests. Throws what any call to it does. */
export interface Downloaders {
  /** The downloaders for films or series, without asking them. */
  downloaders(mediaType: TitleKey['mediaType']): Promise<Downloader[]>;
  /**
   * What one downloader offers; remembered for hours, and after a failure not asked for again for a while, because
   * the question ends the service when Radarr is down (SEERR.md §1.3).
   */
  choices(mediaType: TitleKey['mediaType'], id: number): Promise<DownloaderChoices>;
  /** Where a request is to go; null when the service does not hold it. */
  target(number: number): Promise<Target | null>;
  /** Changes a request. A series needs its seasons every time (SEERR.md §5). */
  edit(
    number: number,
    mediaType: TitleKey['mediaType'],
    change: { readonly edit: RequestEdit; readonly as: AccountNumber | null },
  ): Promise<void>;
}
