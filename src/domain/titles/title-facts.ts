/** What differs between countries: how a title is rated for age, and which services stream it. */
export interface RegionFacts {
  /** Such as `PG-13`; null if none is known. */
  readonly certification: string | null;
  /** Services that stream it as part of a subscription, best known first, at most four. */
  readonly streaming: readonly string[];
}

/** What helps people to decide whether they want a title. */
export interface TitleFacts {
  /** From 0 to 10, as TMDB's users rate it; null without votes. */
  readonly rating: number | null;
  /** Of a series: of one episode. */
  readonly runtimeMinutes: number | null;
  readonly genres: readonly string[];
  /** The three leading actors at most. */
  readonly cast: readonly string[];
  readonly trailerUrl: string | null;
  /** The collection that a movie is part of. */
  readonly collection: { readonly id: number; readonly name: string } | null;
  /** By ISO 3166-1 code, such as `DE`. */
  readonly regions: Readonly<Record<string, RegionFacts>>;
}
