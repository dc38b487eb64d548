import { type Call, errorReply, ok, type Reply, type Route } from '../http/http.ts';
import { movieDetails, seasonDetails, seriesDetails } from '../titles/details.ts';
import { toMovieResult } from '../titles/results.ts';
import { collectionImages, search } from '../titles/search.ts';
import type { World } from '../world.ts';

/** Query parameters of lists. */
export const paging = { page: 'number', language: 'string' } as const;

/** The page that a call asks for. */
export function pageNumber(call: Call): number {
  return Number(call.query['page'] ?? 1);
}

/** The language that a call asks for, else the user's. */
export function language(call: Call): string {
  return call.query['language'] ?? (call.user.settings?.locale || 'en');
}

/** Whether TMDB cannot be reached. */
export function isTmdbDown(world: World): boolean {
  return world.faults.upstream.tmdbStatus !== null;
}

function getMovie(world: World, call: Call): Reply {
  const movie = world.movie(Number(call.params['movieId']));
  if (!movie || isTmdbDown(world)) return errorReply(500, 'Unable to retrieve movie.');
  return ok(movieDetails(world, movie, { userId: call.user.id, language: language(call) }));
}

function getSeries(world: World, call: Call): Reply {
  const series = world.series(Number(call.params['tvId']));
  if (!series || isTmdbDown(world)) return errorReply(500, 'Unable to retrieve series.');
  return ok(seriesDetails(world, series, { userId: call.user.id, language: language(call) }));
}

function getSeason(world: World, call: Call): Reply {
  const series = world.series(Number(call.params['tvId']));
  const season = series && seasonDetails(series, Number(call.params['seasonNumber']));
  if (!season || isTmdbDown(world)) return errorReply(500, 'Unable to retrieve season.');
  return ok(season);
}

function getCollection(world: World, call: Call): Reply {
  const id = Number(call.params['collectionId']);
  const collection = world.catalog.collections.find((one) => one.id === id);
  if (!collection || isTmdbDown(world)) return errorReply(500, 'Unable to retrieve collection.');
  return ok({
    id,
    name: collection.name,
    overview: collection.overview,
    ...collectionImages(world.catalog, collection),
    parts: world.catalog.movies
      .filter((movie) => collection.movieIds.includes(movie.id))
      .map((movie) => toMovieResult(world, movie)),
  });
}

/** Routes of search and details. */
export const catalogRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/search',
    access: 'user',
    query: { query: 'string', ...paging },
    requiredQuery: ['query'],
    handle: (world, call) =>
      ok(search(world, call.query['query'] ?? '', pageNumber(call), language(call))),
  },
  {
    method: 'GET',
    path: '/movie/:movieId',
    access: 'user',
    params: { movieId: 'number' },
    query: { language: 'string' },
    handle: getMovie,
  },
  {
    method: 'GET',
    path: '/movie/:movieId/ratings',
    access: 'user',
    params: { movieId: 'number' },
    handle: () => errorReply(404, 'Rotten Tomatoes ratings not found.'),
  },
  {
    method: 'GET',
    path: '/movie/:movieId/ratingscombined',
    access: 'user',
    params: { movieId: 'number' },
    handle: () => errorReply(404, 'No ratings found.'),
  },
  {
    method: 'GET',
    path: '/tv/:tvId',
    access: 'user',
    params: { tvId: 'number' },
    query: { language: 'string' },
    handle: getSeries,
  },
  {
    method: 'GET',
    path: '/tv/:tvId/season/:seasonNumber',
    access: 'user',
    params: { tvId: 'number', seasonNumber: 'number' },
    query: { language: 'string' },
    handle: getSeason,
  },
  {
    method: 'GET',
    path: '/collection/:collectionId',
    access: 'user',
    params: { collectionId: 'number' },
    query: { language: 'string' },
    handle: getCollection,
  },
];
