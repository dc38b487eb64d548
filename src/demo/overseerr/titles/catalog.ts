/** A film as the catalogue (TMDB, behind the server) knows it. Data only. */
export interface CatalogMovie {
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

export interface CatalogSeason {
  readonly seasonNumber: number;
  readonly episodeCount: number;
}

/** A series as the catalogue knows it. */
export interface CatalogSeries {
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
  readonly seasons: readonly CatalogSeason[];
  readonly arr: 'adds' | 'refuses';
  readonly isListed: boolean;
}

export interface CatalogPerson {
  readonly id: number;
  readonly name: string;
  readonly knownForMovieIds: readonly number[];
}

export interface CatalogCollection {
  readonly id: number;
  readonly name: string;
  readonly overview: string;
  readonly movieIds: readonly number[];
}

/** Everything the server can find; pass another one to serve other titles. */
export interface Catalog {
  readonly movies: readonly CatalogMovie[];
  readonly series: readonly CatalogSeries[];
  readonly people: readonly CatalogPerson[];
  readonly collections: readonly CatalogCollection[];
  /** Whether details carry sample credits, companies, trailers and the like, which belong to no title. */
  readonly hasSamples: boolean;
}
