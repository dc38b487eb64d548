import type { Faults } from './faults.ts';
import type { Media, MediaType, Product, State } from './state.ts';
import type { Catalog, CatalogMovie, CatalogSeries } from './titles/catalog.ts';
import type { WebhookSender } from './webhook/webhook-sender.ts';

/** Settings of the server itself that change how it answers. */
export interface ServerSettings {
  csrf: boolean;
  movie4k: boolean;
  series4k: boolean;
  localLogin: boolean;
  enableSpecialEpisodes: boolean;
  /** Profiles hold a list of Discord ids instead of one (Seerr from 3.3 on). */
  idLists: boolean;
  applicationTitle: string;
  /** Where its own page is; empty, as on a new server: there is none to lead anybody to. */
  applicationUrl: string;
  /** How long a POST waits between its duplicate check and its save; 0 is one timer tick. */
  saveDelayMs: number;
}

/** Everything a route or an engine needs; made once per server. */
export interface World {
  readonly product: Product;
  readonly isSeerr: boolean;
  readonly apiKey: string;
  readonly catalog: Catalog;
  readonly settings: ServerSettings;
  readonly state: State;
  readonly faults: Faults;
  readonly webhook: WebhookSender;
  mediaById(id: number): Media | undefined;
  mediaOf(type: MediaType, tmdbId: number): Media | undefined;
  movie(id: number): CatalogMovie | undefined;
  series(id: number): CatalogSeries | undefined;
}

/** Ties data, state and doors together; adds nothing but look-ups. */
export function createWorld(
  parts: Pick<
    World,
    'product' | 'apiKey' | 'catalog' | 'settings' | 'state' | 'faults' | 'webhook'
  >,
): World {
  const { catalog, state } = parts;
  return {
    ...parts,
    isSeerr: parts.product === 'seerr',
    mediaById: (id) => state.media.find((media) => media.id === id),
    mediaOf: (type, tmdbId) =>
      state.media.find((media) => media.mediaType === type && media.tmdbId === tmdbId),
    movie: (id) => catalog.movies.find((movie) => movie.id === id),
    series: (id) => catalog.series.find((series) => series.id === id),
  };
}
