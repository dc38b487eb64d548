import type { LifeEvent } from './life-cycle.ts';
import type { MediaRequest, Progress } from './request.ts';
import type { Availability, TitleKey } from './title.ts';

/** A request as the service holds it. `number` is its id there, `account` whose it is there (0: nobody's). */
export interface HeldRequest {
  readonly number: number;
  readonly key: TitleKey;
  readonly is4k: boolean;
  readonly seasons: readonly number[];
  readonly status: 'pending' | 'approved' | 'declined' | 'failed' | 'completed';
  readonly account: { readonly number: number; readonly name: string };
  readonly decidedBy: string | null;
  /** How much of the title is there, in the quality of the request. */
  readonly availability: Availability;
  /** The seasons that are there, in the quality of the request. */
  readonly seasonsThere: readonly number[];
  readonly progress: Progress | null;
  readonly createdAt: Date;
}

/** What a look at the service says has happened to a request. */
export function eventOf(held: HeldRequest): LifeEvent {
  if (held.status === 'declined') return 'decline';
  if (held.status === 'failed') return 'fail';
  const there = thereness(held);
  if (there === 'all' || held.status === 'completed') return 'arrive';
  if (held.status === 'pending') return 'hold';
  if (there === 'some') return 'arrive-partly';
  return held.availability === 'processing' || held.progress ? 'start' : 'approve';
}

/** How far a download must get on for a card to be edited: a message may be edited only so often. */
const newsPercent = 5;

/** Whether two views of a download tell a reader the same, so that a card need not be edited. */
export function isSameProgress(a: Progress | null, b: Progress | null): boolean {
  if (!a || !b) return a === b;
  const minutesApart = Math.abs((a.endsAt?.getTime() ?? 0) - (b.endsAt?.getTime() ?? 0)) / 60_000;
  return Math.abs(a.percent - b.percent) < newsPercent && minutesApart < 2;
}

/** Whether a held request is the very wish that a request of ours is: same account, title and quality. */
export function isSameWish(
  held: HeldRequest,
  wish: Pick<MediaRequest, 'title' | 'is4k' | 'seasons'> & { readonly accountNumber: number },
): boolean {
  return (
    held.account.number === wish.accountNumber &&
    held.key.mediaType === wish.title.mediaType &&
    held.key.tmdbId === wish.title.tmdbId &&
    held.is4k === wish.is4k &&
    (wish.title.mediaType === 'movie' || held.seasons.some((n) => wish.seasons.includes(n)))
  );
}

/**
 * Whether a held request is the request of ours that has its number. A service that was set up anew, or put back to
 * an earlier day, gives old numbers to other requests. Whose it is counts where both sides know it.
 */
export function isOurs(
  { key, is4k, account }: HeldRequest,
  ours: Pick<MediaRequest, 'title' | 'is4k'> & { readonly accountNumber: number | null },
): boolean {
  return (
    key.mediaType === ours.title.mediaType &&
    key.tmdbId === ours.title.tmdbId &&
    is4k === ours.is4k &&
    (account.number === 0 || ours.accountNumber === null || account.number === ours.accountNumber)
  );
}

/** For a series only the seasons that were asked for count, not the state of the whole. */
function thereness(held: HeldRequest): 'all' | 'some' | 'none' {
  if (held.key.mediaType === 'movie' || held.seasons.length === 0) {
    if (held.availability === 'available') return 'all';
    return held.availability === 'partial' ? 'some' : 'none';
  }
  const there = held.seasons.filter((season) => held.seasonsThere.includes(season)).length;
  if (there === held.seasons.length) return 'all';
  return there > 0 ? 'some' : 'none';
}
