/** What a statement has cost since the statistics began. */
export interface StatementCost {
  readonly name: string;
  readonly calls: number;
  readonly meanMs: number;
  readonly totalMs: number;
  readonly rows: number;
  /** Without values. Null for statements that neither read nor change rows, and for those of other roles. */
  readonly text: string | null;
}
