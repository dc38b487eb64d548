import type { SearchId, ServiceId, UserId } from '../id.ts';
import type { SearchHit } from './title.ts';
import type { GroupHit } from './title-group.ts';

/** A search whose results are shown page by page. */
export interface Search {
  readonly id: SearchId;
  readonly userId: UserId;
  /** The member that an approver searches for; null for the user's own search. */
  readonly forUserId: UserId | null;
  readonly serviceId: ServiceId;
  readonly words: string;
  /** Whether only 4K was requested. */
  readonly wants4k: boolean;
}

/** What is found: titles, and people and collections, which lead to several titles. */
export interface Found {
  readonly hits: readonly SearchHit[];
  readonly groups: readonly GroupHit[];
}

/** Results that are shown at once. */
export interface TitlePage {
  readonly hits: readonly SearchHit[];
  /** The first page is 0. */
  readonly page: number;
  readonly isLast: boolean;
}

/** Results of a search that are shown at once. People and collections are on the first page only. */
export interface SearchPage extends TitlePage {
  readonly groups: readonly GroupHit[];
  /** Whether a link led to these titles by its name only, and none of them is certainly the one. */
  readonly isGuess: boolean;
}
