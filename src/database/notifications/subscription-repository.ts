import { sql } from 'kysely';
import type { SubscriptionRepository } from '../../ports/notifications/subscription-repository.ts';
import type { PrismaClient } from '../generated/client.ts';
import type { KyselyClient } from '../kysely.ts';
import { placeColumn } from '../place-column.ts';
import { toRowId } from '../row-id.ts';

/** The seasons of a subscription and of a new one together; an empty list stands for any season. */
const mergedSeasons = sql<number[]>`case
  when cardinality(excluded.seasons) = 0 or cardinality(subscription.seasons) = 0 then '{}'
  else array(
    select distinct season from unnest(subscription.seasons || excluded.seasons) as season
    order by season
  ) end`;

/** Subscriptions: who is notified when a title becomes available. */
export function createSubscriptionRepository(deps: {
  readonly prisma: PrismaClient;
  readonly kysely: KyselyClient;
  readonly newId: () => string;
}): SubscriptionRepository {
  const { prisma, kysely, newId } = deps;
  return {
    async create({ userId, serviceId, key, is4k, seasons, title, place }) {
      const { mediaType, tmdbId } = key;
      const { numInsertedOrUpdatedRows: count } = await kysely
        .insertInto('subscription')
        .values({
          id: newId(),
          user_id: userId,
          service_id: serviceId,
          media_type: mediaType,
          tmdb_id: tmdbId,
          is_4k: is4k,
          seasons: [...seasons],
          title,
          place: { ...place },
        })
        .onConflict((conflict) =>
          conflict
            .columns(['user_id', 'service_id', 'media_type', 'tmdb_id', 'is_4k'])
            .doUpdateSet((set) => ({
              seasons: set
                .case()
                .when('subscription.notified_at', 'is not', null)
                .then(set.ref('excluded.seasons'))
                .else(mergedSeasons)
                .end(),
              place: set.ref('excluded.place'),
              notified_at: null,
            }))
            .where((where) =>
              where.or([
                where('subscription.notified_at', 'is not', null),
                where('subscription.seasons', '<>', mergedSeasons),
              ]),
            ),
        )
        .executeTakeFirstOrThrow();
      return count === 1n;
    },

    async delete(userId, serviceId, { key: { mediaType, tmdbId }, is4k }) {
      await prisma.subscription.deleteMany({
        where: { userId, serviceId, mediaType, tmdbId, is4k },
      });
    },

    async findQualities(userId, serviceId, { mediaType, tmdbId }) {
      const rows = await prisma.subscription.findMany({
        where: { userId, serviceId, mediaType, tmdbId, notifiedAt: null },
        select: { is4k: true },
      });
      return { standard: rows.some((row) => !row.is4k), in4k: rows.some((row) => row.is4k) };
    },

    async listUnnotified(serviceId, { mediaType, tmdbId }, is4k) {
      const rows = await prisma.subscription.findMany({
        where: { serviceId, mediaType, tmdbId, is4k, notifiedAt: null },
        orderBy: { id: 'asc' },
      });
      return rows.map((row) => ({
        id: row.id,
        userId: toRowId(row.userId),
        serviceId,
        key: { mediaType, tmdbId },
        is4k,
        seasons: row.seasons,
        title: row.title,
        place: placeColumn.parse(row.place),
      }));
    },

    async markNotified(ids, at) {
      await prisma.subscription.updateMany({
        where: { id: { in: [...ids] } },
        data: { notifiedAt: at },
      });
    },

    async updateSeasons(id, seasons) {
      await prisma.subscription.updateMany({ where: { id }, data: { seasons: [...seasons] } });
    },
  };
}
