import { expressionBuilder, type SelectQueryBuilder } from 'kysely';
import type {
  RequestCursor,
  RequestOrder,
} from '../../../domain/operator/requests/request-list.ts';
import type { DB } from '../../generated-tables/tables.ts';
import type { KyselyClient, Row } from '../../kysely.ts';
import { requestColumns } from '../../requests/request-row.ts';
import type { FilterPlan, RequestCondition } from './request-branches.ts';

/** Where rows are read from. */
export interface ListSource {
  readonly kysely: KyselyClient;
  /** How many rows one query looks at for those that a filter lets through. */
  readonly windowSize: number;
}

/** The columns of a row of a list. */
export const listColumns = [...requestColumns, 'updated_at'] as const;

export type ListRow = Pick<Row<'request'>, (typeof listColumns)[number]>;

/** In which order a list is read, and after which row. */
export interface Sequence {
  readonly order: RequestOrder;
  readonly after: RequestCursor | null;
}

const eb = expressionBuilder<DB, 'request'>();

/**
 * The first rows of the branches of a filter in an order, before its other conditions are checked. Only with a limit of
 * its own is each branch read in order, and only as far as it is needed.
 */
export function selectWindow(
  { kysely, windowSize }: ListSource,
  plan: FilterPlan,
  sequence: Sequence,
) {
  const union = unite(kysely, plan, (query) =>
    orderRows(query.where(eb.and(toKeyset(sequence))), sequence.order).limit(windowSize),
  );
  return orderRows(kysely.selectFrom(union.as('request')).selectAll(), sequence.order).limit(
    windowSize,
  );
}

/** Ids of requests in the branches of a filter, as many as `limit`. Reads indexes only. */
export function selectIds(kysely: KyselyClient, { branches, range }: FilterPlan, limit: number) {
  const [first, ...rest] = branches.map((branch) => {
    const query = kysely
      .selectFrom('request')
      .select('id')
      .where(eb.and([branch, ...range]));
    return kysely.selectFrom(query.limit(limit).as('request')).selectAll();
  });
  if (!first) throw new Error('A filter has no branch');
  const union = rest.reduce((all, part) => all.unionAll(part), first);
  return kysely.selectFrom(union.as('request')).select('id').limit(limit);
}

/** All rows of the branches of a filter, in no order. */
export function selectAllOf(kysely: KyselyClient, plan: FilterPlan) {
  return unite(kysely, plan, (query) => query);
}

type RowQuery<Row> = SelectQueryBuilder<DB, 'request', Row>;

/** Sorts rows of `request`. */
export function orderRows<Row>(query: RowQuery<Row>, order: RequestOrder): RowQuery<Row> {
  const direction = order === 'newest' || order === 'changed-last' ? 'desc' : 'asc';
  const sorted = isByChange(order) ? query.orderBy('request.updated_at', direction) : query;
  return sorted.orderBy('request.id', direction);
}

/** Whether an order goes by the last change. */
export function isByChange(order: RequestOrder): boolean {
  return order === 'changed-last' || order === 'changed-first';
}

function unite(
  kysely: KyselyClient,
  { branches, range }: FilterPlan,
  narrow: <Row>(query: RowQuery<Row>) => RowQuery<Row>,
) {
  const [first, ...rest] = branches.map((branch) => {
    const query = kysely.selectFrom('request').select(listColumns);
    const part = narrow(query.where(eb.and([branch, ...range])));
    return kysely.selectFrom(part.as('request')).selectAll();
  });
  if (!first) throw new Error('A filter has no branch');
  return rest.reduce((union, part) => union.unionAll(part), first);
}

/** The rows that come after the cursor. */
export function toKeyset({ order, after }: Sequence): RequestCondition[] {
  if (!after) return [];
  if (order === 'newest') return [eb('request.id', '<', after.id)];
  if (order === 'oldest') return [eb('request.id', '>', after.id)];
  const changed = eb.refTuple('request.updated_at', 'request.id');
  const last = eb.tuple(after.changedAt ?? new Date(0), after.id);
  return [eb(changed, order === 'changed-last' ? '<' : '>', last)];
}
