import type { Catalog } from '../../../src/demo/overseerr/titles/catalog.ts';
import { catalogMovies } from './catalog-movies.ts';
import { catalogSeriesList } from './catalog-series.ts';

/** The default catalog of the server. */
export const defaultCatalog: Catalog = {
  movies: catalogMovies,
  series: catalogSeriesList,
  hasSamples: true,
  people: [{ id: 505710, name: 'Zendaya', knownForMovieIds: [438631] }],
  collections: [
    {
      id: 2344,
      name: 'The Matrix Collection',
      overview: 'The Matrix films.',
      movieIds: [603, 604, 605, 624860],
    },
    {
      id: 726871,
      name: 'Dune Collection',
      overview: 'The Dune films.',
      movieIds: [438631, 693134],
    },
  ],
};
