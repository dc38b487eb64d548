import { type Expression, expressionBuilder, type SqlBool } from 'kysely';
import type { ServiceId } from '../../../domain/id.ts';
import type { RequestFilter } from '../../../domain/operator/requests/request-list.ts';
import { requestStates } from '../../../domain/requests/request.ts';
import { mediaTypes } from '../../../domain/titles/title.ts';
import type { DB } from '../../generated-tables/tables.ts';
import { toFirstId } from '../../row-id.ts';

export type RequestCondition = Expression<SqlBool>;

/**
 * How the requests of a filter are read. Each branch is a part of one index in which the rows are in the order of
 * their ids; together they have every row of the filter, once. The other conditions have to be checked row by row.
 */
export interface FilterPlan {
  readonly branches: readonly RequestCondition[];
  /** Conditions on the id, which every branch can use. */
  readonly range: readonly RequestCondition[];
  readonly others: readonly RequestCondition[];
}

const eb = expressionBuilder<DB, 'request'>();

/** Chooses the index for a filter, without its `search`. `allServiceIds` are the servers that exist. */
export function planFilter(filter: RequestFilter, allServiceIds: readonly ServiceId[]): FilterPlan {
  const { states, userId, spaceId, serviceIds } = filter;
  const range = toRange(filter);
  const conditions = toConditions(filter);
  const without = (...covered: readonly (keyof typeof conditions)[]): RequestCondition[] =>
    Object.entries(conditions).flatMap(([key, condition]) =>
      condition && !covered.some((each) => each === key) ? [condition] : [],
    );
  if (userId) {
    return { branches: [eb('request.user_id', '=', userId)], range, others: without('userId') };
  }
  if (spaceId) {
    const branches = (states ?? requestStates).map((state) =>
      eb.and([eb('request.space_id', '=', spaceId), eb('request.state', '=', state)]),
    );
    return { branches, range, others: without('spaceId', 'states') };
  }
  if (filter.is4k === true && states) {
    const types = filter.mediaType ? [filter.mediaType] : mediaTypes;
    const branches = states.flatMap((state) =>
      types.map((type) =>
        eb.and([
          eb('request.is_4k', '=', true),
          eb('request.state', '=', state),
          eb('request.media_type', '=', type),
        ]),
      ),
    );
    return { branches, range, others: without('is4k', 'states', 'mediaType') };
  }
  if (filter.is4k === true) {
    return { branches: [eb('request.is_4k', '=', true)], range, others: without('is4k') };
  }
  if (states || serviceIds) {
    const branches = (serviceIds ?? allServiceIds).flatMap((serviceId) =>
      (states ?? requestStates).map((state) =>
        eb.and([eb('request.service_id', '=', serviceId), eb('request.state', '=', state)]),
      ),
    );
    return { branches, range, others: without('serviceIds', 'states') };
  }
  return { branches: [eb.and([])], range, others: without() };
}

/** All conditions of a filter but its `search`. */
export function toAllConditions(filter: RequestFilter): RequestCondition[] {
  const conditions = Object.values(toConditions(filter)).filter((each) => each !== null);
  return [...toRange(filter), ...conditions];
}

function toConditions(filter: RequestFilter) {
  const { states, isDecided, userId, spaceId, mediaType, is4k, serviceIds } = filter;
  return {
    isDecided:
      isDecided === null ? null : eb('request.decision', isDecided ? 'is not' : 'is', null),
    userId: userId && eb('request.user_id', '=', userId),
    spaceId: spaceId && eb('request.space_id', '=', spaceId),
    states: states && eb('request.state', '=', eb.fn.any(eb.val([...states]))),
    serviceIds: serviceIds && eb('request.service_id', '=', eb.fn.any(eb.val([...serviceIds]))),
    mediaType: mediaType && eb('request.media_type', '=', mediaType),
    is4k: is4k === null ? null : eb('request.is_4k', '=', is4k),
  } as const satisfies Readonly<Record<string, RequestCondition | null | ''>>;
}

/** Ids begin with the time at which the bot got to know a request. */
function toRange({ since, until }: RequestFilter): RequestCondition[] {
  return [
    ...(since ? [eb('request.id', '>=', toFirstId(since))] : []),
    ...(until ? [eb('request.id', '<', toFirstId(until))] : []),
  ];
}
