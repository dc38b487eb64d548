import type { SeriesRules } from '../titles/season.ts';

/** What an Overseerr server says about itself. */
export interface OverseerrServerInfo {
  readonly product: 'overseerr' | 'seerr';
  readonly version: string;
  readonly title: string;
  /** The address for people, without a trailing slash; null when the owner has set none. */
  readonly publicUrl: string | null;
  readonly hasMovie4k: boolean;
  readonly hasSeries4k: boolean;
  readonly seriesRules: SeriesRules;
  /** How its users can sign in. */
  readonly signIn: { readonly password: boolean; readonly plex: boolean };
}
