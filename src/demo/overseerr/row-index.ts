/** Finds rows by a key that never changes. */
export interface RowIndex<Row, Key> {
  /** The first row with this key. */
  find(key: Key): Row | undefined;
  /** All rows with this key, in their order in the table. */
  list(key: Key): readonly Row[];
}

/**
 * Indexes a table that is only replaced as a whole or appended to, by anybody: what is new is indexed with the next
 * lookup. Without it, a server with thousands of requests would spend most of its time searching.
 */
export function createRowIndex<Row, Key>(
  getTable: () => readonly Row[],
  toKey: (row: Row) => Key,
): RowIndex<Row, Key> {
  let table: readonly Row[] = [];
  let count = 0;
  let last: Row | undefined;
  let byKey = new Map<Key, Row[]>();

  function list(key: Key): readonly Row[] {
    update();
    return byKey.get(key) ?? [];
  }

  function update(): void {
    const current = getTable();
    const isExtended = current === table && (count === 0 || current[count - 1] === last);
    if (!isExtended) {
      table = current;
      count = 0;
      byKey = new Map();
    }
    for (; count < current.length; count += 1) {
      last = current[count];
      if (last !== undefined) add(last);
    }
  }

  function add(row: Row): void {
    const rows = byKey.get(toKey(row));
    if (rows) rows.push(row);
    else byKey.set(toKey(row), [row]);
  }

  return { list, find: (key) => list(key)[0] };
}
