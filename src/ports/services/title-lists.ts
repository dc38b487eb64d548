import type { RemoteUserId } from '../../domain/accounts/account.ts';
import type { SearchHit, TitleKey } from '../../domain/titles/title.ts';
import type { Genre, ServerTitleList } from '../../domain/titles/title-list.ts';

/** A page of a list, and how many pages there are. */
export interface TitleListPage {
  readonly hits: readonly SearchHit[];
  readonly pages: number;
}

/** How to read: in which language, as which account, and for lists which page (1 is the first one). */
export interface ListReadOptions {
  readonly language: string;
  readonly as: RemoteUserId;
  readonly page?: number;
}

/** What an Overseerr server suggests. All of it is cached for minutes; one read costs at most one call. */
export interface TitleLists {
  /**
   * Movies and series of a list, at most 20 on a page. Throws `title-not-found` for an unknown title, and
   * `tmdb-unavailable`.
   */
  listTitles(list: ServerTitleList, options: ListReadOptions): Promise<TitleListPage>;
  /** The genres of movies or of series. */
  listGenres(mediaType: TitleKey['mediaType'], options: ListReadOptions): Promise<readonly Genre[]>;
}
