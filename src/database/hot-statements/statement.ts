import { tagStatement } from '../monitoring/statement-text.ts';

/**
 * SQL text that each connection parses and plans once. Only for statements that run many times per request; each has
 * its measured reason in docs/decisions.md, "Hot statements", and is compared with the schema in
 * test/whole/database/hot-statements.test.ts.
 */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

/** Puts the name of each statement into its text as well, for the statistics of the server. */
export function defineStatements<Key extends string>(
  statements: Readonly<Record<Key, Statement>>,
): Readonly<Record<Key, Statement>> {
  const defined: Record<Key, Statement> = { ...statements };
  for (const key in statements) {
    const { name, text } = statements[key];
    defined[key] = { name, text: tagStatement(name, text) };
  }
  return defined;
}
