/** A part of a list, and the length of the whole list. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
}
