import type { Shape } from '../shapes.ts';
import type { World } from '../world.ts';
import type { Catalog, CatalogCollection, CatalogMovie, CatalogSeries } from './catalog.ts';
import { toMovieResult, toSeriesResult } from './results.ts';

const pageSize = 20;
const lastPage = 500;

/** A page of results in the server's format. */
export interface ResultPage {
  readonly page: number;
  readonly totalPages: number;
  readonly totalResults: number;
  readonly results: readonly Shape[];
}

/** The response of a search that found nothing or could not reach TMDB (#039, #115). */
const emptyPage: ResultPage = { page: 1, totalPages: 1, totalResults: 0, results: [] };

/** Selects a page of all results. */
export function resultPage(all: readonly Shape[], page: number): ResultPage {
  return {
    page,
    totalPages: Math.max(1, Math.ceil(all.length / pageSize)),
    totalResults: all.length,
    results: all.slice((page - 1) * pageSize, page * pageSize),
  };
}

function toWords(text: string): readonly string[] {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

function matches(names: readonly string[], wanted: readonly string[]): boolean {
  return names.some((name) => {
    const words = toWords(name);
    return wanted.every((one) => words.some((word) => word.startsWith(one)));
  });
}

/** A result with what it is ranked by. */
export type RankedResult = { readonly popularity: number; readonly result: Shape };

/** Movies as results. */
export function rankMovies(
  world: World,
  found: readonly CatalogMovie[],
  language: string,
): RankedResult[] {
  return found.map((movie) => ({
    popularity: movie.popularity,
    result: toMovieResult(world, movie, language),
  }));
}

/** Series as results. */
export function rankSeries(world: World, found: readonly CatalogSeries[]): RankedResult[] {
  return found.map((series) => ({
    popularity: series.popularity,
    result: toSeriesResult(world, series),
  }));
}

/** The most popular ones first. */
export function sortByPopularity(found: readonly RankedResult[]): readonly Shape[] {
  return found.toSorted((a, b) => b.popularity - a.popularity).map((one) => one.result);
}

function findPeopleAndCollections(
  world: World,
  catalog: Catalog,
  wanted: readonly string[],
): readonly RankedResult[] {
  const people = catalog.people
    .filter((person) => matches([person.name], wanted))
    .map((person) => ({
      popularity: 15,
      result: {
        id: person.id,
        name: person.name,
        popularity: 15,
        adult: false,
        mediaType: 'person',
        profilePath: catalog.hasSamples ? `/pp${person.id}.jpg` : null,
        knownFor: catalog.movies
          .filter((movie) => person.knownForMovieIds.includes(movie.id))
          .map((movie) => toMovieResult(world, movie)),
      },
    }));
  const collections = catalog.collections
    .filter((collection) => matches([collection.name], wanted))
    .map((collection) => ({
      popularity: 0,
      result: {
        id: collection.id,
        mediaType: 'collection',
        adult: false,
        originalLanguage: 'en',
        originalTitle: collection.name,
        title: collection.name,
        overview: collection.overview,
        ...collectionImages(catalog, collection),
      },
    }));
  return [...people, ...collections];
}

/** Of a catalog without samples: those of the first movie, because the demo draws posters of titles only. */
export function collectionImages(catalog: Catalog, { id, movieIds }: CatalogCollection): Shape {
  const first = catalog.movies.find((movie) => movie.id === movieIds[0]);
  const path = catalog.hasSamples ? `/c${id}.jpg` : (first?.posterPath ?? null);
  return { posterPath: path, backdropPath: path };
}

function findByExternalId(world: World, kind: string, value: string): readonly Shape[] {
  const { movies, series } = world.catalog;
  const hasId = (one: { id: number; imdbId: string | null; tvdbId?: number | null }): boolean =>
    (kind === 'tmdb' && String(one.id) === value) ||
    (kind === 'imdb' && one.imdbId === value) ||
    (kind === 'tvdb' && String(one.tvdbId) === value);
  return [
    ...movies.filter(hasId).map((movie) => toMovieResult(world, movie)),
    ...series.filter(hasId).map((one) => toSeriesResult(world, one)),
  ];
}

/** `GET /search`: every word of the query must be the beginning of a word in the title, in any language. */
export function search(world: World, query: string, page: number, language: string): ResultPage {
  if (page < 1 || page > lastPage || world.faults.upstream.tmdbStatus !== null) return emptyPage;
  const outside = /^(tmdb|imdb|tvdb):\s*(\S+)$/i.exec(query.trim());
  if (outside?.[1] && outside[2]) {
    return resultPage(findByExternalId(world, outside[1].toLowerCase(), outside[2]), page);
  }
  const year = /\byear:(\d{4})\b/i.exec(query)?.[1];
  const wanted = toWords(query.replace(/\byear:\d{4}\b/i, ' '));
  if (wanted.length === 0) return emptyPage;
  const inYear = (date: string): boolean => year === undefined || date.startsWith(year);
  const movies = world.catalog.movies
    .filter((movie) => inYear(movie.releaseDate))
    .filter((movie) =>
      matches([movie.title, movie.originalTitle, ...Object.values(movie.titles)], wanted),
    );
  const series = world.catalog.series
    .filter((one) => inYear(one.firstAirDate))
    .filter((one) => matches([one.name, one.originalName], wanted));
  const others = year === undefined ? findPeopleAndCollections(world, world.catalog, wanted) : [];
  const found = [...rankMovies(world, movies, language), ...rankSeries(world, series), ...others];
  return resultPage(sortByPopularity(found), page);
}
