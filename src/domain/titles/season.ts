import type { ExistingRequest, Season, TitleDetails } from './title.ts';

/** What can be said of one season before asking for it. */
export interface SeasonStatus {
  readonly number: number;
  readonly name: string;
  readonly episodes: number;
  readonly status: 'requestable' | 'available' | 'partial' | 'requested';
}

/**
 * The seasons a person may think about, in order, specials left out, each with its standing in one quality.
 * What is already asked for is read from the open requests, because Overseerr's own list of seasons stays
 * empty until something is available.
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

/** Numbers that could still be asked for. */
export function listRequestableSeasons(statuses: readonly SeasonStatus[]): number[] {
  return statuses
    .filter((season) => season.status === 'requestable')
    .map((season) => season.number);
}

/** `1–3, 5`: ascending, runs folded; empty for none. */
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
