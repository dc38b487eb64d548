import type { MediaType, SearchHit } from '../title.ts';
import { pageOf, toSearchedText } from './web-page.ts';

/** A link that has only the name of a title in it, such as `letterboxd.com/film/dune-2021`. */
export interface NameLink {
  readonly words: string;
  readonly mediaType: MediaType;
}

/** JustWatch has the words of each country: `/us/tv-show/`, `/de/Serie/`, `/br/filme/`. */
const justWatchSeries = '(?:tv-show|tv-series|serie|series|serial|seriale)';
const justWatchMovie = '(?:movie|film|filme|pelicula)';

/** A part of a name would be the name of another title: `am` of `amélie`, `mr` of `mr.robot`. */
const slug = '([\\p{L}\\p{M}\\p{N}_-]+)(?![\\p{L}\\p{M}\\p{N}_:%-]|[^\\s/?#]+[\\p{L}\\p{N}])';

const sites: readonly { readonly pattern: RegExp; readonly mediaType: MediaType }[] = [
  { pattern: pageOf('letterboxd.com', `(?:[\\w-]+/)?film/${slug}`), mediaType: 'movie' },
  { pattern: pageOf('trakt.tv', `movies/${slug}`), mediaType: 'movie' },
  { pattern: pageOf('trakt.tv', `shows/${slug}`), mediaType: 'tv' },
  { pattern: pageOf('thetvdb.com', `movies/${slug}`), mediaType: 'movie' },
  { pattern: pageOf('thetvdb.com', `series/${slug}`), mediaType: 'tv' },
  { pattern: pageOf('justwatch.com', `${justWatchMovie}/${slug}`), mediaType: 'movie' },
  { pattern: pageOf('justwatch.com', `${justWatchSeries}/${slug}`), mediaType: 'tv' },
];

/** Trakt and TheTVDB also have addresses with a number of their own, which no other service knows. */
const foreignNumber = /^(?:\d{5,}|\d+-(?:movie|show))$/;

/** Finds a link of Letterboxd, Trakt, TheTVDB or JustWatch that has the name of a title in it; null when there is none. */
export function parseNameLink(text: string): NameLink | null {
  const searched = toSearchedText(text);
  for (const { pattern, mediaType } of sites) {
    const slug = pattern.exec(searched)?.[1];
    if (slug === undefined || foreignNumber.test(slug)) continue;
    const words = slug.split(/[-_]+/).filter(Boolean).join(' ');
    if (words) return { words, mediaType };
  }
  return null;
}

/** The titles of the media type whose name, or name and year, are those of the link. */
export function pickLinked(hits: readonly SearchHit[], link: NameLink): SearchHit[] {
  const wanted = join(link.words);
  return hits.filter(
    ({ mediaType, name, year }) =>
      mediaType === link.mediaType &&
      toSlugs(name).some((slug) => slug === wanted || slug + (year ?? '') === wanted),
  );
}

/** How sites may write a name in an address. Some drop `&`, accents, and apostrophes, others replace them. */
function toSlugs(name: string): string[] {
  const lower = name.toLowerCase().replaceAll('ß', 'ss').replaceAll('ø', 'o').replaceAll('ł', 'l');
  const german = lower.replace(/[äöü]/g, (letter) => `${letter.normalize('NFD')[0]}e`);
  return [lower, german, lower.replaceAll('&', ' and ')].map(join);
}

/** The letters and digits of a text alone: where a site puts its hyphens does not matter. */
function join(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
