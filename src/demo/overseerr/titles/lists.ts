import type { Shape } from '../shapes.ts';
import type { MediaType } from '../state.ts';
import type { World } from '../world.ts';
import type { CatalogMovie, CatalogSeries } from './catalog.ts';
import { genreNames } from './genres.ts';
import { toMovieResult, toSeriesResult } from './results.ts';
import { type ResultPage, rankMovies, rankSeries, resultPage, sortByPopularity } from './search.ts';

/** What a discover list is limited to. */
export interface DiscoverFilter {
  readonly kinds: readonly MediaType[];
  readonly genreId?: number;
  /** The original language. */
  readonly originalLanguage?: string;
  readonly isUpcoming?: boolean;
}

/** The discover lists: listed titles by popularity. */
export function discover(
  world: World,
  { kinds, genreId, originalLanguage, isUpcoming = false }: DiscoverFilter,
  { page, language }: { readonly page: number; readonly language: string },
): ResultPage {
  const today = world.state.now().slice(0, 10);
  const isShown = (title: CatalogMovie | CatalogSeries, date: string) =>
    title.isListed &&
    (genreId === undefined || title.genreIds.includes(genreId)) &&
    (originalLanguage === undefined || title.language === originalLanguage) &&
    (!isUpcoming || date >= today);
  const movies = world.catalog.movies.filter((movie) => isShown(movie, movie.releaseDate));
  const series = world.catalog.series.filter((one) => isShown(one, one.firstAirDate));
  const found = [
    ...(kinds.includes('movie') ? rankMovies(world, movies, language) : []),
    ...(kinds.includes('tv') ? rankSeries(world, series) : []),
  ];
  return resultPage(sortByPopularity(found), page);
}

/** Up to ten other titles of the same kind; in a catalog without samples, those that share the most genres. */
export function relatedTitles(
  world: World,
  mediaType: MediaType,
  id: number,
): readonly Shape[] | null {
  const { catalog } = world;
  const all: readonly (CatalogMovie | CatalogSeries)[] =
    mediaType === 'movie' ? catalog.movies : catalog.series;
  const title = all.find((one) => one.id === id);
  if (!title) return null;
  const shared = (one: CatalogMovie | CatalogSeries) =>
    one.genreIds.filter((genre) => title.genreIds.includes(genre)).length;
  const others = all.filter((one) => one.id !== id);
  const related = catalog.hasSamples
    ? others
    : others.toSorted(
        (one, other) => shared(other) - shared(one) || other.popularity - one.popularity,
      );
  return related
    .slice(0, 10)
    .map((one) => ('title' in one ? toMovieResult(world, one) : toSeriesResult(world, one)));
}

/** The genres of the titles; in the catalog with samples, those of the recorded server. */
export function listGenres({ catalog }: World, mediaType: MediaType): readonly Shape[] {
  const titles = mediaType === 'movie' ? catalog.movies : catalog.series;
  const used = new Set(titles.flatMap(({ genreIds }) => genreIds));
  return recordedGenreOrder
    .filter((id, index) =>
      mediaType === 'movie' && catalog.hasSamples ? index < recordedGenres : used.has(id),
    )
    .map((id) => ({ id, name: genreNames[id] ?? 'Unknown' }));
}

const recordedGenres = 14;
const recordedGenreOrder = [
  28, 12, 16, 35, 80, 18, 10751, 14, 27, 9648, 10749, 878, 53, 10752, 36, 37, 99, 10402, 10759,
  10762, 10764, 10765, 10768,
];
