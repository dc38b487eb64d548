import type { SearchId, ServiceId, UserId } from '../id.ts';
import type { SearchHit } from './title.ts';

/** A search whose results are shown page by page. */
export interface Search {
  readonly id: SearchId;
  readonly userId: UserId;
  readonly serviceId: ServiceId;
  readonly words: string;
  /** Whether only 4K was requested. */
  readonly wants4k: boolean;
}

/** Results that are shown at once. */
export interface SearchPage {
  readonly hits: readonly SearchHit[];
  /** The first page is 0. */
  readonly page: number;
  readonly isLast: boolean;
}
