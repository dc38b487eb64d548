import { type CountedRequest, countUsage, type Quota } from '../../domain/accounts/quota.ts';
import type { RemoteRequest } from '../../domain/requests/remote-request.ts';
import type { RemoteStatus } from '../../domain/requests/remote-status.ts';
import type {
  Availability,
  SearchHit,
  Season,
  TitleDetails,
  TitleSummary,
} from '../../domain/titles/title.ts';
import { parseWebUrl } from '../../lib/http/web-url.ts';
import { toProgress } from './progress.ts';
import { toReleases } from './releases.ts';
import type {
  WireHit,
  WireMedia,
  WireQuota,
  WireRequest,
  WireSeason,
  WireTitle,
  WireTitleRequest,
  WireUser,
} from './schemas.ts';
import { toTitleFacts } from './title-facts.ts';

/** Media statuses (docs/overseerr-api.md, "Status codes"). */
const availabilities: Readonly<Record<number, Availability>> = {
  1: 'unknown',
  2: 'pending',
  3: 'processing',
  4: 'partial',
  5: 'available',
  6: 'blocked',
  7: 'deleted',
};

/** Request statuses (docs/overseerr-api.md, "Status codes"). */
const statuses: Readonly<Record<number, RemoteStatus>> = {
  1: 'pending',
  2: 'approved',
  3: 'declined',
  4: 'failed',
  5: 'completed',
};

/** Chats accept no longer ones, and it is stored with the request. */
const maxUrlLength = 2_000;

/** The keyword of TMDB that makes a series anime (docs/overseerr-api.md, "Radarr and Sonarr"). */
const animeKeywordId = 210024;

/** How much of a title is in the library: `unknown` without a media status, `other` for one of a later version. */
export function toAvailability(status: number | null | undefined): Availability {
  return availabilities[status ?? 1] ?? 'other';
}

/** A request status; `unknown` for statuses of later versions, which must not look like a request to decide on. */
function toStatus({ status }: Pick<WireTitleRequest, 'status'>): RemoteStatus {
  return statuses[status] ?? 'unknown';
}

/** The public name of a user. Never an email address, which is the display name of many accounts. */
export function toName(user: WireUser): string {
  const names = [user.displayName, user.username, user.plexUsername, user.jellyfinUsername];
  const anyName = names.find((each) => each?.trim()) ?? user.email ?? '';
  const name = anyName.replace(/\s+/g, ' ').trim();
  const isEmail = /^[^\s@]+@[^\s@]+$/.test(name);
  return (isEmail ? name.slice(0, name.indexOf('@')) : name) || `#${user.id}`;
}

/** A search result. */
export function toHit(hit: WireHit | WireTitle): SearchHit {
  return {
    ...toFacts(hit),
    overview: hit.overview ?? '',
    status: toAvailability(hit.mediaInfo?.status),
  };
}

/** A title with its availability and requests. */
export function toDetails(title: WireTitle): TitleDetails {
  const info = title.mediaInfo;
  return {
    ...toFacts(title),
    overview: title.overview ?? '',
    standard: toAvailability(info?.status),
    in4k: toAvailability(info?.status4k),
    releases: toReleases(title),
    facts: toTitleFacts(title),
    watchUrls: {
      standard: info ? toWatchUrl(info, false) : null,
      in4k: info ? toWatchUrl(info, true) : null,
    },
    isAnime: title.mediaType === 'tv' && title.keywords.some(({ id }) => id === animeKeywordId),
    seasons: title.mediaType === 'tv' ? title.seasons.map((season) => toSeason(season, info)) : [],
    requests: (info?.requests ?? []).map((request) => ({
      remoteId: request.id,
      is4k: request.is4k ?? false,
      status: toStatus(request),
      requester: toRequester(request.requestedBy),
      seasons: request.seasons.map((season) => season.seasonNumber),
    })),
  };
}

/** The requests in the details of a title. */
export function toRemoteRequests(title: WireTitle): RemoteRequest[] {
  const { mediaInfo, mediaType } = title;
  if (!mediaInfo) return [];
  return mediaInfo.requests.map((request) =>
    toRemoteRequest({ ...request, type: mediaType, media: { ...mediaInfo, tmdbId: title.id } }),
  );
}

/** A request on the Overseerr server. */
export function toRemoteRequest(request: WireRequest): RemoteRequest {
  const { media, modifiedBy, requestedBy } = request;
  const is4k = request.is4k ?? false;
  const status = toStatus(request);
  const seasons = [...new Set(request.seasons.map((season) => season.seasonNumber))];
  const availability = toAvailability(is4k ? media.status4k : media.status);
  const downloads = is4k ? media.downloadStatus4k : media.downloadStatus;
  // For an auto-approved request, `modifiedBy` is the requester (docs/overseerr-api.md, "Approving and declining").
  const isDecided = status !== 'pending' && modifiedBy && modifiedBy.id !== requestedBy?.id;
  return {
    remoteId: request.id,
    key: { mediaType: request.type, tmdbId: media.tmdbId },
    is4k,
    seasons,
    status,
    account: toRequester(requestedBy),
    decidedBy: isDecided ? toName(modifiedBy) : null,
    deciderId: modifiedBy?.id ?? null,
    availability,
    availableSeasons: toAvailableSeasons(request, media, is4k),
    progress: availability === 'available' ? null : toProgress(downloads, seasons),
    isSent: toIsSent(is4k ? media.externalServiceId4k : media.externalServiceId),
    watchUrl: toWatchUrl(media, is4k),
    createdAt: toDate(request.createdAt),
  };
}

/** A quota. No limit means that the key is missing, or 0 (docs/overseerr-api.md, "Quotas"). */
export function toQuota(quota: WireQuota): Quota {
  const limit = quota.limit || null;
  return { limit, used: quota.used, days: limit === null ? null : (quota.days ?? null) };
}

/** How much of a quota a request uses: each season of a series counts (docs/overseerr-api.md, "Quotas"). */
export function toCountedRequest({ type, createdAt, seasons }: WireRequest): CountedRequest {
  return { at: toDate(createdAt), usage: countUsage(type, seasons) };
}

/** A time from the server; 1970 if it is invalid. */
export function toDate(text: string | null | undefined): Date {
  return toMoment(text) ?? new Date(0);
}

/** A time from the server; null if it is invalid. */
export function toMoment(text: string | null | undefined): Date | null {
  const moment = new Date(text ?? '');
  return moment.getTime() >= 0 && moment.getUTCFullYear() <= 9999 ? moment : null;
}

/** What every title has. */
export function toFacts(title: WireHit | WireTitle): TitleSummary {
  const date = title.mediaType === 'movie' ? title.releaseDate : title.firstAirDate;
  const year = Number(/^(\d{4})-/.exec(date ?? '')?.[1] ?? 0);
  return {
    mediaType: title.mediaType,
    tmdbId: title.id,
    name: title.mediaType === 'movie' ? title.title : title.name,
    year: year > 0 ? year : null,
    posterPath: title.posterPath || null,
  };
}

function toSeason(season: WireSeason, info: WireMedia | null | undefined): Season {
  const mediaSeason = info?.seasons.find(
    ({ seasonNumber }) => seasonNumber === season.seasonNumber,
  );
  return {
    number: season.seasonNumber,
    name: season.name ?? '',
    episodes: season.episodeCount ?? 0,
    standard: toAvailability(mediaSeason?.status),
    in4k: toAvailability(mediaSeason?.status4k),
  };
}

/**
 * Where a title is in the library (docs/overseerr-api.md, "Where to watch a title"). The server may still have the
 * address of one that has left it.
 */
function toWatchUrl(
  media: Pick<
    WireMedia,
    'status' | 'status4k' | 'mediaUrl' | 'mediaUrl4k' | 'plexUrl' | 'plexUrl4k'
  >,
  is4k: boolean,
): string | null {
  const availability = toAvailability(is4k ? media.status4k : media.status);
  if (availability !== 'available' && availability !== 'partial') return null;
  const { mediaUrl, plexUrl, mediaUrl4k, plexUrl4k } = media;
  const urls = (is4k ? [mediaUrl4k, plexUrl4k] : [mediaUrl, plexUrl]).map(
    (text) => parseWebUrl(text ?? '')?.href,
  );
  return urls.find((url) => url !== undefined && url.length <= maxUrlLength) ?? null;
}

function toIsSent(externalId: number | null | undefined): boolean | null {
  return externalId === undefined ? null : externalId !== null;
}

/** Lists do not contain the seasons of the media. In Seerr, the season requests still show which ones are completed. */
function toAvailableSeasons(request: WireRequest, media: WireMedia, is4k: boolean): number[] {
  const mediaSeasons = media.seasons.filter(
    (season) => toAvailability(is4k ? season.status4k : season.status) === 'available',
  );
  const requestSeasons = request.seasons.filter((season) => season.status === 5);
  const numbers = [...mediaSeasons, ...requestSeasons].map((season) => season.seasonNumber);
  return [...new Set(numbers)].sort((a, b) => a - b);
}

function toRequester(user: WireUser | null | undefined): { remoteUserId: number; name: string } {
  return user ? { remoteUserId: user.id, name: toName(user) } : { remoteUserId: 0, name: '' };
}
