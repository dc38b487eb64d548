import { listMediaRequests, type Shape, toMediaShape } from '../shapes.ts';
import type { MediaType } from '../state.ts';
import type { World } from '../world.ts';
import type { CatalogMovie, CatalogSeason, CatalogSeries } from './catalog.ts';
import { movieFacts, seriesFacts } from './facts.ts';
import { genreNames } from './genres.ts';

const watchProviders = [
  {
    iso_3166_1: 'US',
    link: 'https://www.themoviedb.org/',
    buy: [],
    flatrate: [{ displayPriority: 1, logoPath: '/n.jpg', id: 8, name: 'Netflix' }],
  },
];

const director = {
  department: 'Directing',
  id: 525,
  job: 'Director',
  name: 'Christopher Nolan',
  gender: 2,
  profilePath: '/pp525.jpg',
};

function toGenres(ids: readonly number[]): readonly Shape[] {
  return ids.map((id) => ({ id, name: genreNames[id] ?? 'Unknown' }));
}

function detailsMediaInfo(world: World, type: MediaType, tmdbId: number): Shape {
  const media = world.mediaOf(type, tmdbId);
  if (!media) return {};
  const issues = world.state.issues
    .filter((issue) => issue.mediaId === media.id)
    .map(({ mediaId: _m, createdById: _c, modifiedById: _b, comments: _k, ...issue }) => issue);
  return {
    mediaInfo: {
      ...toMediaShape(world, media, true),
      requests: listMediaRequests(world, media),
      issues,
    },
  };
}

function toWatchlistField(world: World, userId: number, type: MediaType, tmdbId: number): Shape {
  if (!world.isSeerr) return {};
  const onUserWatchlist = world.state.watchlist.some(
    (entry) => entry.userId === userId && entry.mediaType === type && entry.tmdbId === tmdbId,
  );
  return { onUserWatchlist };
}

/** `GET /movie/:id`. */
export function movieDetails(
  world: World,
  movie: CatalogMovie,
  asking: { readonly userId: number; readonly language: string },
): Shape {
  const collection = world.catalog.collections.find((one) => one.id === movie.collectionId);
  const certification = {
    certification: 'PG-13',
    iso_639_1: 'en',
    note: '',
    release_date: `${movie.releaseDate || '2030-01-01'}T00:00:00.000Z`,
    type: 3,
  };
  const cast = {
    castId: 1,
    character: 'Hero',
    creditId: `c${movie.id}`,
    id: 6193,
    name: 'Leonardo DiCaprio',
    order: 0,
    gender: 2,
    profilePath: '/pp6193.jpg',
  };
  return {
    id: movie.id,
    adult: false,
    budget: 100_000_000,
    genres: toGenres(movie.genreIds),
    relatedVideos: [
      {
        site: 'YouTube',
        key: 'dQw4w9WgXcQ',
        name: 'Trailer',
        size: 1080,
        type: 'Trailer',
        url: 'https://www.youtube.com/watch?v=dQw4w9WgXcQ',
      },
    ],
    originalLanguage: movie.language,
    originalTitle: movie.originalTitle,
    popularity: movie.popularity,
    productionCompanies: [
      { id: 174, name: 'Warner Bros. Pictures', originCountry: 'US', logoPath: '/l.png' },
    ],
    productionCountries: [{ iso_3166_1: 'US', name: 'United States of America' }],
    releaseDate: movie.releaseDate,
    releases: {
      results: [{ iso_3166_1: 'US', rating: '', release_dates: [certification] }],
    },
    revenue: 500_000_000,
    spokenLanguages: [{ english_name: 'English', iso_639_1: 'en', name: 'English' }],
    status: movie.releaseDate === '' ? 'Planned' : 'Released',
    title: movie.titles[asking.language] ?? movie.title,
    video: false,
    voteAverage: 7.5,
    voteCount: 1234,
    backdropPath: movie.backdropPath,
    homepage: '',
    imdbId: movie.imdbId,
    overview: movie.overview,
    posterPath: movie.posterPath,
    runtime: movie.releaseDate === '' ? 0 : 121,
    tagline: 'Tagline.',
    credits: { cast: [cast], crew: [{ creditId: `d${movie.id}`, ...director }] },
    ...(collection
      ? {
          collection: {
            id: collection.id,
            name: collection.name,
            posterPath: '/c.jpg',
            backdropPath: '/c.jpg',
          },
        }
      : {}),
    externalIds: { facebookId: null, imdbId: movie.imdbId, instagramId: null, twitterId: null },
    watchProviders,
    keywords: [{ id: 818, name: 'based on novel or book' }],
    ...movieFacts(world, movie),
    ...detailsMediaInfo(world, 'movie', movie.id),
    ...toWatchlistField(world, asking.userId, 'movie', movie.id),
  };
}

function getFirstYear(series: CatalogSeries): number {
  return Number(series.firstAirDate.slice(0, 4));
}

function toAirDate(series: CatalogSeries, seasonNumber: number, episodeNumber: number): string {
  const year = getFirstYear(series) + Math.max(0, seasonNumber - 1);
  const month = ((episodeNumber - 1) % 12) + 1;
  return `${year}-${String(month).padStart(2, '0')}-10`;
}

function episodeShape(series: CatalogSeries, seasonNumber: number, episodeNumber: number): Shape {
  return {
    id: series.id * 1000 + seasonNumber * 100 + episodeNumber,
    airDate: toAirDate(series, seasonNumber, episodeNumber),
    episodeNumber,
    name: `Episode ${episodeNumber}`,
    overview: `S${seasonNumber}E${episodeNumber}`,
    productionCode: '',
    seasonNumber,
    showId: series.id,
    voteAverage: 8,
    voteCount: 10,
    stillPath: null,
  };
}

function seasonName({ seasonNumber, name, names }: CatalogSeason, language: string): string {
  const local = names?.[language];
  if (local !== undefined) return local;
  if (name !== undefined) return name;
  return seasonNumber === 0 ? 'Specials' : `Season ${seasonNumber}`;
}

/** `GET /tv/:id/season/:n`; `undefined` for an unknown season. */
export function seasonDetails(series: CatalogSeries, seasonNumber: number): Shape | undefined {
  const season = series.seasons.find((one) => one.seasonNumber === seasonNumber);
  if (!season) return undefined;
  return {
    airDate: toAirDate(series, seasonNumber, 1),
    episodes: Array.from({ length: season.episodeCount }, (_, index) =>
      episodeShape(series, seasonNumber, index + 1),
    ),
    externalIds: { tvdbId: null },
    id: series.id * 100 + seasonNumber,
    name: seasonName(season, 'en'),
    overview: '',
    seasonNumber,
    posterPath: series.posterPath,
  };
}

/** Whether TMDB gives a series the keyword that makes it anime for the server. */
export function isAnime(series: CatalogSeries | undefined): boolean {
  return series?.country === 'JP';
}

/** `GET /tv/:id`. */
export function seriesDetails(
  world: World,
  series: CatalogSeries,
  { userId, language }: { readonly userId: number; readonly language: string },
): Shape {
  const regular = series.seasons.filter((season) => season.seasonNumber > 0);
  const last = regular.at(-1);
  const lastEpisode = last && episodeShape(series, last.seasonNumber, last.episodeCount);
  return {
    createdBy: [],
    episodeRunTime: [45],
    firstAirDate: series.firstAirDate,
    genres: toGenres(series.genreIds),
    relatedVideos: [],
    homepage: '',
    id: series.id,
    inProduction: series.status !== 'Ended',
    languages: ['en'],
    lastAirDate: lastEpisode?.['airDate'] ?? null,
    name: series.name,
    networks: [{ id: 49, name: 'HBO', originCountry: 'US', logoPath: '/n.png' }],
    numberOfEpisodes: regular.reduce((sum, season) => sum + season.episodeCount, 0),
    numberOfSeasons: regular.length,
    originCountry: [series.country],
    originalLanguage: series.language,
    originalName: series.originalName,
    tagline: '',
    overview: series.overview,
    popularity: series.popularity,
    productionCompanies: [{ id: 3268, name: 'HBO', originCountry: 'US', logoPath: null }],
    productionCountries: [{ iso_3166_1: 'US', name: 'United States of America' }],
    contentRatings: { results: [{ iso_3166_1: 'US', rating: 'TV-MA', descriptors: [] }] },
    spokenLanguages: [{ englishName: 'English', iso_639_1: 'en', name: 'English' }],
    seasons: series.seasons.map((season) => ({
      airDate: toAirDate(series, season.seasonNumber, 1),
      episodeCount: season.episodeCount,
      id: series.id * 100 + season.seasonNumber,
      name: seasonName(season, language),
      overview: '',
      seasonNumber: season.seasonNumber,
      posterPath: series.posterPath,
    })),
    status: series.status,
    type: 'Scripted',
    voteAverage: 8.1,
    voteCount: 999,
    backdropPath: series.backdropPath,
    ...(lastEpisode ? { lastEpisodeToAir: lastEpisode } : {}),
    posterPath: series.posterPath,
    credits: {
      cast: [
        {
          character: 'Lead',
          creditId: 'r1',
          id: 17419,
          name: 'Bryan Cranston',
          order: 0,
          gender: 2,
          profilePath: '/a.jpg',
        },
      ],
      crew: [{ creditId: `d${series.id}`, ...director }],
    },
    externalIds: {
      facebookId: null,
      freebaseId: null,
      freebaseMid: null,
      imdbId: series.imdbId,
      instagramId: null,
      tvdbId: series.tvdbId,
      tvrageId: null,
      twitterId: null,
    },
    keywords: [
      isAnime(series) ? { id: 210024, name: 'anime' } : { id: 9672, name: 'based on true story' },
    ],
    watchProviders,
    ...seriesFacts(world, series),
    ...detailsMediaInfo(world, 'tv', series.id),
    ...toWatchlistField(world, userId, 'tv', series.id),
  };
}
