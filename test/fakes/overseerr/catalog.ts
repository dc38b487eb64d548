import type { CatalogMovie, CatalogSeries } from '../../../src/demo/overseerr/titles/catalog.ts';

const lorem = 'Lorem ipsum dolor sit amet, consectetur adipiscing elit.';

function defaultOverview(title: string, date: string): string {
  return `Overview of ${title} (${date.slice(0, 4)}). ${lorem} ${lorem} ${lorem}`;
}

/** A movie with defaults for everything except ID, title, and date. */
export function catalogMovie(
  id: number,
  title: string,
  releaseDate: string,
  rest: Partial<CatalogMovie> = {},
): CatalogMovie {
  return {
    id,
    title,
    originalTitle: title,
    language: 'en',
    releaseDate,
    genreIds: [18],
    popularity: 20,
    overview: defaultOverview(title, releaseDate),
    posterPath: `/p${id}.jpg`,
    backdropPath: `/b${id}.jpg`,
    imdbId: null,
    titles: {},
    collectionId: null,
    arr: 'adds',
    isListed: true,
    ...rest,
  };
}

/** A series; `episodes[0]` counts season 1, specials are passed separately. */
export function catalogSeries(
  id: number,
  name: string,
  firstAirYear: number,
  rest: Partial<CatalogSeries> & {
    readonly episodes: readonly number[];
    readonly specials?: number;
  },
): CatalogSeries {
  const { episodes, specials = 0, ...fields } = rest;
  const firstAirDate = firstAirYear === 0 ? '' : `${firstAirYear}-01-20`;
  const regular = episodes.map((episodeCount, index) => ({
    seasonNumber: index + 1,
    episodeCount,
  }));
  return {
    id,
    name,
    originalName: name,
    language: 'en',
    country: 'US',
    firstAirDate,
    genreIds: [18],
    popularity: 30,
    overview: defaultOverview(name, firstAirDate),
    posterPath: `/p${id}.jpg`,
    backdropPath: `/b${id}.jpg`,
    imdbId: null,
    tvdbId: 9_000_000 + (id % 1_000_000),
    status: 'Ended',
    seasons: specials > 0 ? [{ seasonNumber: 0, episodeCount: specials }, ...regular] : regular,
    arr: 'adds',
    isListed: true,
    ...fields,
  };
}
