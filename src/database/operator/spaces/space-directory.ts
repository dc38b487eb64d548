import type { SpaceOverview } from '../../../domain/operator/space-overview.ts';
import type { SpaceDirectory } from '../../../ports/operator/space-directory.ts';
import { escapeLike } from '../../escape-like.ts';
import type { KyselyClient, Row } from '../../kysely.ts';
import { toSpace } from '../../spaces/space-repository.ts';

const maxCounted = 10_000;
/** Of a group's cards, as many are looked at for topics. */
const maxCards = 2_000;

/** Spaces for the pages of admins, on PostgreSQL. */
export function createSpaceDirectory({
  kysely,
}: {
  readonly kysely: KyselyClient;
}): SpaceDirectory {
  return {
    async list({ search, platform, isLeft }, { after, limit }) {
      let query = kysely
        .selectFrom('space')
        .selectAll()
        .where('left_at', isLeft ? 'is not' : 'is', null);
      if (platform !== null) query = query.where('platform', '=', platform);
      if (search !== null) {
        query = query.where((space) =>
          space.or([
            space('name', 'ilike', `%${escapeLike(search)}%`),
            space('platform_space_id', '=', search),
          ]),
        );
      }
      if (after) {
        query = query.where(({ refTuple, tuple, eb }) =>
          eb(refTuple('name', 'id'), '>', tuple(after.name, after.id)),
        );
      }
      const rows = await query
        .orderBy('name')
        .orderBy('id')
        .limit(limit + 1)
        .execute();
      const spaces = rows.slice(0, limit).map(toOverview);
      const last = rows.length > limit ? spaces.at(-1) : undefined;
      return { spaces, next: last ? { name: last.name, id: last.id } : null };
    },

    async find(id) {
      const row = await kysely
        .selectFrom('space')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst();
      return row ? toOverview(row) : null;
    },

    async countRequests(id) {
      const { count } = await kysely
        .selectFrom((from) =>
          from
            .selectFrom('request')
            .select('request.id')
            .where('request.space_id', '=', id)
            .limit(maxCounted)
            .as('counted'),
        )
        .select(({ fn }) => fn.countAll<string>().as('count'))
        .executeTakeFirstOrThrow();
      return Number(count);
    },

    async listTopics({ platform, platformSpaceId }) {
      const rows = await kysely
        .selectFrom((from) =>
          from
            .selectFrom('card')
            .select('card.topic')
            .where('card.platform', '=', platform)
            .where('card.address', '=', platformSpaceId)
            .limit(maxCards)
            .as('posted'),
        )
        .select('posted.topic')
        .distinct()
        .where('posted.topic', 'is not', null)
        .orderBy('posted.topic')
        .execute();
      return rows.flatMap(({ topic }) => topic ?? []);
    },
  };
}

function toOverview(row: Row<'space'>): SpaceOverview {
  return { ...toSpace(row), leftAt: row.left_at, createdAt: row.created_at };
}
