import type { MediaType, TitleKey } from './title.ts';

/** A list of titles that an Overseerr server has. `recommendations`: what people who like the title like as well. */
export type ServerTitleList =
  | { readonly kind: 'trending' }
  | { readonly kind: 'popular' | 'upcoming'; readonly mediaType: MediaType }
  | { readonly kind: 'genre'; readonly mediaType: MediaType; readonly genreId: number }
  | { readonly kind: 'similar' | 'recommendations'; readonly key: TitleKey };

/**
 * A list of titles that people can open. `person`: their movies and series.
 * `recommended`: from one's own requests.
 */
export type TitleList =
  | Exclude<ServerTitleList, { readonly kind: 'similar' | 'recommendations' }>
  | { readonly kind: 'similar'; readonly key: TitleKey }
  | { readonly kind: 'person'; readonly personId: number }
  | { readonly kind: 'recommended' };

/** A genre of TMDB. Movies and series have different ones. */
export interface Genre {
  readonly id: number;
  readonly name: string;
}
