import { splitTag } from './statement-text.ts';

const tableVerb = /^(?:select|insert|update|delete|with)$/;
const plainVerb = /^(?:begin|commit|rollback|savepoint|release|set|show)$/;
/** After `from`, a name with a parenthesis is a function's. */
const firstTable =
  /\b(?:into|update|from(?!\s+[\w".]+\s*\())\s+(?:only\s+)?(?:"?public"?\.)?((?:"?\w+"?\.)?"?\w+)/i;

/** The name of a statement, or its verb and the first table in it, such as `insert card`. Never has values. */
export function toStatementLabel(statement: string): string {
  const { name, text } = splitTag(statement);
  if (name !== null) return name;
  const [, first = ''] = /^[\s(]*([a-z]+)/i.exec(text) ?? [];
  const verb = first.toLowerCase();
  if (plainVerb.test(verb)) return verb;
  if (!tableVerb.test(verb)) return 'other';
  const [, table] = firstTable.exec(text) ?? [];
  return table === undefined ? verb : `${verb} ${table.replaceAll('"', '').toLowerCase()}`;
}
