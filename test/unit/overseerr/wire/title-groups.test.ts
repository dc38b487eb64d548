import { expect, it } from 'vitest';
import {
  wireCollection,
  wireCredits,
  wirePerson,
} from '../../../../src/overseerr/wire/group-schemas.ts';
import { wireSearch } from '../../../../src/overseerr/wire/schemas.ts';
import { toCollection, toGroupHit, toPerson } from '../../../../src/overseerr/wire/title-groups.ts';

const now = new Date('2026-11-29T12:00:00Z');

it('the movies of a collection are sorted by release, with the status of both qualities', () => {
  const parts = [
    { id: 3, title: 'Undated', releaseDate: '' },
    { id: 2, title: 'Coming', releaseDate: '2026-12-18', mediaInfo: { tmdbId: 2, status: 2 } },
    {
      id: 1,
      title: 'First',
      releaseDate: '2021-09-15',
      mediaInfo: { tmdbId: 1, status: 5, status4k: 3 },
    },
    { title: 'Without an id' },
  ];
  const collection = wireCollection.parse({ id: 7, name: 'All', parts });
  const at = new Date('2026-12-18T10:00:00Z');
  expect(toCollection(collection, now).parts).toMatchObject([
    { tmdbId: 1, year: 2021, standard: 'available', in4k: 'processing', releases: [] },
    { tmdbId: 2, standard: 'pending', in4k: 'unknown', releases: [{ kind: 'cinema', at }] },
    { tmdbId: 3, year: null, standard: 'unknown', releases: [] },
  ]);
});

it('a person has what they are best known for first, once each, without talk shows', () => {
  const person = wirePerson.parse({ id: 505710, name: 'Zendaya', profilePath: null });
  const credit = (id: number, voteCount: number, more: object = {}) => ({
    id,
    mediaType: 'movie',
    title: `Movie ${id}`,
    voteCount,
    character: 'Hero',
    ...more,
  });
  const credits = wireCredits.parse({
    cast: [
      credit(1, 10),
      credit(2, 900),
      { id: 2, mediaType: 'tv', name: 'Series', voteCount: 500, character: 'Rue' },
      credit(3, 9_999, { character: 'Self - Guest' }),
      { id: 4, mediaType: 'person' },
    ],
    crew: [credit(1, 10), credit(5, 700, { character: undefined, job: 'Director' })],
  });
  const { titles } = toPerson(person, credits);
  expect(titles.map(({ mediaType, tmdbId }) => `${mediaType} ${tmdbId}`)).toEqual([
    'movie 2',
    'movie 5',
    'tv 2',
    'movie 1',
  ]);
});

it('people and collections are found among search results, apart from the titles', () => {
  const { results, groups } = wireSearch.parse({
    results: [
      {
        id: 1,
        mediaType: 'person',
        name: 'Zendaya',
        profilePath: '/z.jpg',
        knownFor: [{ title: 'Dune' }, { name: 'Euphoria' }, {}, { title: 'A' }, { title: 'B' }],
      },
      { id: 2, mediaType: 'movie', title: 'Dune' },
      { id: 3, mediaType: 'collection', title: 'Dune Collection' },
      { id: 4, mediaType: 'album', title: 'Other' },
    ],
  });
  expect(results.map(({ id }) => id)).toEqual([2]);
  expect(groups.map(toGroupHit)).toEqual([
    {
      kind: 'person',
      id: 1,
      name: 'Zendaya',
      knownFor: ['Dune', 'Euphoria', 'A'],
      imagePath: '/z.jpg',
    },
    { kind: 'collection', id: 3, name: 'Dune Collection', knownFor: [], imagePath: null },
  ]);
});
