import { type Call, errorReply, ok, type Reply, type Route } from '../http/http.ts';
import { movieDetails, seasonDetails, seriesDetails } from '../titles/details.ts';
import { toMovieResult } from '../titles/results.ts';
import { discover, resultPage, search } from '../titles/search.ts';
import type { World } from '../world.ts';

const paging = { page: 'number', language: 'string' } as const;

function pageNumber(call: Call): number {
  return Number(call.query['page'] ?? 1);
}

function language(call: Call): string {
  return call.query['language'] ?? (call.user.settings?.locale || 'en');
}

function isTmdbDown(world: World): boolean {
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
  return ok(seriesDetails(world, series, call.user.id));
}

function getSeason(world: World, call: Call): Reply {
  const series = world.series(Number(call.params['tvId']));
  const season = series && seasonDetails(series, Number(call.params['seasonNumber']));
  if (!season || isTmdbDown(world)) return errorReply(500, 'Unable to retrieve season.');
  return ok(season);
}

function list(kinds: readonly ('movie' | 'tv')[], failure: string, hasKeywords = false) {
  return (world: World, call: Call): Reply => {
    if (isTmdbDown(world)) return errorReply(500, failure);
    const page = discover(world, kinds, pageNumber(call), language(call));
    return ok(hasKeywords ? { ...page, keywords: [] } : page);
  };
}

/** The first ten other movies serve as recommendations. */
function similarMovies(world: World, call: Call): Reply {
  const id = Number(call.params['movieId']);
  if (!world.movie(id) || isTmdbDown(world)) {
    return errorReply(500, 'Unable to retrieve recommendations.');
  }
  const others = world.catalog.movies.filter((movie) => movie.id !== id).slice(0, 10);
  return ok(
    resultPage(
      others.map((movie) => toMovieResult(world, movie)),
      1,
    ),
  );
}

function getCollection(world: World, call: Call): Reply {
  const id = Number(call.params['collectionId']);
  const collection = world.catalog.collections.find((one) => one.id === id);
  if (!collection || isTmdbDown(world)) return errorReply(500, 'Unable to retrieve collection.');
  return ok({
    id,
    name: collection.name,
    overview: collection.overview,
    posterPath: `/c${id}.jpg`,
    backdropPath: `/c${id}.jpg`,
    parts: world.catalog.movies
      .filter((movie) => collection.movieIds.includes(movie.id))
      .map((movie) => toMovieResult(world, movie)),
  });
}

/** Routes of search, details, and discovery. */
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
    path: '/movie/:movieId/recommendations',
    access: 'user',
    params: { movieId: 'number' },
    query: paging,
    handle: similarMovies,
  },
  {
    method: 'GET',
    path: '/movie/:movieId/similar',
    access: 'user',
    params: { movieId: 'number' },
    query: paging,
    handle: similarMovies,
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
  {
    method: 'GET',
    path: '/discover/trending',
    access: 'user',
    query: paging,
    handle: list(['movie', 'tv'], 'Unable to retrieve trending items.'),
  },
  {
    method: 'GET',
    path: '/discover/movies',
    access: 'user',
    query: paging,
    handle: list(['movie'], 'Unable to retrieve popular movies.', true),
  },
  {
    method: 'GET',
    path: '/discover/movies/upcoming',
    access: 'user',
    query: paging,
    handle: list(['movie'], 'Unable to retrieve upcoming movies.'),
  },
  {
    method: 'GET',
    path: '/discover/tv',
    access: 'user',
    query: paging,
    handle: list(['tv'], 'Unable to retrieve popular series.', true),
  },
  {
    method: 'GET',
    path: '/discover/tv/upcoming',
    access: 'user',
    query: paging,
    handle: list(['tv'], 'Unable to retrieve upcoming series.'),
  },
];
