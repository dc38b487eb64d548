import { expressionBuilder } from 'kysely';
import type { PartOfList } from '../../../ports/operator/requests/request-lists.ts';
import type { DB } from '../../generated-tables/tables.ts';
import type { FilterPlan } from './request-branches.ts';
import { type RowPart, toCursor } from './request-parts.ts';
import {
  isByChange,
  type ListRow,
  type ListSource,
  orderRows,
  selectAllOf,
  selectIds,
  selectWindow,
  toKeyset,
} from './request-window.ts';

const eb = expressionBuilder<DB, 'request'>();

/** Reads a part of a list. It has fewer rows than asked for when the window ended before. */
export async function readPlan(
  source: ListSource,
  plan: FilterPlan,
  part: PartOfList,
): Promise<RowPart<ListRow>> {
  if (!isByChange(part.order)) return readWindow(source, plan, part);
  // The index of changes knows nothing else, so a small set is sorted instead.
  if (await isSmall(source, plan)) return readSet(source, plan, part);
  const others = [eb.or([...plan.branches]), ...plan.others];
  return readWindow(
    source,
    { branches: [eb.and([])], range: [], others: [...others, ...plan.range] },
    part,
  );
}

/** Rows of the first window, in order. */
async function readWindow(
  source: ListSource,
  plan: FilterPlan,
  part: PartOfList,
): Promise<RowPart<ListRow>> {
  const { order, limit } = part;
  const window = selectWindow(source, plan, part);
  const found = await orderRows(
    source.kysely
      .selectFrom(window.as('request'))
      .selectAll()
      .where(eb.and([...plan.others])),
    order,
  )
    .limit(limit + 1)
    .execute();
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  if (found.length > limit && last) return { rows, next: toCursor(last, order) };
  const end = await window
    .clearSelect()
    .select(['request.id', 'request.updated_at'])
    .offset(source.windowSize - 1)
    .limit(1)
    .executeTakeFirst();
  return { rows, next: end ? toCursor(end, order) : null };
}

/** Sorts all rows of a plan. */
async function readSet(
  source: ListSource,
  plan: FilterPlan,
  part: PartOfList,
): Promise<RowPart<ListRow>> {
  const { order, limit } = part;
  const conditions = [...plan.others, ...toKeyset(part)];
  const found = await orderRows(
    source.kysely
      .selectFrom(selectAllOf(source.kysely, plan).as('request'))
      .selectAll()
      .where(eb.and(conditions)),
    order,
  )
    .limit(limit + 1)
    .execute();
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return { rows, next: found.length > limit && last ? toCursor(last, order) : null };
}

async function isSmall({ kysely, windowSize }: ListSource, plan: FilterPlan): Promise<boolean> {
  const beyond = await selectIds(kysely, plan, windowSize + 1)
    .offset(windowSize)
    .executeTakeFirst();
  return !beyond;
}
