import type { Season, TitleDetails } from './title.ts';
import { listOpenRequests } from './title-status.ts';

/** Which seasons a server takes requests for. */
export interface SeriesRules {
  /** Whether single seasons may be requested, not only the whole series. */
  readonly allowsPartial: boolean;
  /** Whether specials, which are season 0, may be requested. */
  readonly allowsSpecials: boolean;
}

/** The status of a season before it is requested. */
export interface SeasonStatus {
  readonly number: number;
  /** As TMDB names it; may be empty. */
  readonly name: string;
  readonly episodes: number;
  readonly status: 'requestable' | 'available' | 'partial' | 'requested';
}

/**
 * All seasons in order, with their status in one quality; specials come last, if the server takes requests for them.
 * Requested seasons are taken from the open requests, because Overseerr's own list of seasons stays empty until
 * something is available.
 */
export function toSeasonStatuses(
  title: TitleDetails,
  is4k: boolean,
  { allowsSpecials }: Pick<SeriesRules, 'allowsSpecials'>,
): SeasonStatus[] {
  const requested = new Set(listOpenRequests(title, is4k).flatMap(({ seasons }) => seasons));
  return title.seasons
    .filter((season) => season.number > 0 || (allowsSpecials && season.episodes > 0))
    .sort((a, b) => (a.number || Infinity) - (b.number || Infinity))
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

/**
 * The seasons of a whole series: those that can be requested, without specials, as the server's own page has it.
 * Specials only when the series has nothing else.
 */
export function listWholeSeries(statuses: readonly SeasonStatus[]): number[] {
  const requestable = listRequestableSeasons(statuses);
  const hasRegular = statuses.some(({ number }) => number > 0);
  return hasRegular ? requestable.filter((number) => number > 0) : requestable;
}

/** The numbers of the seasons that are available in one quality. */
export function listAvailableSeasons({ seasons }: TitleDetails, is4k: boolean): number[] {
  return seasons
    .filter((season) => (is4k ? season.in4k : season.standard) === 'available')
    .map(({ number }) => number);
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

/** Without a request, a season that is processing or pending can be requested: its request may have been deleted. */
function toSeasonStatus(
  season: Season,
  is4k: boolean,
  requested: ReadonlySet<number>,
): SeasonStatus['status'] {
  const availability = is4k ? season.in4k : season.standard;
  if (availability === 'available') return 'available';
  if (requested.has(season.number)) return 'requested';
  return availability === 'partial' ? 'partial' : 'requestable';
}
