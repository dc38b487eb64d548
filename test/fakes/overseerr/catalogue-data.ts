import type { Catalogue } from './catalogue.ts';
import { catalogueMovies } from './catalogue-movies.ts';
import { catalogueSeriesList } from './catalogue-series.ts';

/** What the server finds unless told otherwise. */
export const defaultCatalogue: Catalogue = {
  movies: catalogueMovies,
  series: catalogueSeriesList,
  people: [{ id: 505710, name: 'Zendaya', knownForMovieIds: [438631] }],
  collections: [
    {
      id: 726871,
      name: 'Dune Collection',
      overview: 'The Dune films.',
      movieIds: [438631, 693134],
    },
  ],
};
