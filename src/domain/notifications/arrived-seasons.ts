import type { UserId } from '../id.ts';
import { listAvailableSeasons } from '../titles/season.ts';
import type { Availability, MediaType, TitleDetails } from '../titles/title.ts';
import type { PendingArrival, Subscription } from './subscription.ts';

/** How much of a title is in the library, in one quality. */
export interface LibraryShare {
  readonly is4k: boolean;
  readonly isWhole: boolean;
  readonly seasons: readonly number[];
}

/** A request of the bot that tells people about its result. */
export interface TellingRequest {
  readonly userId: UserId | null;
  readonly is4k: boolean;
  readonly seasons: readonly number[];
}

/** Seasons that arrive within this time are one message. */
const quietMs = 3 * 60_000;
/** How long the first season of a message waits for others. */
const longestMs = 15 * 60_000;

/** How much of a title is in the library, in each quality. */
export function toLibraryShares(title: TitleDetails): LibraryShare[] {
  return [false, true].map((is4k) => {
    const availability = is4k ? title.in4k : title.standard;
    const seasons = listAvailableSeasons(title, is4k);
    return { is4k, isWhole: availability === 'available', seasons };
  });
}

/**
 * The message about what has arrived for a subscriber: the one that waits already, with what is new; null if nothing is
 * new. Of a movie, a request of anybody tells all subscribers; of a series, the requester about their own seasons.
 */
export function toPendingArrival(
  subscription: Subscription,
  share: LibraryShare,
  {
    requests,
    mediaType,
    now,
  }: {
    readonly requests: readonly TellingRequest[];
    readonly mediaType: MediaType;
    readonly now: Date;
  },
): PendingArrival | null {
  const { userId, is4k, arrival } = subscription;
  if (share.is4k !== is4k || arrival?.isSending) return null;
  const telling = requests.filter((request) => request.is4k === is4k);
  if (mediaType === 'movie') {
    if (arrival || telling.length > 0 || !share.isWhole) return null;
    return { seasons: [], noticedAt: now, dueAt: now, isSending: false };
  }
  const own = telling.filter((request) => request.userId === userId);
  if (own.length > 0 && own.every((request) => request.seasons.length === 0)) return null;
  const told = own.flatMap((request) => request.seasons);
  const arrived = listArrived(subscription, share, told);
  if (!arrived) return null;
  const seasons = sortedUnion(arrival?.seasons ?? [], arrived);
  if (arrival && seasons.length === arrival.seasons.length) return null;
  const noticedAt = arrival?.noticedAt ?? now;
  const dueMs = Math.min(noticedAt.getTime() + longestMs, now.getTime() + quietMs);
  return { seasons, noticedAt, dueAt: new Date(dueMs), isSending: false };
}

/** The seasons that have arrived and that the subscriber does not know about; null for nothing. */
function listArrived(
  { seasons, futureAfter, toldSeasons }: Subscription,
  { seasons: available, isWhole }: LibraryShare,
  told: readonly number[],
): readonly number[] | null {
  const fresh = available.filter((season) => !told.includes(season));
  if (seasons.length === 0 && futureAfter === null) {
    if (isWhole && told.length === 0) return [];
    return fresh.length > 0 ? fresh : null;
  }
  const arrived = fresh.filter(
    (season) =>
      seasons.includes(season) ||
      (futureAfter !== null && season > futureAfter && !toldSeasons.includes(season)),
  );
  return arrived.length > 0 ? arrived : null;
}

/** How much of what arrived has left the library again before anybody was told. */
export interface Withdrawal {
  /** Whether nothing is left to tell. */
  readonly isWhole: boolean;
  readonly seasons: readonly number[];
}

const goneAvailabilities: readonly Availability[] = ['unknown', 'pending', 'processing', 'deleted'];

/**
 * What has left the library of a message about a series; null for nothing. About a season that the server does not list
 * it says nothing, and one with missing episodes is there.
 */
export function findWithdrawal(
  { is4k, arrival }: Pick<Subscription, 'is4k' | 'arrival'>,
  title: TitleDetails,
): Withdrawal | null {
  const isGone = (part: Pick<TitleDetails, 'standard' | 'in4k'>) =>
    goneAvailabilities.includes(is4k ? part.in4k : part.standard);
  if (!arrival || (!isGone(title) && arrival.seasons.length === 0)) return null;
  if (arrival.seasons.length === 0) return { isWhole: true, seasons: [] };
  const seasons = title.seasons
    .filter((season) => arrival.seasons.includes(season.number) && isGone(season))
    .map(({ number }) => number);
  if (seasons.length === 0 || (is4k ? title.in4k : title.standard) === 'available') return null;
  return { isWhole: seasons.length === arrival.seasons.length, seasons };
}

/** Whether a subscription goes on when its user has been told about these seasons. */
export function isContinuedAfter(
  { seasons, futureAfter }: Pick<Subscription, 'seasons' | 'futureAfter'>,
  told: readonly number[],
): boolean {
  return futureAfter !== null || seasons.some((season) => !told.includes(season));
}

function sortedUnion(one: readonly number[], other: readonly number[]): number[] {
  return [...new Set([...one, ...other])].sort((a, b) => a - b);
}
