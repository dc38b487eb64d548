import { type Shape, toMediaShape } from '../shapes.ts';
import type { MediaType } from '../state.ts';
import type { World } from '../world.ts';
import type { CatalogMovie, CatalogSeries } from './catalog.ts';

/** A movie in `/search`, `/discover`, and so on; with `mediaInfo` only when the title has a media row. */
export function toMovieResult(world: World, movie: CatalogMovie, language = 'en'): Shape {
  return {
    id: movie.id,
    mediaType: 'movie',
    adult: false,
    genreIds: movie.genreIds,
    originalLanguage: movie.language,
    originalTitle: movie.originalTitle,
    overview: movie.overview,
    popularity: movie.popularity,
    releaseDate: movie.releaseDate,
    title: movie.titles[language] ?? movie.title,
    video: false,
    voteAverage: world.catalog.hasSamples ? 7.5 : 0,
    voteCount: world.catalog.hasSamples ? 1234 : 0,
    backdropPath: movie.backdropPath,
    posterPath: movie.posterPath,
    ...resultMediaInfo(world, 'movie', movie.id),
  };
}

/** A series in `/search`, `/discover`, and so on. */
export function toSeriesResult(world: World, series: CatalogSeries): Shape {
  return {
    id: series.id,
    firstAirDate: series.firstAirDate,
    genreIds: series.genreIds,
    mediaType: 'tv',
    name: series.name,
    originCountry: [series.country],
    originalLanguage: series.language,
    originalName: series.originalName,
    overview: series.overview,
    popularity: series.popularity,
    voteAverage: world.catalog.hasSamples ? 8.1 : 0,
    voteCount: world.catalog.hasSamples ? 999 : 0,
    backdropPath: series.backdropPath,
    posterPath: series.posterPath,
    ...resultMediaInfo(world, 'tv', series.id),
  };
}

function resultMediaInfo(world: World, type: MediaType, tmdbId: number): Shape {
  const media = world.mediaOf(type, tmdbId);
  if (!media) return {};
  const watchlists = world.isSeerr ? { watchlists: [] } : {};
  return { mediaInfo: { ...toMediaShape(world, media), ...watchlists } };
}
