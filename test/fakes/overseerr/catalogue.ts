/** A film as the catalogue (TMDB, behind the server) knows it. Data only. */
export interface CatalogueMovie {
  readonly id: number;
  readonly title: string;
  readonly originalTitle: string;
  readonly language: string;
  /** ISO date, or `''` when none is known, as TMDB does it. */
  readonly releaseDate: string;
  readonly genreIds: readonly number[];
  readonly popularity: number;
  readonly overview: string;
  readonly posterPath: string | null;
  readonly backdropPath: string | null;
  readonly imdbId: string | null;
  /** Titles in other languages, by language code. */
  readonly titles: Readonly<Record<string, string>>;
  readonly collectionId: number | null;
  /** How Radarr takes it: adds it, answers 500, or has had the file all along. */
  readonly arr: 'adds' | 'refuses' | 'has-it';
  /** Appears in the discover lists. */
  readonly isListed: boolean;
}

export interface CatalogueSeason {
  readonly seasonNumber: number;
  readonly episodeCount: number;
}

/** A series as the catalogue knows it. */
export interface CatalogueSeries {
  readonly id: number;
  readonly name: string;
  readonly originalName: string;
  readonly language: string;
  readonly country: string;
  readonly firstAirDate: string;
  readonly genreIds: readonly number[];
  readonly popularity: number;
  readonly overview: string;
  readonly posterPath: string | null;
  readonly backdropPath: string | null;
  readonly imdbId: string | null;
  readonly tvdbId: number | null;
  readonly status: 'Ended' | 'Returning Series' | 'Planned';
  readonly seasons: readonly CatalogueSeason[];
  readonly arr: 'adds' | 'refuses';
  readonly isListed: boolean;
}

export interface CataloguePerson {
  readonly id: number;
  readonly name: string;
  readonly knownForMovieIds: readonly number[];
}

export interface CatalogueCollection {
  readonly id: number;
  readonly name: string;
  readonly overview: string;
  readonly movieIds: readonly number[];
}

/** Everything the server can find; pass another one to serve other titles. */
export interface Catalogue {
  readonly movies: readonly CatalogueMovie[];
  readonly series: readonly CatalogueSeries[];
  readonly people: readonly CataloguePerson[];
  readonly collections: readonly CatalogueCollection[];
}

const lorem = 'Lorem ipsum dolor sit amet, consectetur adipiscing elit.';

function defaultOverview(title: string, date: string): string {
  return `Overview of ${title} (${date.slice(0, 4)}). ${lorem} ${lorem} ${lorem}`;
}

/** A film with sensible defaults for everything but id, title and date. */
export function catalogueMovie(
  id: number,
  title: string,
  releaseDate: string,
  rest: Partial<CatalogueMovie> = {},
): CatalogueMovie {
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

/** A series; `episodes[0]` counts season 1, specials are given apart. */
export function catalogueSeries(
  id: number,
  name: string,
  firstAirYear: number,
  rest: Partial<CatalogueSeries> & {
    readonly episodes: readonly number[];
    readonly specials?: number;
  },
): CatalogueSeries {
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
