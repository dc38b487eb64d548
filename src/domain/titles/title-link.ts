import { cutText } from '../text.ts';
import type { MediaType, TitleKey } from './title.ts';
import type { TitleGroupKey } from './title-group.ts';

/** A pasted link or id that a server can look up. A TMDB link names a title by itself. */
export type TitleLink =
  | { readonly kind: 'tmdb'; readonly key: TitleKey }
  | { readonly kind: 'tmdb-id'; readonly tmdbId: number }
  | { readonly kind: 'imdb'; readonly id: string }
  | { readonly kind: 'tvdb'; readonly id: number };

/** A link that has only the name of a title in it, such as `letterboxd.com/film/dune-2021`. */
export interface NameLink {
  readonly words: string;
  /** Null where the page can be of a movie or of a series. */
  readonly mediaType: MediaType | null;
}

const patterns: readonly {
  readonly pattern: RegExp;
  readonly parse: (id: string) => TitleLink | null;
}[] = [
  { pattern: /themoviedb\.org\/movie\/(\d+)/i, parse: (id) => tmdb('movie', id) },
  { pattern: /themoviedb\.org\/tv\/(\d+)/i, parse: (id) => tmdb('tv', id) },
  { pattern: /letterboxd\.com\/tmdb\/(\d+)/i, parse: (id) => tmdb('movie', id) },
  {
    pattern: ownPage('movie'),
    parse: (id) => tmdb('movie', id),
  },
  {
    pattern: ownPage('tv'),
    parse: (id) => tmdb('tv', id),
  },
  { pattern: /imdb\.com\/(?:[a-z-]+\/)?title\/(tt\d{5,10})/i, parse: imdb },
  { pattern: /thetvdb\.com\/.*[?&]id=(\d+)/i, parse: tvdb },
  { pattern: /thetvdb\.com\/dereferrer\/series\/(\d+)/i, parse: tvdb },
  {
    pattern: /^tmdb:(\d+)$/i,
    parse: (id) => withNumber(id, (tmdbId) => ({ kind: 'tmdb-id', tmdbId })),
  },
  { pattern: /^(?:imdb:)?(tt\d{5,10})$/i, parse: imdb },
  { pattern: /^tvdb:(\d+)$/i, parse: tvdb },
];

/** Finds a TMDB, IMDb or TVDB link or id in a text; null when there is none. */
export function parseTitleLink(text: string): TitleLink | null {
  const trimmed = cutText(text.trim(), 500, '');
  for (const { pattern, parse } of patterns) {
    const id = pattern.exec(trimmed)?.[1];
    if (id) return parse(id);
  }
  return null;
}

const namePatterns: readonly { readonly pattern: RegExp; readonly mediaType: MediaType | null }[] =
  [
    { pattern: /letterboxd\.com\/(?:[\w-]+\/)?film\/([\w-]+)/i, mediaType: 'movie' },
    { pattern: /trakt\.tv\/movies\/([\w-]+)/i, mediaType: 'movie' },
    { pattern: /trakt\.tv\/shows\/([\w-]+)/i, mediaType: 'tv' },
    { pattern: /thetvdb\.com\/movies\/([\w-]+)/i, mediaType: 'movie' },
    { pattern: /thetvdb\.com\/series\/([\w-]+)/i, mediaType: 'tv' },
    // In each country, the words are in its language: /us/movie/, /de/Film/, /es/pelicula/, /br/filme/.
    {
      pattern: /justwatch\.com\/[a-z]{2}\/(?:movie|film|filme|pelicula)\/([\w-]+)/i,
      mediaType: 'movie',
    },
    {
      pattern: /justwatch\.com\/[a-z]{2}\/(?:tv-show|tv-series|serie|serial)\/([\w-]+)/i,
      mediaType: 'tv',
    },
  ];

/** Finds a link of Letterboxd, Trakt, TVDB or JustWatch that has the name of a title in it; null when there is none. */
export function parseNameLink(text: string): NameLink | null {
  for (const { pattern, mediaType } of namePatterns) {
    const slug = pattern.exec(text)?.[1];
    const words = slug?.split(/[-_]+/).filter(Boolean).join(' ');
    if (words) return { words, mediaType };
  }
  return null;
}

/** Finds a link to a person or a collection on TMDB or on the Overseerr server; null when there is none. */
export function parseGroupLink(text: string): TitleGroupKey | null {
  const trimmed = cutText(text.trim(), 500, '');
  for (const kind of ['person', 'collection'] as const) {
    const tmdbPage = new RegExp(`themoviedb\\.org/${kind}/(\\d+)`, 'i');
    const match = tmdbPage.exec(trimmed) ?? ownPage(kind).exec(trimmed);
    if (match) return withNumber(match[1] ?? '', (number) => ({ kind, id: number }));
  }
  return null;
}

/** Whether a text is only an address, which no search can find. */
export function isAddress(text: string): boolean {
  return /^https?:\/\/\S+$/i.test(text.trim());
}

/**
 * The search queries for a text, to be tried in this order until one finds something. `Dune (2021)`, as the bot writes
 * titles, names the year; the number in `Dune 2021` may be part of the name.
 */
export function toSearchQueries(words: string): readonly [string, ...string[]] {
  const withYear = /^(.*\S)\s*\(((?:18|19|20)\d\d)\)(?:\s·.*)?$/.exec(words);
  if (withYear) return [`${withYear[1]} year:${withYear[2]}`];
  const withTrailingYear = /^(.*\S)\s+((?:18|19|20)\d\d)$/.exec(words);
  return withTrailingYear ? [words, `${withTrailingYear[1]} year:${withTrailingYear[2]}`] : [words];
}

function tmdb(mediaType: MediaType, id: string): TitleLink | null {
  return withNumber(id, (tmdbId) => ({ kind: 'tmdb', key: { mediaType, tmdbId } }));
}

function imdb(id: string): TitleLink {
  return { kind: 'imdb', id: id.toLowerCase() };
}

function tvdb(id: string): TitleLink | null {
  return withNumber(id, (number) => ({ kind: 'tvdb', id: number }));
}

/**
 * A page of the Overseerr server itself, wherever it is and whatever stands around the link. JustWatch has pages such as
 * `/us/movie/1917`, which have the name there and no id.
 */
function ownPage(kind: 'movie' | 'tv' | 'person' | 'collection'): RegExp {
  const host = '(?!(?:[\\w-]+\\.)*justwatch\\.com/)[^/\\s]+';
  return new RegExp(`(?<!\\S)https?://${host}(?:/[\\w.-]+)*?/${kind}/(\\d+)/?(?:[?#\\s]|$)`, 'i');
}

function withNumber<Link>(id: string, toLink: (number: number) => Link): Link | null {
  const number = Number(id);
  return number > 0 && number < 1_000_000_000 ? toLink(number) : null;
}
