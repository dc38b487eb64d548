import { type Call, errorReply, ok, type Reply, type Route } from '../http/http.ts';
import type { MediaType } from '../state.ts';
import { genreNames } from '../titles/genres.ts';
import { type DiscoverFilter, discover, listGenres, relatedTitles } from '../titles/lists.ts';
import { resultPage } from '../titles/search.ts';
import type { World } from '../world.ts';
import { isTmdbDown, language, pageNumber, paging } from './catalog-routes.ts';

function list(filter: DiscoverFilter, failure: string) {
  return (world: World, call: Call): Reply => {
    if (isTmdbDown(world)) return errorReply(500, failure);
    return ok(discover(world, filter, { page: pageNumber(call), language: language(call) }));
  };
}

/** Here `language` is the original language of the titles; their names are in the language of the user. */
function popular(kind: MediaType, failure: string) {
  return (world: World, call: Call): Reply => {
    if (isTmdbDown(world)) return errorReply(500, failure);
    const { language: originalLanguage, genre } = call.query;
    const filter = {
      kinds: [kind],
      ...(originalLanguage === undefined ? {} : { originalLanguage }),
      ...(genre === undefined ? {} : { genreId: Number(genre) }),
    };
    const names = language({ ...call, query: {} });
    const page = discover(world, filter, { page: pageNumber(call), language: names });
    return ok({ ...page, keywords: [] });
  };
}

function byGenre(kind: MediaType, failure: string) {
  return (world: World, call: Call): Reply => {
    if (isTmdbDown(world)) return errorReply(500, failure);
    const genreId = Number(call.params['genreId']);
    const name = genreNames[genreId];
    if (name === undefined) return errorReply(404, 'Genre not found.');
    const options = { page: pageNumber(call), language: language(call) };
    const page = discover(world, { kinds: [kind], genreId }, options);
    return ok({ ...page, genre: { id: genreId, name } });
  };
}

function related(kind: MediaType, failure: string) {
  return (world: World, call: Call): Reply => {
    const id = Number(call.params[kind === 'movie' ? 'movieId' : 'tvId']);
    const titles = isTmdbDown(world) ? null : relatedTitles(world, kind, id);
    return titles ? ok(resultPage(titles, pageNumber(call))) : errorReply(500, failure);
  };
}

function genres(kind: MediaType, failure: string) {
  return (world: World): Reply =>
    isTmdbDown(world) ? errorReply(500, failure) : ok(listGenres(world, kind));
}

function route(
  path: string,
  query: Route['query'],
  handle: Route['handle'],
  params?: Route['params'],
): Route {
  return {
    method: 'GET',
    path,
    access: 'user',
    ...(query ? { query } : {}),
    ...(params ? { params } : {}),
    handle,
  };
}

const filters = { ...paging, genre: 'string' } as const;
const movie = { movieId: 'number' } as const;
const tv = { tvId: 'number' } as const;
const genre = { genreId: 'string' } as const;

/** Routes of lists that nobody has searched for. */
export const discoverRoutes: readonly Route[] = [
  route(
    '/discover/trending',
    paging,
    list({ kinds: ['movie', 'tv'] }, 'Unable to retrieve trending items.'),
  ),
  route('/discover/movies', filters, popular('movie', 'Unable to retrieve popular movies.')),
  route('/discover/tv', filters, popular('tv', 'Unable to retrieve popular series.')),
  route(
    '/discover/movies/upcoming',
    paging,
    list({ kinds: ['movie'], isUpcoming: true }, 'Unable to retrieve upcoming movies.'),
  ),
  route(
    '/discover/tv/upcoming',
    paging,
    list({ kinds: ['tv'], isUpcoming: true }, 'Unable to retrieve upcoming series.'),
  ),
  route(
    '/discover/movies/genre/:genreId',
    paging,
    byGenre('movie', 'Unable to retrieve movies by genre.'),
    genre,
  ),
  route(
    '/discover/tv/genre/:genreId',
    paging,
    byGenre('tv', 'Unable to retrieve series by genre.'),
    genre,
  ),
  route(
    '/movie/:movieId/recommendations',
    paging,
    related('movie', 'Unable to retrieve movie recommendations.'),
    movie,
  ),
  route(
    '/movie/:movieId/similar',
    paging,
    related('movie', 'Unable to retrieve similar movies.'),
    movie,
  ),
  route(
    '/tv/:tvId/recommendations',
    paging,
    related('tv', 'Unable to retrieve series recommendations.'),
    tv,
  ),
  route('/tv/:tvId/similar', paging, related('tv', 'Unable to retrieve similar series.'), tv),
  route(
    '/genres/movie',
    { language: 'string' },
    genres('movie', 'Unable to retrieve movie genres.'),
  ),
  route('/genres/tv', { language: 'string' }, genres('tv', 'Unable to retrieve series genres.')),
];
