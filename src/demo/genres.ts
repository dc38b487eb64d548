/**
 * Genres by their names in our tables, with TMDB's IDs for movies and for series
 * (https://developer.themoviedb.org/reference/genre-movie-list and genre-tv-list).
 */
export const genres = {
  action: { movie: 28, tv: 10759 },
  adventure: { movie: 12, tv: 10759 },
  animation: { movie: 16, tv: 16 },
  comedy: { movie: 35, tv: 35 },
  crime: { movie: 80, tv: 80 },
  documentary: { movie: 99, tv: 99 },
  drama: { movie: 18, tv: 18 },
  family: { movie: 10751, tv: 10751 },
  fantasy: { movie: 14, tv: 10765 },
  history: { movie: 36, tv: 18 },
  horror: { movie: 27, tv: 9648 },
  music: { movie: 10402, tv: 18 },
  mystery: { movie: 9648, tv: 9648 },
  romance: { movie: 10749, tv: 18 },
  scifi: { movie: 878, tv: 10765 },
  thriller: { movie: 53, tv: 80 },
  war: { movie: 10752, tv: 10768 },
  western: { movie: 37, tv: 37 },
} as const;

export type Genre = keyof typeof genres;

/** Whether a name in a table is a genre. */
export function isGenre(name: string): name is Genre {
  return Object.hasOwn(genres, name);
}
