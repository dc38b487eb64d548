import { formatTitleKey, parseTitleKey, type TitleKey } from '../title.ts';
import { pageOf, toSearchedText } from './web-page.ts';

const patterns: readonly RegExp[] = [
  pageOf('themoviedb.org', 'tv/[^/\\s?#]+/season/(\\d+)'),
  pageOf('trakt.tv', 'shows/[^/\\s?#]+/seasons/(\\d+)'),
  pageOf('trakt.tv', 'shows/[^/\\s?#]+/?\\?\\S*?\\bseason=(\\d+)'),
  // Other orders than the official one, such as that of the discs, count other seasons.
  pageOf('thetvdb.com', 'series/[^/\\s?#]+/seasons/(?:official/)?(\\d+)'),
  pageOf('imdb.com', '(?:[a-z-]+/)?title/tt\\d+/episodes/?\\?\\S*?\\bseason=(\\d+)'),
  // In the language of the country: `season-2`, `Staffel-2`.
  pageOf('justwatch.com', '[a-z]{2}/[\\p{L}-]+/[^/\\s?#]+/\\p{L}+-(\\d+)(?![\\w-])'),
];

/** The season that a link leads to; null if it is about a whole title. */
export function parseLinkedSeason(text: string): number | null {
  const searched = toSearchedText(text);
  for (const pattern of patterns) {
    const number = pattern.exec(searched)?.[1];
    if (number !== undefined && number.length <= 3) return Number(number);
  }
  return null;
}

/** A title, and the season that it was linked for: `tv:1396`, `tv:1396:2`. */
export function formatLinkedTitle(key: TitleKey, season: number | null): string {
  const text = formatTitleKey(key);
  return key.mediaType === 'tv' && season !== null ? `${text}:${season}` : text;
}

/** Reads `tv:1396` or `tv:1396:2`; null for anything else. */
export function parseLinkedTitle(
  text: string,
): { readonly key: TitleKey; readonly season: number | null } | null {
  const [, keyText = '', season] = /^(\w+:\d+)(?::(\d{1,3}))?$/.exec(text) ?? [];
  const key = parseTitleKey(keyText);
  if (!key || (season !== undefined && key.mediaType === 'movie')) return null;
  return { key, season: season === undefined ? null : Number(season) };
}
