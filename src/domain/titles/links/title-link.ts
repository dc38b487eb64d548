import type { MediaType, TitleKey } from '../title.ts';
import type { TitleGroupKey } from '../title-group.ts';
import { pageOf, toSearchedText } from './web-page.ts';

/** A pasted link or id that a server can look up. A TMDB link names a title by itself. */
export type TitleLink =
  | { readonly kind: 'tmdb'; readonly key: TitleKey }
  | { readonly kind: 'tmdb-id'; readonly tmdbId: number }
  | { readonly kind: 'imdb'; readonly id: string }
  | { readonly kind: 'tvdb'; readonly id: number };

const patterns: readonly {
  readonly pattern: RegExp;
  readonly parse: (id: string) => TitleLink | null;
}[] = [
  { pattern: pageOf('themoviedb.org', 'movie/(\\d+)'), parse: (id) => tmdb('movie', id) },
  { pattern: pageOf('themoviedb.org', 'tv/(\\d+)'), parse: (id) => tmdb('tv', id) },
  { pattern: pageOf('letterboxd.com', 'tmdb/(\\d+)'), parse: (id) => tmdb('movie', id) },
  ...traktPages(),
  { pattern: pageOf('imdb.com', '(?:[a-z-]+/)?title/(tt\\d{5,10})(?!\\d)'), parse: imdb },
  // An id of a movie, a season, or an episode there would be the id of another series for the server.
  { pattern: pageOf('thetvdb.com', 'dereferrer/series/(\\d+)'), parse: tvdb },
  { pattern: pageOf('thetvdb.com', 'series/(\\d{5,})(?:-show)?(?![\\w-])'), parse: tvdb },
  {
    pattern: pageOf('thetvdb.com', '(?:index\\.php)?\\?(?=\\S*\\btab=series\\b)\\S*?\\bid=(\\d+)'),
    parse: tvdb,
  },
  {
    pattern: pageOf('thetvdb.com', '(?:index\\.php)?\\?\\S*?\\bseriesid=(\\d+)'),
    parse: tvdb,
  },
  {
    pattern: /^tmdb:(\d+)$/i,
    parse: (id) => withNumber(id, (tmdbId) => ({ kind: 'tmdb-id', tmdbId })),
  },
  { pattern: /^(?:imdb:)?(tt\d{5,10})$/i, parse: imdb },
  { pattern: /^tvdb:(\d+)$/i, parse: tvdb },
];

/** Finds a TMDB, IMDb or TVDB link or id in a text; null when there is none. */
export function parseTitleLink(text: string): TitleLink | null {
  const trimmed = toSearchedText(text);
  for (const { pattern, parse } of patterns) {
    const id = pattern.exec(trimmed)?.[1];
    if (id) return parse(id);
  }
  return null;
}

/** Finds a link to a person or a collection on TMDB; null when there is none. */
export function parseGroupLink(text: string): TitleGroupKey | null {
  const trimmed = toSearchedText(text);
  for (const kind of ['person', 'collection'] as const) {
    const match = pageOf('themoviedb.org', `${kind}/(\\d+)`).exec(trimmed);
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

/** In Trakt's apps, the name in an address may be replaced with an id of another service. */
function traktPages(): typeof patterns {
  const inPath = (kind: string, id: string) => pageOf('trakt.tv', `${kind}/${id}(?![\\w-])`);
  const inSearch = (id: string, idType: string) =>
    pageOf('trakt.tv', `search/${id}(?=\\?\\S*\\bid_type=${idType}\\b)`);
  const tmdbId = 'tmdb(?::|%3a)(\\d+)';
  return [
    { pattern: inPath('(?:movies|shows)', '(tt\\d{5,10})'), parse: imdb },
    { pattern: inPath('movies', tmdbId), parse: (id) => tmdb('movie', id) },
    { pattern: inPath('shows', tmdbId), parse: (id) => tmdb('tv', id) },
    { pattern: pageOf('trakt.tv', 'search/imdb/(tt\\d{5,10})(?!\\d)'), parse: imdb },
    { pattern: inSearch('tmdb/(\\d+)', 'movie'), parse: (id) => tmdb('movie', id) },
    { pattern: inSearch('tmdb/(\\d+)', 'show'), parse: (id) => tmdb('tv', id) },
    { pattern: inSearch('tvdb/(\\d+)', 'show'), parse: tvdb },
  ];
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

function withNumber<Link>(id: string, toLink: (number: number) => Link): Link | null {
  const number = Number(id);
  return number > 0 && number < 1_000_000_000 ? toLink(number) : null;
}
