/**
 * SQL text that each connection parses and plans once. Only for statements that run many times per request; each has
 * its measured reason in docs/decisions.md, "Hot statements", and is compared with the schema in
 * test/whole/database/hot-statements.test.ts.
 */
export interface Statement {
  readonly name: string;
  readonly text: string;
}
