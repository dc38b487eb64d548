import { type Call, errorReply, ok, type Reply, type Route } from '../http/http.ts';
import type { CatalogPerson } from '../titles/catalog.ts';
import { toMovieResult, toSeriesResult } from '../titles/results.ts';
import type { World } from '../world.ts';
import { isTmdbDown, language } from './catalog-routes.ts';

function findPerson(world: World, call: Call): CatalogPerson | undefined {
  if (isTmdbDown(world)) return undefined;
  return world.catalog.people.find(({ id }) => id === Number(call.params['personId']));
}

function getPerson(world: World, call: Call): Reply {
  const person = findPerson(world, call);
  if (!person) return errorReply(500, 'Unable to retrieve person.');
  return ok({
    id: person.id,
    name: person.name,
    birthday: '1974-11-11',
    deathday: null,
    knownForDepartment: 'Acting',
    alsoKnownAs: [],
    gender: 2,
    biography: 'Bio.',
    popularity: 15,
    placeOfBirth: 'Los Angeles',
    profilePath: world.catalog.hasSamples ? `/pp${person.id}.jpg` : null,
    adult: false,
    imdbId: 'nm0000138',
    homepage: null,
  });
}

/** Movies and series; each with the fields of a result and of the role. */
function getCredits(world: World, call: Call): Reply {
  const person = findPerson(world, call);
  if (!person) return errorReply(500, 'Unable to retrieve combined credits.');
  const { movies, series } = world.catalog;
  const names = language(call);
  const titles = [
    ...movies
      .filter(({ id }) => person.knownForMovieIds.includes(id))
      .map((movie) => toMovieResult(world, movie, names)),
    ...series
      .filter(({ id }) => person.knownForSeriesIds?.includes(id))
      .map((one) => toSeriesResult(world, one)),
  ];
  const cast = titles.map((title) => ({ ...title, character: 'Hero', creditId: `c${person.id}` }));
  return ok({ cast, crew: [], id: person.id });
}

/** Routes of people. */
export const personRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/person/:personId',
    access: 'user',
    params: { personId: 'number' },
    query: { language: 'string' },
    handle: getPerson,
  },
  {
    method: 'GET',
    path: '/person/:personId/combined_credits',
    access: 'user',
    params: { personId: 'number' },
    query: { language: 'string' },
    handle: getCredits,
  },
];
