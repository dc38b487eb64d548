import type { RemoteUserId } from '../accounts/account.ts';
import type { Availability, TitleKey } from '../titles/title.ts';
import type { RequestEvent } from './life-cycle.ts';
import type { RemoteStatus } from './remote-status.ts';
import type { MediaRequest, Progress } from './request.ts';

/** A request as the Overseerr server has it. The account's id is 0 when it belongs to nobody there. */
export interface RemoteRequest {
  readonly remoteId: number;
  readonly key: TitleKey;
  readonly is4k: boolean;
  readonly seasons: readonly number[];
  readonly status: RemoteStatus;
  readonly account: { readonly remoteUserId: number; readonly name: string };
  readonly decidedBy: string | null;
  /** Who changed it last on the server; null when the server did so by itself. */
  readonly deciderId: number | null;
  /** How much of the title is in the library, in the quality of the request. */
  readonly availability: Availability;
  /** The available seasons, in the quality of the request. */
  readonly availableSeasons: readonly number[];
  readonly progress: Progress | null;
  /** Whether Radarr or Sonarr has got the title, in the quality of the request; null if the server does not say. */
  readonly isSent: boolean | null;
  /** Where the title can be watched in the quality of the request; null unless some of it is in the library. */
  readonly watchUrl: string | null;
  readonly createdAt: Date;
}

/** An account of the server that has requests there. */
export interface Requester {
  readonly remoteUserId: RemoteUserId;
  /** Null if the server does not say. */
  readonly requestCount: number | null;
}

/** The event that the state of a remote request amounts to; null when the bot does not know its status. */
export function toRequestEvent(remote: RemoteRequest): RequestEvent | null {
  if (remote.status === 'unknown') return null;
  if (remote.status === 'declined') return 'decline';
  if (remote.status === 'failed') return 'fail';
  const share = toAvailabilityShare(remote);
  if (share === 'all' || remote.status === 'completed') return 'become-available';
  if (remote.status === 'pending') return 'await-approval';
  if (share === 'some') return 'become-partial';
  return remote.availability === 'processing' || remote.progress ? 'start-processing' : 'approve';
}

/** How much progress is worth editing a card: platforms limit how often a message may be edited. */
const minProgressChangePercent = 5;

/** Whether the difference in progress is too small to edit a card. */
export function isSameProgress(a: Progress | null, b: Progress | null): boolean {
  if (!a || !b) return a === b;
  if (a.stage !== b.stage) return false;
  const minutesApart = Math.abs((a.endsAt?.getTime() ?? 0) - (b.endsAt?.getTime() ?? 0)) / 60_000;
  return Math.abs(a.percent - b.percent) < minProgressChangePercent && minutesApart < 2;
}

/** Whether a remote request asks for the same as one of ours: same account, title and quality. */
export function isSameRequest(
  remote: RemoteRequest,
  request: Pick<MediaRequest, 'title' | 'is4k' | 'seasons'> & { readonly remoteUserId: number },
): boolean {
  return (
    remote.account.remoteUserId === request.remoteUserId &&
    remote.key.mediaType === request.title.mediaType &&
    remote.key.tmdbId === request.title.tmdbId &&
    remote.is4k === request.is4k &&
    (request.title.mediaType === 'movie' || remote.seasons.some((n) => request.seasons.includes(n)))
  );
}

/**
 * Whether a remote request is still the request of ours with the same id. A server that was reinstalled or restored
 * from a backup gives old ids to other requests. The account is compared where both sides know it.
 */
export function matchesRequest(
  { key, is4k, account }: RemoteRequest,
  request: Pick<MediaRequest, 'title' | 'is4k'> & { readonly remoteUserId: number | null },
): boolean {
  return (
    key.mediaType === request.title.mediaType &&
    key.tmdbId === request.title.tmdbId &&
    is4k === request.is4k &&
    (account.remoteUserId === 0 ||
      request.remoteUserId === null ||
      account.remoteUserId === request.remoteUserId)
  );
}

/** For a series, only the requested seasons count, not the availability of the whole series. */
function toAvailabilityShare(remote: RemoteRequest): 'all' | 'some' | 'none' {
  if (remote.key.mediaType === 'movie' || remote.seasons.length === 0) {
    if (remote.availability === 'available') return 'all';
    return remote.availability === 'partial' ? 'some' : 'none';
  }
  const availableCount = remote.seasons.filter((season) =>
    remote.availableSeasons.includes(season),
  ).length;
  if (availableCount === remote.seasons.length) return 'all';
  return availableCount > 0 ? 'some' : 'none';
}
