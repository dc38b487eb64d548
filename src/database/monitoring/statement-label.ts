const tableVerb = /^(?:select|insert|update|delete|with)$/;
const plainVerb = /^(?:begin|commit|rollback|savepoint|release|set|show)$/;
const firstTable = /\b(?:from|into|update)\s+(?:only\s+)?(?:"?public"?\.)?"?(\w+)"?/i;

/** The verb of a statement and the first table in it, such as `insert` and `card`. Never has values. */
export function toStatementLabel(text: string): string {
  const [, first = ''] = /^[\s(]*([a-z]+)/i.exec(text) ?? [];
  const verb = first.toLowerCase();
  if (plainVerb.test(verb)) return verb;
  if (!tableVerb.test(verb)) return 'other';
  const [, table] = firstTable.exec(text) ?? [];
  return table === undefined ? verb : `${verb} ${table.toLowerCase()}`;
}
