/** What the items of a library are. `items`: anything that has no name of its own here. */
export type LibraryKind = 'movies' | 'series' | 'episodes' | 'artists' | 'albums' | 'items';

/** How much a library holds. `name` is null where a server counts all its libraries together. */
export interface LibrarySize {
  readonly name: string | null;
  readonly kind: LibraryKind;
  readonly count: number;
}

/** What a media server is playing, and what it holds. Null: could not be read. */
export interface MediaServerActivity {
  readonly streams: { readonly total: number; readonly transcodes: number } | null;
  readonly libraries: readonly LibrarySize[] | null;
}
