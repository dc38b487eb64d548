import type { CountedRequest, Quota } from '../../domain/accounts/quota.ts';
import type { RemoteRequest } from '../../domain/requests/remote-request.ts';
import type {
  Availability,
  SearchHit,
  Season,
  TitleDetails,
  TitleSummary,
} from '../../domain/titles/title.ts';
import { toProgress } from './progress.ts';
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

/** Media status numbers (server/constants/media.ts of Seerr 3.1; Overseerr 1.34 knows 1–5). */
const availabilities: Readonly<Record<number, Availability>> = {
  1: 'unknown',
  2: 'pending',
  3: 'processing',
  4: 'partial',
  5: 'available',
  6: 'blocked',
  7: 'deleted',
};

/** Request status numbers; 5 only in Seerr, where Overseerr stays at 2. */
const statuses: Readonly<Record<number, RemoteRequest['status']>> = {
  1: 'pending',
  2: 'approved',
  3: 'declined',
  4: 'failed',
  5: 'completed',
};

/** The server's number for how much is there; `unknown` for none and for numbers of later versions. */
function toAvailability(status: number | null | undefined): Availability {
  return availabilities[status ?? 1] ?? 'unknown';
}

/** What a person may be called in public: never an e-mail address, which is the display name of many accounts. */
export function toName(user: WireUser): string {
  const names = [user.displayName, user.username, user.plexUsername, user.jellyfinUsername];
  const known = names.find((one) => one?.trim()) ?? user.email ?? '';
  const name = known.replace(/\s+/g, ' ').trim();
  const isAddress = /^[^\s@]+@[^\s@]+$/.test(name);
  return (isAddress ? name.slice(0, name.indexOf('@')) : name) || `#${user.id}`;
}

/** One line of a search. */
export function toHit(hit: WireHit | WireTitle): SearchHit {
  return {
    ...toFacts(hit),
    overview: hit.overview ?? '',
    availability: toAvailability(hit.mediaInfo?.status),
  };
}

export function toDetails(title: WireTitle): TitleDetails {
  const info = title.mediaInfo;
  return {
    ...toFacts(title),
    overview: title.overview ?? '',
    standard: toAvailability(info?.status),
    in4k: toAvailability(info?.status4k),
    seasons: title.mediaType === 'tv' ? title.seasons.map((one) => toSeason(one, info)) : [],
    requests: (info?.requests ?? []).map((request) => ({
      remoteId: request.id,
      is4k: request.is4k ?? false,
      isOpen: isOpen(request),
      requester: toRequester(request.requestedBy),
      seasons: request.seasons.map((season) => season.seasonNumber),
    })),
  };
}

/** The requests that stand in a title. */
export function toRemoteRequests(title: WireTitle): RemoteRequest[] {
  const { mediaInfo, mediaType } = title;
  if (!mediaInfo) return [];
  return mediaInfo.requests.map((request) =>
    toRemoteRequest({ ...request, type: mediaType, media: { ...mediaInfo, tmdbId: title.id } }),
  );
}

export function toRemoteRequest(request: WireRequest): RemoteRequest {
  const { media, modifiedBy, requestedBy } = request;
  const is4k = request.is4k ?? false;
  const status = statuses[request.status] ?? 'pending';
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
    availability,
    availableSeasons: seasonsThere(request, media, is4k),
    progress: availability === 'available' ? null : toProgress(downloads, seasons),
    createdAt: toDate(request.createdAt),
  };
}

/** A quota. No limit means that the key is missing, or 0 (docs/overseerr-api.md, "Quotas"). */
export function toQuota(quota: WireQuota): Quota {
  const limit = quota.limit || null;
  return { limit, used: quota.used, days: limit === null ? null : (quota.days ?? null) };
}

/** What a request takes of a quota: of a series each of its seasons counts. */
export function toCountedRequest({ type, createdAt, seasons }: WireRequest): CountedRequest {
  return { at: toDate(createdAt), usage: type === 'tv' ? seasons.length : 1 };
}

/** The moment the server wrote down; the beginning of time when it is unreadable. */
export function toDate(text: string | null | undefined): Date {
  return toMoment(text) ?? new Date(0);
}

/** The moment the server wrote down; null when it is unreadable, or in a year that no calendar has. */
export function toMoment(text: string | null | undefined): Date | null {
  const moment = new Date(text ?? '');
  return moment.getTime() >= 0 && moment.getUTCFullYear() <= 9999 ? moment : null;
}

function toFacts(title: WireHit | WireTitle): TitleSummary {
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
  const mediaSeason = info?.seasons.find((one) => one.seasonNumber === season.seasonNumber);
  return {
    number: season.seasonNumber,
    name: season.name ?? '',
    episodes: season.episodeCount ?? 0,
    standard: toAvailability(mediaSeason?.status),
    in4k: toAvailability(mediaSeason?.status4k),
  };
}

/** Lists do not join the seasons of the media; Seerr then still says which season requests are completed. */
function seasonsThere(request: WireRequest, media: WireMedia, is4k: boolean): number[] {
  const mediaSeasons = media.seasons.filter(
    (season) => toAvailability(is4k ? season.status4k : season.status) === 'available',
  );
  const requestSeasons = request.seasons.filter((season) => season.status === 5);
  const numbers = [...mediaSeasons, ...requestSeasons].map((season) => season.seasonNumber);
  return [...new Set(numbers)].sort((a, b) => a - b);
}

/** A declined or completed request does not block another one (docs/overseerr-api.md, "Titles"). */
function isOpen(request: WireTitleRequest): boolean {
  const status = statuses[request.status];
  return status !== 'declined' && status !== 'completed';
}

function toRequester(user: WireUser | null | undefined): { remoteUserId: number; name: string } {
  return user ? { remoteUserId: user.id, name: toName(user) } : { remoteUserId: 0, name: '' };
}
