import { describe, expect, it } from 'vitest';
import { createRowIndex } from '../../../../src/demo/overseerr/row-index.ts';

interface Row {
  readonly id: number;
  readonly kind: string;
}

const rows = (...kinds: readonly string[]): Row[] =>
  kinds.map((kind, index) => ({ id: index + 1, kind }));

function setUp(table: Row[]) {
  const state = { table };
  const byKind = createRowIndex(
    () => state.table,
    ({ kind }) => kind,
  );
  const listIds = (kind: string) => byKind.list(kind).map(({ id }) => id);
  return { state, byKind, listIds };
}

describe('an index of a table', () => {
  it('finds the rows with a key in the order of the table', () => {
    const { byKind, listIds } = setUp(rows('a', 'b', 'a'));
    expect(listIds('a')).toEqual([1, 3]);
    expect(byKind.find('a')?.id).toBe(1);
    expect(listIds('c')).toEqual([]);
    expect(byKind.find('c')).toBeUndefined();
  });

  it('finds rows that were added after a lookup', () => {
    const { state, listIds } = setUp([]);
    expect(listIds('a')).toEqual([]);
    state.table.push({ id: 7, kind: 'a' });
    expect(listIds('a')).toEqual([7]);
    state.table.push({ id: 8, kind: 'a' });
    expect(listIds('a')).toEqual([7, 8]);
  });

  it('forgets the rows of a table that was replaced', () => {
    const { state, listIds } = setUp(rows('a', 'b', 'a'));
    expect(listIds('a')).toEqual([1, 3]);
    state.table = state.table.filter(({ id }) => id !== 1);
    expect(listIds('a')).toEqual([3]);
  });

  it('forgets a row that was taken out of the table', () => {
    const { state, listIds } = setUp(rows('a', 'b', 'a'));
    expect(listIds('a')).toEqual([1, 3]);
    state.table.splice(0, 1);
    expect(listIds('a')).toEqual([3]);
    state.table.splice(0, 1, { id: 9, kind: 'b' });
    state.table.length = 0;
    expect(listIds('a')).toEqual([]);
  });

  it('forgets a row that another one has replaced', () => {
    const { state, listIds } = setUp(rows('a', 'b'));
    expect(listIds('a')).toEqual([1]);
    state.table.shift();
    state.table.push({ id: 9, kind: 'a' });
    expect(listIds('a')).toEqual([9]);
  });
});
