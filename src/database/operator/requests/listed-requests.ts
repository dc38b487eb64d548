import {
  type ListedRequest,
  toListedRequest,
} from '../../../domain/operator/requests/request-list.ts';
import type { KyselyClient } from '../../kysely.ts';
import { toRequest } from '../../requests/request-row.ts';
import type { ListRow } from './request-window.ts';

/** Adds the names of people, spaces, and servers to rows of a list. */
export async function toListedRequests(
  kysely: KyselyClient,
  rows: readonly ListRow[],
): Promise<ListedRequest[]> {
  const idsOf = (column: 'user_id' | 'space_id' | 'service_id') => [
    ...new Set(rows.flatMap((row) => row[column] ?? [])),
  ];
  const [userIds, spaceIds, serviceIds] = [
    idsOf('user_id'),
    idsOf('space_id'),
    idsOf('service_id'),
  ];
  const [users, spaces, services] = await Promise.all([
    userIds.length === 0
      ? []
      : kysely
          .selectFrom('user')
          .select(['id', 'display_name as name'])
          .where('id', 'in', userIds)
          .execute(),
    spaceIds.length === 0
      ? []
      : kysely.selectFrom('space').select(['id', 'name']).where('id', 'in', spaceIds).execute(),
    serviceIds.length === 0
      ? []
      : kysely
          .selectFrom('service_config')
          .select(['id', 'name'])
          .where('id', 'in', serviceIds)
          .execute(),
  ]);
  const nameIn = (list: readonly { readonly id: string; readonly name: string }[]) => {
    const names = new Map(list.map(({ id, name }) => [id, name]));
    return <Id extends string>(id: Id) => ({ id, name: names.get(id) ?? '' });
  };
  const [toUser, toSpace, toService] = [nameIn(users), nameIn(spaces), nameIn(services)];
  return rows.map((row) => {
    const request = toRequest(row);
    const { userId, spaceId, serviceId } = request;
    return toListedRequest(request, {
      service: toService(serviceId),
      user: userId && toUser(userId),
      space: spaceId && toSpace(spaceId),
      changedAt: row.updated_at,
    });
  });
}
