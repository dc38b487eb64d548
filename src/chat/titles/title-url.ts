import type { TitleKey } from '../../domain/titles/title.ts';

/** The page of a title on TMDB. */
export function titleUrl({ mediaType, tmdbId }: TitleKey): string {
  return `https://www.themoviedb.org/${mediaType}/${tmdbId}`;
}
