import { expressionBuilder } from 'kysely';
import type { RequestId, ServiceId } from '../../../domain/id.ts';
import {
  anyRequest,
  type RequestFilter,
  type RequestPart,
} from '../../../domain/operator/requests/request-list.ts';
import type { PartOfList, RequestLists } from '../../../ports/operator/requests/request-lists.ts';
import type { DB } from '../../generated-tables/tables.ts';
import type { KyselyClient } from '../../kysely.ts';
import { toRowId } from '../../row-id.ts';
import { toListedRequests } from './listed-requests.ts';
import { planFilter, type RequestCondition, toAllConditions } from './request-branches.ts';
import { countByState, countRequests } from './request-counts.ts';
import { readPlan } from './request-plan.ts';
import { listColumns } from './request-window.ts';
import { readSearch } from './search/read-search.ts';

/**
 * Lists of requests by the indexes that the bot has anyway (docs/decisions.md, "Lists of requests"): a query reads a
 * window of limited size in the order of an index, and checks in these rows what the index does not know.
 */
export function createRequestLists({
  kysely,
  windowSize = 2_000,
}: {
  readonly kysely: KyselyClient;
  readonly windowSize?: number;
}): RequestLists {
  const source = { kysely, windowSize };

  return {
    async list(filter, part) {
      const { rows, next } = await readPart(filter, part);
      return toPart(await toListedRequests(kysely, rows), next, part);
    },

    async listIds(filter, part) {
      const { rows, next } = await readPart(filter, part);
      const ids = rows.map(({ id }) => toRowId<'request'>(id));
      return toPart(ids, next, part);
    },

    async narrowIds(ids, filter) {
      const rows = await kysely
        .selectFrom('request')
        .select('id')
        .where(isOneOf(ids))
        .where((where) => where.and(toAllConditions(filter)))
        .execute();
      const found = new Set(rows.map(({ id }) => id));
      return ids.filter((id) => found.has(id));
    },

    async listChosen(ids, serviceIds) {
      const rows = await kysely
        .selectFrom('request')
        .select(listColumns)
        .where(isOneOf(ids))
        .where((where) => where.and(toAllConditions({ ...anyRequest, serviceIds })))
        .execute();
      return toListedRequests(kysely, rows);
    },

    async countByState(serviceIds) {
      return countByState(kysely, serviceIds ?? (await listServiceIds()));
    },

    async count(filter) {
      return countRequests(kysely, planFilter(filter, await listServiceIds()), filter);
    },
  };

  async function readPart(filter: RequestFilter, part: PartOfList) {
    const serviceIds = await listServiceIds();
    const plan = planFilter(filter, serviceIds);
    if (plan.branches.length === 0) return { rows: [], next: null };
    return filter.search === null
      ? readPlan(source, plan, part)
      : readSearch(source, { filter, plan, search: filter.search, serviceIds }, part);
  }

  async function listServiceIds(): Promise<ServiceId[]> {
    const rows = await kysely.selectFrom('service_config').select('id').execute();
    return rows.map(({ id }) => toRowId<'service'>(id));
  }
}

function isOneOf(ids: readonly RequestId[]): RequestCondition {
  const eb = expressionBuilder<DB, 'request'>();
  return eb('request.id', '=', eb.fn.any(eb.val([...ids])));
}

/** Says how far a search has come that found less than was asked for. */
function toPart<Row>(
  rows: readonly Row[],
  next: RequestPart<Row>['next'],
  { limit }: PartOfList,
): RequestPart<Row> {
  const isUnfinished = next !== null && rows.length < limit;
  return { rows, next, searchedTo: isUnfinished ? (next.changedAt ?? toTime(next.id)) : null };
}

/** Ids begin with their time in milliseconds, as 48 bits. */
function toTime(id: string): Date {
  return new Date(Number.parseInt(id.replace('-', '').slice(0, 12), 16));
}
