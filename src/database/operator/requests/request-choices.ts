import type { RequestChoices } from '../../../ports/operator/requests/request-choices.ts';
import type { KyselyClient } from '../../kysely.ts';
import { toRowId } from '../../row-id.ts';

const mostSpaces = 1_000;

/** Reads what lists of requests can be narrowed to. */
export function createRequestChoices({
  kysely,
}: {
  readonly kysely: KyselyClient;
}): RequestChoices {
  return {
    async listServices() {
      const rows = await kysely
        .selectFrom('service_config')
        .select(['id', 'name'])
        .where('kind', '=', 'overseerr')
        .orderBy('id')
        .execute();
      return rows.map(({ id, name }) => ({ id: toRowId<'service'>(id), name }));
    },

    async listSpaces() {
      const rows = await kysely
        .selectFrom('space')
        .select(['id', 'name', 'platform'])
        .where((where) =>
          where.exists(
            where
              .selectFrom('request')
              .select('request.id')
              .whereRef('request.space_id', '=', 'space.id'),
          ),
        )
        .orderBy('name')
        .limit(mostSpaces)
        .execute();
      return rows.map(({ id, ...row }) => ({ id: toRowId<'space'>(id), ...row }));
    },

    async findRequester(userId, serviceIds) {
      const row = await kysely
        .selectFrom('user')
        .select('display_name')
        .where('id', '=', userId)
        .where((where) =>
          where.exists((query) => {
            const requests = query
              .selectFrom('request')
              .select('request.id')
              .whereRef('request.user_id', '=', 'user.id');
            return serviceIds === null
              ? requests
              : requests.where('request.service_id', '=', where.fn.any(where.val([...serviceIds])));
          }),
        )
        .executeTakeFirst();
      return row?.display_name ?? null;
    },
  };
}
