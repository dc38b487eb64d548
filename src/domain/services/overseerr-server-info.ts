import type { SeriesRules } from '../titles/season.ts';
import type { MediaType } from '../titles/title.ts';
import type { MediaServer } from './media-server.ts';

/** The kinds of servers that are told apart. Jellyseerr is an earlier `seerr`. */
type OverseerrProduct = 'overseerr' | 'seerr';

/** The version with which Jellyseerr became Seerr (docs/overseerr-api.md). */
const firstSeerrVersion = 3;

/** The names of the software in its versions. */
export type OverseerrProductName = 'Overseerr' | 'Jellyseerr' | 'Seerr';

/** What a server's software is called. */
export function toProductName({
  product,
  version,
}: {
  readonly product: OverseerrProduct;
  readonly version: string;
}): OverseerrProductName {
  if (product === 'overseerr') return 'Overseerr';
  const [, major] = /^v?(\d+)\./.exec(version) ?? [];
  return major !== undefined && Number(major) < firstSeerrVersion ? 'Jellyseerr' : 'Seerr';
}

/** What an Overseerr server says about itself. */
export interface OverseerrServerInfo {
  readonly product: OverseerrProduct;
  readonly version: string;
  readonly title: string;
  /** The address for people, without a trailing slash; null when the owner has set none. */
  readonly publicUrl: string | null;
  /** Where its users live, as an ISO 3166-1 code; null if the owner has not said. */
  readonly region: string | null;
  readonly hasMovie4k: boolean;
  readonly hasSeries4k: boolean;
  readonly seriesRules: SeriesRules;
  /** Null if none is configured, or an unknown one. */
  readonly mediaServer: MediaServer | null;
  /** How its users can sign in. `jellyfin`: with their name and password at Jellyfin or Emby. */
  readonly signIn: {
    readonly password: boolean;
    readonly plex: boolean;
    readonly jellyfin: boolean;
    readonly quickConnect: boolean;
  };
}

/** Whether a server takes requests in 4K for titles of a kind, whatever its users may request. */
export function offers4k(
  { hasMovie4k, hasSeries4k }: Pick<OverseerrServerInfo, 'hasMovie4k' | 'hasSeries4k'>,
  mediaType: MediaType,
): boolean {
  return mediaType === 'movie' ? hasMovie4k : hasSeries4k;
}
