import type { MediaType, TitleKey } from './title.ts';

/** What a person pasted instead of a name: a TMDB key is a title already, the others must be looked up. */
export type TitleLink =
  | { readonly kind: 'tmdb'; readonly key: TitleKey }
  | { readonly kind: 'tmdb-id'; readonly tmdbId: number }
  | { readonly kind: 'imdb'; readonly id: string }
  | { readonly kind: 'tvdb'; readonly id: number };

const forms: readonly { readonly form: RegExp; readonly read: (id: string) => TitleLink | null }[] =
  [
    { form: /themoviedb\.org\/movie\/(\d+)/i, read: (id) => tmdb('movie', id) },
    { form: /themoviedb\.org\/tv\/(\d+)/i, read: (id) => tmdb('tv', id) },
    { form: /imdb\.com\/(?:[a-z-]+\/)?title\/(tt\d{5,10})/i, read: imdb },
    { form: /thetvdb\.com\/.*[?&]id=(\d+)/i, read: tvdb },
    { form: /thetvdb\.com\/dereferrer\/series\/(\d+)/i, read: tvdb },
    {
      form: /^tmdb:(\d+)$/i,
      read: (id) => withNumber(id, (tmdbId) => ({ kind: 'tmdb-id', tmdbId })),
    },
    { form: /^(?:imdb:)?(tt\d{5,10})$/i, read: imdb },
    { form: /^tvdb:(\d+)$/i, read: tvdb },
  ];

/** Finds a TMDB, IMDb or TVDB link or id in what a person typed; null when it is just words. */
export function parseTitleLink(text: string): TitleLink | null {
  const trimmed = text.trim().slice(0, 500);
  for (const { form, read } of forms) {
    const id = form.exec(trimmed)?.[1];
    if (id) return read(id);
  }
  return null;
}

/**
 * The searches that words stand for, in the order in which to try them until one finds something. `Dune (2021)`, as
 * we write it ourselves, names the year; the number in `Dune 2021` may belong to the name.
 */
export function searchesFor(words: string): readonly [string, ...string[]] {
  const written = /^(.*\S)\s*\(((?:18|19|20)\d\d)\)(?:\s·.*)?$/.exec(words);
  if (written) return [`${written[1]} year:${written[2]}`];
  const bare = /^(.*\S)\s+((?:18|19|20)\d\d)$/.exec(words);
  return bare ? [words, `${bare[1]} year:${bare[2]}`] : [words];
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

function withNumber(id: string, build: (number: number) => TitleLink): TitleLink | null {
  const number = Number(id);
  return number > 0 && number < 1_000_000_000 ? build(number) : null;
}
