import type { TitleKey } from '../domain/titles/title.ts';
import { type Genre, genres, isGenre } from './genres.ts';
import { movieTable } from './movies.ts';
import type {
  Catalog,
  CatalogMovie,
  CatalogSeason,
  CatalogSeries,
} from './overseerr/titles/catalog.ts';
import { seriesTable } from './series.ts';
import { collections, people } from './tables/groups.ts';
import { findFacts } from './tables/title-facts.ts';

/** The facts that a poster shows. */
export interface PosterData extends TitleKey {
  readonly name: string;
  readonly year: number;
  readonly genre: Genre;
}

/** The titles of the demo, for the simulated server and for the posters. */
export interface DemoTitles {
  readonly catalog: Catalog;
  readonly posters: readonly PosterData[];
}

/** Parses the tables of movies and series; throws an error with the line that is not valid. */
export function readTitles(): DemoTitles {
  const movies = parseRows(movieTable).map(toMovie);
  const series = parseRows(seriesTable).map(toSeries);
  return {
    catalog: {
      movies: movies.map(({ movie }) => movie),
      series: series.map(({ show }) => show),
      people,
      hasSamples: false,
      collections,
    },
    posters: [...movies, ...series].map(({ poster }) => poster),
  };
}

/** The path of a poster in the form that TMDB uses: one segment. */
export function posterPath({ mediaType, tmdbId }: TitleKey): string {
  return `/demo-${mediaType}-${tmdbId}.svg`;
}

function toMovie(row: readonly string[]): { movie: CatalogMovie; poster: PosterData } {
  const [id, releaseDate, imdbId, genreNames, title, overview, original = `en ${title}`] = row;
  if (!id || !releaseDate || !imdbId || !genreNames || !title || !overview)
    throw toUnreadableRowError(row);
  const key: TitleKey = { mediaType: 'movie', tmdbId: Number(id) };
  const titleGenres = toGenres(genreNames, row);
  const [language = '', ...originalTitle] = original.split(' ');
  const year = Number(releaseDate.slice(0, 4));
  const movie: CatalogMovie = {
    id: key.tmdbId,
    title,
    originalTitle: originalTitle.join(' '),
    language,
    releaseDate,
    genreIds: toGenreIds(titleGenres, 'movie'),
    popularity: toPopularity(key.tmdbId, year),
    overview,
    posterPath: posterPath(key),
    backdropPath: null,
    imdbId,
    titles: {},
    collectionId: findCollectionId(key.tmdbId),
    arr: 'adds',
    isListed: true,
    ...findFacts(key),
  };
  return { movie, poster: { ...key, name: title, year, genre: titleGenres[0] } };
}

function toSeries(row: readonly string[]): { show: CatalogSeries; poster: PosterData } {
  const [id, firstAirDate, imdbId, tvdbId, genreNames, name, episodes, overview, origin] = row;
  if (
    !id ||
    !firstAirDate ||
    !imdbId ||
    !tvdbId ||
    !genreNames ||
    !name ||
    !episodes ||
    !overview
  ) {
    throw toUnreadableRowError(row);
  }
  const key: TitleKey = { mediaType: 'tv', tmdbId: Number(id) };
  const titleGenres = toGenres(genreNames, row);
  const [country = '', language = '', ...originalName] = (origin ?? `US en ${name}`).split(' ');
  const year = Number(firstAirDate.slice(0, 4));
  const show: CatalogSeries = {
    id: key.tmdbId,
    name,
    originalName: originalName.join(' '),
    language,
    country,
    firstAirDate,
    genreIds: toGenreIds(titleGenres, 'tv'),
    popularity: toPopularity(key.tmdbId, year),
    overview,
    posterPath: posterPath(key),
    backdropPath: null,
    imdbId,
    tvdbId: Number(tvdbId),
    status: 'Ended',
    seasons: toSeasons(episodes),
    arr: 'adds',
    isListed: true,
    ...findFacts(key),
  };
  return { show, poster: { ...key, name, year, genre: titleGenres[0] } };
}

function parseRows(table: string): string[][] {
  return table
    .trim()
    .split('\n')
    .map((line) => line.split('|'));
}

function toGenres(genreNames: string, row: readonly string[]): [Genre, ...Genre[]] {
  const [first, ...rest] = genreNames.split(' ').filter(isGenre);
  if (!first) throw toUnreadableRowError(row);
  return [first, ...rest];
}

function toGenreIds(titleGenres: readonly Genre[], mediaType: TitleKey['mediaType']): number[] {
  return [...new Set(titleGenres.map((genre) => genres[genre][mediaType]))];
}

function toSeasons(episodes: string): CatalogSeason[] {
  return episodes
    .split(' ')
    .flatMap((part) => {
      const [count, times = 1] = part.split('*').map(Number);
      return Array.from({ length: times }, () => count ?? 0);
    })
    .map((episodeCount, index) => ({ seasonNumber: index + 1, episodeCount }));
}

function findCollectionId(tmdbId: number): number | null {
  return collections.find(({ movieIds }) => movieIds.includes(tmdbId))?.id ?? null;
}

/** Made up, and the same at every start: newer titles first, otherwise mixed. */
function toPopularity(tmdbId: number, year: number): number {
  return Math.max(0, year - 1980) * 3 + ((tmdbId * 37) % 100);
}

function toUnreadableRowError(row: readonly string[]): Error {
  return new Error(`unreadable title: ${row.join('|')}`);
}
