import type { SubscriptionId } from '../../../domain/id.ts';
import type { RelatedButtonIds } from './related-buttons.ts';

/** Ids of the card's buttons. */
export interface TitleCardButtonIds extends RelatedButtonIds {
  readonly submitRequest: (is4k: boolean) => string;
  readonly subscribe: (is4k: boolean) => string;
  readonly followFuture: (is4k: boolean) => string;
  readonly chooseSeasons: (subscription: SubscriptionId) => string;
  readonly unsubscribe: (is4k: boolean) => string;
  readonly pickSeasons: string;
  readonly turnPage: (page: number) => string;
  readonly selectSeasons: (which: 'all' | 'latest') => string;
  readonly chooseOptions: (is4k: boolean) => string;
  readonly cancelDraft: string;
}
