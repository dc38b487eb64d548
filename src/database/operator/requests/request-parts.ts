import type {
  RequestCursor,
  RequestOrder,
} from '../../../domain/operator/requests/request-list.ts';
import { toRowId } from '../../row-id.ts';
import { isByChange } from './request-window.ts';

/** What the place of a row in a list depends on. */
export interface RowKey {
  readonly id: string;
  readonly updated_at: Date;
}

/** Rows of a list, in order. Everything up to `next` is among them; null means that nothing follows. */
export interface RowPart<Row extends RowKey> {
  readonly rows: readonly Row[];
  readonly next: RequestCursor | null;
}

/** The cursor behind a row. */
export function toCursor(
  { id, updated_at: changedAt }: RowKey,
  order: RequestOrder,
): RequestCursor {
  return { id: toRowId(id), changedAt: isByChange(order) ? changedAt : null };
}

/**
 * Puts parts of the same list together, which were found in different ways. Rows after the place to which one of them
 * has come are left out, because others may belong before them.
 */
export function mergeParts<Row extends RowKey>(
  parts: readonly RowPart<Row>[],
  order: RequestOrder,
  limit: number,
): RowPart<Row> {
  const compare = compareIn(order);
  const ends = parts.flatMap(({ next }) => (next ? [next] : [])).sort(compare);
  const [end = null] = ends;
  const rows = new Map(parts.flatMap((part) => part.rows.map((row) => [row.id, row])));
  const sorted = [...rows.values()]
    .map((row) => ({ row, at: toCursor(row, order) }))
    .sort((a, b) => compare(a.at, b.at))
    .filter(({ at }) => !end || compare(at, end) <= 0);
  const kept = sorted.slice(0, limit);
  const last = kept.at(-1);
  return {
    rows: kept.map(({ row }) => row),
    next: last && sorted.length > limit ? last.at : end,
  };
}

function compareIn(order: RequestOrder) {
  const sign = order === 'newest' || order === 'changed-last' ? -1 : 1;
  return (a: RequestCursor, b: RequestCursor): number => {
    const apart = (a.changedAt?.getTime() ?? 0) - (b.changedAt?.getTime() ?? 0);
    if (apart !== 0) return Math.sign(apart) * sign;
    return a.id === b.id ? 0 : a.id < b.id ? -sign : sign;
  };
}
