/** What helps people to choose a title. Missing ones are empty, as for a title that TMDB knows little about. */
export interface CatalogFacts {
  readonly rating: number;
  /** In minutes. */
  readonly runtime: number;
  /** In the United States. */
  readonly certification: string;
  readonly cast: readonly string[];
  /** The key of a trailer on YouTube. */
  readonly trailer?: string;
  /** Services that stream it, by country. */
  readonly streaming?: Readonly<Record<string, readonly string[]>>;
}

/** A movie in the catalog, which stands for TMDB. */
export interface CatalogMovie {
  readonly id: number;
  readonly title: string;
  readonly originalTitle: string;
  readonly language: string;
  /** ISO date, or `''` when it is unknown, as in TMDB. */
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
  /** What Radarr does with it: adds it, responds 500, or already has the file. */
  readonly arr: 'adds' | 'refuses' | 'has-it';
  /** Whether it appears in the discover lists. */
  readonly isListed: boolean;
  readonly facts?: CatalogFacts;
}

export interface CatalogSeason {
  readonly seasonNumber: number;
  readonly episodeCount: number;
  /** `Season 2` by default. */
  readonly name?: string;
  /** In other languages. */
  readonly names?: Readonly<Record<string, string>>;
}

/** A series in the catalog. */
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
  readonly facts?: CatalogFacts;
}

export interface CatalogPerson {
  readonly id: number;
  readonly name: string;
  readonly knownForMovieIds: readonly number[];
  readonly knownForSeriesIds?: readonly number[];
}

export interface CatalogCollection {
  readonly id: number;
  readonly name: string;
  readonly overview: string;
  readonly movieIds: readonly number[];
}

/** All titles that the server can find. */
export interface Catalog {
  readonly movies: readonly CatalogMovie[];
  readonly series: readonly CatalogSeries[];
  readonly people: readonly CatalogPerson[];
  readonly collections: readonly CatalogCollection[];
  /** Whether details include sample credits, companies, trailers, and so on, which belong to no title. */
  readonly hasSamples: boolean;
}
