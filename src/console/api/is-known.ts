/** Whether a name from the server is in a table. A server of another version may send others. */
export function isKnown<Table extends object>(
  table: Table,
  name: string,
): name is Extract<keyof Table, string> {
  return Object.hasOwn(table, name);
}
