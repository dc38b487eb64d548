import type { Faults } from './faults.ts';
import type { MediaServer } from './media-server.ts';
import type { ArrServers } from './requests/download-servers.ts';
import { createRowIndex } from './row-index.ts';
import type { Media, MediaRequest, MediaType, Product, State, User } from './state.ts';
import type { Catalog, CatalogMovie, CatalogSeason, CatalogSeries } from './titles/catalog.ts';
import type { WebhookSender } from './webhook/webhook-sender.ts';

/** Settings of the server that change how it responds. */
export interface ServerSettings {
  csrf: boolean;
  movie4k: boolean;
  series4k: boolean;
  localLogin: boolean;
  enableSpecialEpisodes: boolean;
  /** Whether the web UI offers single seasons; the API does not check it. */
  partialRequests: boolean;
  /** Whether users of Jellyfin and Emby may sign in with their names. */
  mediaServerLogin: boolean;
  /** Whether users of the media server without an account get one when they sign in. */
  newPlexLogin: boolean;
  /** As in `/status`. */
  version: string;
  /** Profiles have a list of Discord IDs instead of one (Seerr 3.3 and later). */
  idLists: boolean;
  /** Approving or declining anything that is not pending is refused with 409 (newer versions of Seerr). */
  decidesOnlyPending: boolean;
  /** Retrying anything that has not failed is refused with 409 (newer versions of Seerr). */
  retriesOnlyFailed: boolean;
  /** Approving a series without a TVDB ID answers with the ID of the request that is deleted right after (Seerr). */
  discardsAfterAnswer: boolean;
  applicationTitle: string;
  /** URL of the server's own web UI; empty on a new server. */
  applicationUrl: string;
  /** Address of the media server's web page; if empty, that of Plex. */
  mediaServerUrl: string;
  /** How long `POST /request` waits between its duplicate check and its save; 0 is one timer tick. */
  saveDelayMs: number;
}

/** Everything that routes and the rest of the server need; created once per server. */
export interface World {
  readonly product: Product;
  readonly isSeerr: boolean;
  readonly apiKey: string;
  readonly catalog: Catalog;
  readonly settings: ServerSettings;
  readonly state: State;
  readonly faults: Faults;
  readonly arrServers: ArrServers;
  readonly webhook: WebhookSender;
  /** Jellyfin or Emby; null for Plex, which clients ask themselves. */
  readonly mediaServer: MediaServer | null;
  /** Whether the version is this one or a later one. */
  isVersion(version: string): boolean;
  userById(id: number | null): User | undefined;
  requestById(id: number): MediaRequest | undefined;
  /** All requests of a title, oldest first. */
  requestsOf(media: Media): readonly MediaRequest[];
  mediaById(id: number): Media | undefined;
  mediaOf(type: MediaType, tmdbId: number): Media | undefined;
  movie(id: number): CatalogMovie | undefined;
  series(id: number): CatalogSeries | undefined;
  /** Adds a season after the last one of a series, as TMDB does when it is announced. */
  airSeason(seriesId: number): void;
}

/** Adds lookups to the parts of a server. */
export function createWorld(
  parts: Pick<
    World,
    | 'product'
    | 'apiKey'
    | 'catalog'
    | 'settings'
    | 'state'
    | 'faults'
    | 'arrServers'
    | 'webhook'
    | 'mediaServer'
  >,
): World {
  const { catalog, state } = parts;
  const users = indexById(() => state.users);
  const requests = indexById(() => state.requests);
  const requestsByMedia = createRowIndex(
    () => state.requests,
    ({ mediaId }) => mediaId,
  );
  const media = indexById(() => state.media);
  const mediaByTitle = createRowIndex(
    () => state.media,
    ({ tmdbId }) => tmdbId,
  );
  const movies = indexById(() => catalog.movies);
  const airedSeasons = new Map<number, CatalogSeason[]>();
  const findSeries = (id: number): CatalogSeries | undefined => {
    const series = catalog.series.find((one) => one.id === id);
    const aired = airedSeasons.get(id);
    return series && aired ? { ...series, seasons: [...series.seasons, ...aired] } : series;
  };
  return {
    ...parts,
    isSeerr: parts.product === 'seerr',
    isVersion: (version) =>
      parts.settings.version.localeCompare(version, 'en', { numeric: true }) >= 0,
    userById: (id) => (id === null ? undefined : users.find(id)),
    requestById: requests.find,
    requestsOf: ({ id }) => requestsByMedia.list(id),
    mediaById: media.find,
    mediaOf: (type, tmdbId) => mediaByTitle.list(tmdbId).find((one) => one.mediaType === type),
    movie: movies.find,
    series: findSeries,
    airSeason(seriesId) {
      const last = findSeries(seriesId)?.seasons.at(-1);
      if (!last) throw new Error(`no series ${seriesId}`);
      const { seasonNumber, episodeCount } = last;
      const season = { seasonNumber: seasonNumber + 1, episodeCount };
      airedSeasons.set(seriesId, [...(airedSeasons.get(seriesId) ?? []), season]);
    },
  };
}

function indexById<Row extends { readonly id: number }>(getTable: () => readonly Row[]) {
  return createRowIndex(getTable, ({ id }) => id);
}
