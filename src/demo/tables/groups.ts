import type { CatalogCollection, CatalogPerson } from '../overseerr/titles/catalog.ts';

/** Collections of the demo, by their IDs on TMDB. The overviews are ours. */
export const collections: readonly CatalogCollection[] = [
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
  {
    id: 263,
    name: 'The Dark Knight Collection',
    overview: 'How a frightened boy became a symbol, and what it cost.',
    movieIds: [155, 272, 49026],
  },
  {
    id: 264,
    name: 'Back to the Future Collection',
    overview: 'One car, three centuries.',
    movieIds: [105, 165, 196],
  },
  {
    id: 119,
    name: 'The Lord of the Rings Collection',
    overview: 'A small ring and a long way.',
    movieIds: [120, 121, 122],
  },
  {
    id: 86311,
    name: 'The Avengers Collection',
    overview: 'They assemble when nothing else helps.',
    movieIds: [24428, 299536, 299534, 1003596, 1003598],
  },
];

/** People of the demo, by their IDs on TMDB, with those of their titles that the demo has. */
export const people: readonly CatalogPerson[] = [
  { id: 6384, name: 'Keanu Reeves', knownForMovieIds: [603, 604, 605, 624860] },
  { id: 505710, name: 'Zendaya', knownForMovieIds: [438631, 693134] },
  { id: 1190668, name: 'Timothée Chalamet', knownForMovieIds: [438631, 693134, 157336] },
  { id: 6193, name: 'Leonardo DiCaprio', knownForMovieIds: [27205, 597] },
  {
    id: 525,
    name: 'Christopher Nolan',
    knownForMovieIds: [27205, 157336, 77, 1124, 872585, 577922, 374720, 155, 272, 49026],
  },
  { id: 10205, name: 'Sigourney Weaver', knownForMovieIds: [348, 679, 19995, 76600, 620] },
  { id: 17419, name: 'Bryan Cranston', knownForMovieIds: [], knownForSeriesIds: [1396] },
  {
    id: 17605,
    name: 'Idris Elba',
    knownForMovieIds: [],
    knownForSeriesIds: [1438],
  },
];
