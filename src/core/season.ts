import type { ExistingRequest, Season, TitleDetails } from './title.ts';

/** What can be said of one season before asking for it. */
export interface SeasonStanding {
  readonly number: number;
  readonly name: string;
  readonly episodes: number;
  readonly standing: 'free' | 'there' | 'partly' | 'asked';
}

/**
 * The seasons a person may think about, in order, specials left out, each with its standing in one quality.
 * What is already asked for is read from the open requests, because Overseerr's own list of seasons stays
 * empty until something is available.
 */
export function seasonStandings(title: TitleDetails, is4k: boolean): SeasonStanding[] {
  const asked = new Set(askedSeasons(title.requests, is4k));
  return title.seasons
    .filter((season) => season.number > 0)
    .sort((a, b) => a.number - b.number)
    .map((season) => ({
      number: season.number,
      name: season.name,
      episodes: season.episodes,
      standing: standingOf(season, is4k, asked),
    }));
}

/** Numbers that could still be asked for. */
export function freeSeasons(standings: readonly SeasonStanding[]): number[] {
  return standings.filter((season) => season.standing === 'free').map((season) => season.number);
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

function standingOf(
  season: Season,
  is4k: boolean,
  asked: ReadonlySet<number>,
): SeasonStanding['standing'] {
  const availability = is4k ? season.in4k : season.standard;
  if (availability === 'available') return 'there';
  if (asked.has(season.number)) return 'asked';
  if (availability === 'partial') return 'partly';
  return availability === 'processing' || availability === 'pending' ? 'asked' : 'free';
}

function askedSeasons(requests: readonly ExistingRequest[], is4k: boolean): number[] {
  return requests
    .filter((request) => request.isOpen && request.is4k === is4k)
    .flatMap((request) => request.seasons);
}
