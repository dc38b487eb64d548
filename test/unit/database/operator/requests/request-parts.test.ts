import { describe, expect, it } from 'vitest';
import {
  mergeParts,
  toCursor,
} from '../../../../../src/database/operator/requests/request-parts.ts';
import { anId } from '../../../../support/factories.ts';

const rows = Array.from({ length: 6 }, (_, index) => ({
  id: anId<'request'>(),
  updated_at: new Date(Date.UTC(2026, 0, 1 + (index % 3))),
}));
const newest = rows.toReversed();
const pick = (...indexes: number[]) => indexes.flatMap((index) => newest[index] ?? []);
const behind = (index: number) => {
  const [row] = pick(index);
  if (!row) throw new Error('no row');
  return toCursor(row, 'newest');
};

describe('parts of a list that were found in different ways', () => {
  it('are put in order, each row once', () => {
    const parts = [
      { rows: pick(0, 2, 4), next: null },
      { rows: pick(1, 2, 5), next: null },
    ];
    expect(mergeParts(parts, 'newest', 10)).toEqual({ rows: pick(0, 1, 2, 4, 5), next: null });
  });

  it('end where the first of them ends, because others may come before the rest', () => {
    const parts = [
      { rows: pick(0, 2), next: behind(2) },
      { rows: pick(1, 4), next: null },
    ];
    expect(mergeParts(parts, 'newest', 10)).toEqual({ rows: pick(0, 1, 2), next: behind(2) });
  });

  it('end after as many rows as were asked for', () => {
    const parts = [{ rows: pick(0, 1, 2, 3), next: null }];
    expect(mergeParts(parts, 'newest', 2)).toEqual({ rows: pick(0, 1), next: behind(1) });
  });

  it('may have no row although more follow', () => {
    const parts = [
      { rows: [], next: behind(3) },
      { rows: pick(4), next: null },
    ];
    expect(mergeParts(parts, 'newest', 10)).toEqual({ rows: [], next: behind(3) });
  });

  it('go by the last change, and by the id where that is the same', () => {
    const parts = [{ rows, next: null }];
    const sorted = mergeParts(parts, 'changed-first', 10).rows;
    const key = (row: (typeof rows)[number]) => `${row.updated_at.toISOString()} ${row.id}`;
    expect(sorted.map(key)).toEqual(rows.map(key).sort());
  });
});
