/** A part of a list. `next` is where the following part begins; null after the last one. */
export interface KeysetPage<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

/** Which part of a list is wanted. `after` is the `next` of an earlier part. */
export interface KeysetRange {
  readonly after: string | null;
  readonly limit: number;
}
