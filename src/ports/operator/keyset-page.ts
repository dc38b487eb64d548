/** A part of a list. `next` is the place after which the following part begins; null after the last one. */
export interface KeysetPage<Item, Position> {
  readonly items: readonly Item[];
  readonly next: Position | null;
}

/** Which part of a list is wanted. `after` is the `next` of an earlier part. */
export interface KeysetRange<Position> {
  readonly after: Position | null;
  readonly limit: number;
}
