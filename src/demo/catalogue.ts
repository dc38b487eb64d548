import type { TitleKey } from '../core/title.ts';
import { films } from './films.ts';
import { type Genre, genres, isGenre } from './genre.ts';
import type {
  Catalogue,
  CatalogueMovie,
  CatalogueSeason,
  CatalogueSeries,
} from './media-server/catalogue.ts';
import { series } from './series.ts';

/** What a poster is drawn from. */
export interface PosterFacts extends TitleKey {
  readonly name: string;
  readonly year: number;
  readonly genre: Genre;
}

/** The titles of the demonstration, once for the server and once for its posters. */
export interface DemoTitles {
  readonly catalogue: Catalogue;
  readonly posters: readonly PosterFacts[];
}

/** Reads the tables; throws on a line that cannot be read, naming it. */
export function readTitles(): DemoTitles {
  const movies = rowsOf(films).map(toMovie);
  const shows = rowsOf(series).map(toSeries);
  return {
    catalogue: {
      movies: movies.map(({ movie }) => movie),
      series: shows.map(({ show }) => show),
      people: [],
      hasSamples: false,
      collections: [
        {
          id: 2344,
          name: 'The Matrix Collection',
          overview: 'A programmer wakes up, four times.',
          movieIds: [603, 604, 605, 624860],
        },
        {
          id: 726871,
          name: 'Dune Collection',
          overview: 'The desert planet in two parts.',
          movieIds: [438631, 693134],
        },
      ],
    },
    posters: [...movies, ...shows].map(({ poster }) => poster),
  };
}

/** The poster's path as TMDB would have it: one segment below its image server. */
export function posterPath({ mediaType, tmdbId }: TitleKey): string {
  return `/demo-${mediaType}-${tmdbId}.svg`;
}

function toMovie(row: readonly string[]): { movie: CatalogueMovie; poster: PosterFacts } {
  const [id, releaseDate, imdbId, words, title, overview, original = `en ${title}`] = row;
  if (!id || !releaseDate || !imdbId || !words || !title || !overview) throw unreadable(row);
  const key: TitleKey = { mediaType: 'movie', tmdbId: Number(id) };
  const named = toGenres(words, row);
  const [language = '', ...originalTitle] = original.split(' ');
  const year = Number(releaseDate.slice(0, 4));
  const movie: CatalogueMovie = {
    id: key.tmdbId,
    title,
    originalTitle: originalTitle.join(' '),
    language,
    releaseDate,
    genreIds: idsOf(named, 'movie'),
    popularity: popularity(key.tmdbId, year),
    overview,
    posterPath: posterPath(key),
    backdropPath: null,
    imdbId,
    titles: {},
    collectionId: collectionOf(key.tmdbId),
    arr: 'adds',
    isListed: true,
  };
  return { movie, poster: { ...key, name: title, year, genre: named[0] } };
}

function toSeries(row: readonly string[]): { show: CatalogueSeries; poster: PosterFacts } {
  const [id, firstAirDate, imdbId, tvdbId, words, name, episodes, overview, origin] = row;
  if (!id || !firstAirDate || !imdbId || !tvdbId || !words || !name || !episodes || !overview) {
    throw unreadable(row);
  }
  const key: TitleKey = { mediaType: 'tv', tmdbId: Number(id) };
  const named = toGenres(words, row);
  const [country = '', language = '', ...originalName] = (origin ?? `US en ${name}`).split(' ');
  const year = Number(firstAirDate.slice(0, 4));
  const show: CatalogueSeries = {
    id: key.tmdbId,
    name,
    originalName: originalName.join(' '),
    language,
    country,
    firstAirDate,
    genreIds: idsOf(named, 'tv'),
    popularity: popularity(key.tmdbId, year),
    overview,
    posterPath: posterPath(key),
    backdropPath: null,
    imdbId,
    tvdbId: Number(tvdbId),
    status: 'Ended',
    seasons: toSeasons(episodes),
    arr: 'adds',
    isListed: true,
  };
  return { show, poster: { ...key, name, year, genre: named[0] } };
}

function rowsOf(table: string): string[][] {
  return table
    .trim()
    .split('\n')
    .map((line) => line.split('|'));
}

function toGenres(words: string, row: readonly string[]): [Genre, ...Genre[]] {
  const [first, ...rest] = words.split(' ').filter(isGenre);
  if (!first) throw unreadable(row);
  return [first, ...rest];
}

function idsOf(named: readonly Genre[], mediaType: TitleKey['mediaType']): number[] {
  return [...new Set(named.map((genre) => genres[genre][mediaType]))];
}

function toSeasons(episodes: string): CatalogueSeason[] {
  return episodes
    .split(' ')
    .flatMap((part) => {
      const [count, times = 1] = part.split('*').map(Number);
      return Array.from({ length: times }, () => count ?? 0);
    })
    .map((episodeCount, index) => ({ seasonNumber: index + 1, episodeCount }));
}

function collectionOf(tmdbId: number): number | null {
  if ([603, 604, 605, 624860].includes(tmdbId)) return 2344;
  return [438631, 693134].includes(tmdbId) ? 726871 : null;
}

/** Only an order for the lists, the same at every start: newer titles first, otherwise mixed. */
function popularity(tmdbId: number, year: number): number {
  return Math.max(0, year - 1980) * 3 + ((tmdbId * 37) % 100);
}

function unreadable(row: readonly string[]): Error {
  return new Error(`unreadable title: ${row.join('|')}`);
}
