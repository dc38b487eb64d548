import type { ExistingRequest, Season, TitleDetails } from './title.ts';

/** The status of a season before it is requested. */
export interface SeasonStatus {
  readonly number: number;
  readonly name: string;
  readonly episodes: number;
  readonly status: 'requestable' | 'available' | 'partial' | 'requested';
}

/**
 * All seasons except specials, in order, with their status in one quality. Requested seasons are taken from the open
 * requests, because Overseerr's own list of seasons stays empty until something is available.
 */
export function toSeasonStatuses(title: TitleDetails, is4k: boolean): SeasonStatus[] {
  const requested = new Set(listRequestedSeasons(title.requests, is4k));
  return title.seasons
    .filter((season) => season.number > 0)
    .sort((a, b) => a.number - b.number)
    .map((season) => ({
      number: season.number,
      name: season.name,
      episodes: season.episodes,
      status: toSeasonStatus(season, is4k, requested),
    }));
}

/** The numbers of the seasons that can be requested. */
export function listRequestableSeasons(statuses: readonly SeasonStatus[]): number[] {
  return statuses
    .filter((season) => season.status === 'requestable')
    .map((season) => season.number);
}

/** `1–3, 5`: in order, with consecutive numbers as ranges; empty for none. */
export function formatSeasons(numbers: readonly number[]): string {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b);
  const runs: [number, number][] = [];
  for (const number of sorted) {
    const last = runs.at(-1);
    if (last && number === last[1] + 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
}

function toSeasonStatus(
  season: Season,
  is4k: boolean,
  requested: ReadonlySet<number>,
): SeasonStatus['status'] {
  const availability = is4k ? season.in4k : season.standard;
  if (availability === 'available') return 'available';
  if (requested.has(season.number)) return 'requested';
  if (availability === 'partial') return 'partial';
  return availability === 'processing' || availability === 'pending' ? 'requested' : 'requestable';
}

function listRequestedSeasons(requests: readonly ExistingRequest[], is4k: boolean): number[] {
  return requests
    .filter((request) => request.isOpen && request.is4k === is4k)
    .flatMap((request) => request.seasons);
}
