import type { Availability, TitleKey } from '../titles/title.ts';
import type { RequestEvent } from './life-cycle.ts';
import type { MediaRequest, Progress } from './request.ts';

/** A request as the service holds it. `number` is its id there, `account` whose it is there (0: nobody's). */
export interface RemoteRequest {
  readonly remoteId: number;
  readonly key: TitleKey;
  readonly is4k: boolean;
  readonly seasons: readonly number[];
  readonly status: 'pending' | 'approved' | 'declined' | 'failed' | 'completed';
  readonly account: { readonly remoteUserId: number; readonly name: string };
  readonly decidedBy: string | null;
  /** How much of the title is there, in the quality of the request. */
  readonly availability: Availability;
  /** The seasons that are there, in the quality of the request. */
  readonly availableSeasons: readonly number[];
  readonly progress: Progress | null;
  readonly createdAt: Date;
}

/** What a look at the service says has happened to a request. */
export function toRequestEvent(remote: RemoteRequest): RequestEvent {
  if (remote.status === 'declined') return 'decline';
  if (remote.status === 'failed') return 'fail';
  const share = toAvailabilityShare(remote);
  if (share === 'all' || remote.status === 'completed') return 'become-available';
  if (remote.status === 'pending') return 'await-approval';
  if (share === 'some') return 'become-partial';
  return remote.availability === 'processing' || remote.progress ? 'start-processing' : 'approve';
}

/** How far a download must get on for a card to be edited: a message may be edited only so often. */
const minProgressChangePercent = 5;

/** Whether two views of a download tell a reader the same, so that a card need not be edited. */
export function isSameProgress(a: Progress | null, b: Progress | null): boolean {
  if (!a || !b) return a === b;
  const minutesApart = Math.abs((a.endsAt?.getTime() ?? 0) - (b.endsAt?.getTime() ?? 0)) / 60_000;
  return Math.abs(a.percent - b.percent) < minProgressChangePercent && minutesApart < 2;
}

/** Whether a held request is the very wish that a request of ours is: same account, title and quality. */
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
 * Whether a held request is the request of ours that has its number. A service that was set up anew, or put back to
 * an earlier day, gives old numbers to other requests. Whose it is counts where both sides know it.
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

/** For a series only the seasons that were asked for count, not the state of the whole. */
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
