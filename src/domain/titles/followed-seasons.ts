import { listAvailableSeasons } from './season.ts';
import type { TitleDetails } from './title.ts';
import { listExpectedSeasons } from './title-status.ts';

/** The seasons of a series that can be waited for: those that are not wholly in the library. Specials only if they are on their way. */
export function listMissingSeasons(title: TitleDetails, is4k: boolean): number[] {
  if (title.mediaType === 'movie') return [];
  const available = listAvailableSeasons(title, is4k);
  const expected = listExpectedSeasons(title, is4k);
  const known = title.seasons.map(({ number }) => number).filter((number) => number > 0);
  return [...new Set([...known, ...expected])]
    .filter((number) => !available.includes(number))
    .sort((a, b) => a - b);
}

/** The last season that is in the library or on its way: seasons after it are new to those who follow the series. */
export function findLastKnownSeason(title: TitleDetails, is4k: boolean): number {
  const here = title.seasons
    .filter((season) => {
      const availability = is4k ? season.in4k : season.standard;
      return availability === 'available' || availability === 'partial';
    })
    .map(({ number }) => number);
  return Math.max(0, ...here, ...listExpectedSeasons(title, is4k));
}
