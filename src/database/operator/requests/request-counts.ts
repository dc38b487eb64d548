import { sql } from 'kysely';
import type { ServiceId } from '../../../domain/id.ts';
import type { CappedCount, RequestFilter } from '../../../domain/operator/requests/request-list.ts';
import { type RequestState, requestStates } from '../../../domain/requests/request.ts';
import type { KyselyClient } from '../../kysely.ts';
import type { FilterPlan } from './request-branches.ts';
import { selectIds } from './request-window.ts';

/** Each state is counted up to this on each server. */
const mostPerState = 1_000;
/** All requests of a filter are counted up to this. */
const mostCounted = 10_000;

/** Counts entries of the index of servers and states, as far as `mostPerState`. */
export async function countByState(
  kysely: KyselyClient,
  serviceIds: readonly ServiceId[],
): Promise<Readonly<Record<RequestState, CappedCount>>> {
  const rows = await kysely
    .selectFrom(
      sql<{ id: string }>`unnest(${[...serviceIds]}::uuid[])`.as<'service'>(sql`service(id)`),
    )
    .innerJoin(
      sql<{ name: RequestState }>`unnest(${[...requestStates]}::request_state[])`.as<'state'>(
        sql`state(name)`,
      ),
      (join) => join.onTrue(),
    )
    .innerJoinLateral(
      (query) =>
        query
          .selectFrom((inner) =>
            inner
              .selectFrom('request')
              .select('id')
              .whereRef('request.service_id', '=', 'service.id')
              .whereRef('request.state', '=', 'state.name')
              .limit(mostPerState + 1)
              .as('counted'),
          )
          .select(({ fn }) => fn.countAll<string>().as('count'))
          .as('entries'),
      (join) => join.onTrue(),
    )
    .select(['state.name', 'entries.count'])
    .execute();
  const totals = new Map<RequestState, number>();
  for (const { name, count } of rows) totals.set(name, (totals.get(name) ?? 0) + Number(count));
  const toCount = (state: RequestState): CappedCount => {
    const count = totals.get(state) ?? 0;
    return { count: Math.min(count, mostPerState), isCapped: count > mostPerState };
  };
  return {
    queued: toCount('queued'),
    pending: toCount('pending'),
    approved: toCount('approved'),
    processing: toCount('processing'),
    partial: toCount('partial'),
    available: toCount('available'),
    declined: toCount('declined'),
    failed: toCount('failed'),
    cancelled: toCount('cancelled'),
  };
}

/** Null if rows would have to be read to count them. */
export async function countRequests(
  kysely: KyselyClient,
  plan: FilterPlan,
  { search }: RequestFilter,
): Promise<CappedCount | null> {
  if (search !== null || plan.others.length > 0) return null;
  if (plan.branches.length === 0) return { count: 0, isCapped: false };
  const { count } = await kysely
    .selectFrom(selectIds(kysely, plan, mostCounted + 1).as('counted'))
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return { count: Math.min(Number(count), mostCounted), isCapped: Number(count) > mostCounted };
}
