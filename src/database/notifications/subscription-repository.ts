import { type SqlBool, sql } from 'kysely';
import type { ServiceId, UserId } from '../../domain/id.ts';
import type { Subscription } from '../../domain/notifications/subscription.ts';
import { syncedStates } from '../../domain/requests/request.ts';
import type { MediaType } from '../../domain/titles/title.ts';
import type { SubscriptionRepository } from '../../ports/notifications/subscription-repository.ts';
import type { Queryable } from '../connection/pipeline.ts';
import { prepareQuery } from '../connection/prepared-query.ts';
import type { PrismaClient, Subscription as SubscriptionRow } from '../generated/client.ts';
import type { KyselyClient, Row } from '../kysely.ts';
import { placeColumn } from '../place-column.ts';
import { toRowId } from '../row-id.ts';

/** The seasons of a subscription and of a new one together; an empty list stands for any season. */
const mergedSeasons = sql<number[]>`case
  when cardinality(excluded.seasons) = 0 or cardinality(subscription.seasons) = 0 then '{}'
  else array(
    select distinct season from unnest(subscription.seasons || excluded.seasons) as season
    order by season
  ) end`;

/** The states of requests that will notify the subscribers themselves. */
const coveringStates = ['queued', ...syncedStates];

const isUncovered = sql<SqlBool>`subscription.notified_at is null and not exists (
  select from request
  where request.service_id = subscription.service_id
    and request.media_type = subscription.media_type
    and request.tmdb_id = subscription.tmdb_id
    and request.is_4k = subscription.is_4k
    and (
      request.state in (${sql.join(coveringStates)}) and subscription.seasons <@ request.seasons
      or request.state = 'available' and request.notification_due
        and (subscription.seasons = '{}' or subscription.seasons && request.seasons)
    ))`;

/** Subscriptions: who is notified when a title becomes available. */
export function createSubscriptionRepository(deps: {
  readonly reads: Queryable;
  readonly prisma: PrismaClient;
  readonly kysely: KyselyClient;
  readonly newId: () => string;
}): SubscriptionRepository {
  const { reads, prisma, kysely, newId } = deps;
  const selectQualities = prepareSelectQualities(kysely);
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
      const rows = await selectQualities.run(reads, { userId, serviceId, mediaType, tmdbId });
      return { standard: rows.some((row) => !row.is_4k), in4k: rows.some((row) => row.is_4k) };
    },

    async listUnnotified(serviceId, { mediaType, tmdbId }, is4k) {
      const rows = await prisma.subscription.findMany({
        where: { serviceId, mediaType, tmdbId, is4k, notifiedAt: null },
        orderBy: { id: 'asc' },
      });
      return rows.map(toSubscription);
    },

    async claimUncovered(serviceId, { limit, checkedBefore, at }) {
      const due = await kysely
        .selectFrom('subscription')
        .where('service_id', '=', serviceId)
        .where((where) =>
          where.or([where('checked_at', 'is', null), where('checked_at', '<', checkedBefore)]),
        )
        .where(isUncovered)
        .orderBy('checked_at', (order) => order.asc().nullsFirst())
        .orderBy('id')
        .limit(limit)
        .select('id')
        .execute();
      const id = { in: due.map((row) => row.id) };
      await prisma.subscription.updateMany({ where: { id }, data: { checkedAt: at } });
      const rows = await prisma.subscription.findMany({ where: { id }, orderBy: { id: 'asc' } });
      return rows.map(toSubscription);
    },

    async listUncovered(ids) {
      if (ids.length === 0) return [];
      const uncovered = await kysely
        .selectFrom('subscription')
        .where('id', 'in', ids)
        .where(isUncovered)
        .select('id')
        .execute();
      const rows = await prisma.subscription.findMany({
        where: { id: { in: uncovered.map(({ id }) => id) } },
        orderBy: { id: 'asc' },
      });
      return rows.map(toSubscription);
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

function prepareSelectQualities(kysely: KyselyClient) {
  return prepareQuery<
    { userId: UserId; serviceId: ServiceId; mediaType: MediaType; tmdbId: number },
    Pick<Row<'subscription'>, 'is_4k'>
  >('subscription-find-qualities', (value) =>
    kysely
      .selectFrom('subscription')
      .select('is_4k')
      .where('user_id', '=', value('userId'))
      .where('service_id', '=', value('serviceId'))
      .where('media_type', '=', value('mediaType'))
      .where('tmdb_id', '=', value('tmdbId'))
      .where('notified_at', 'is', null),
  );
}

function toSubscription(row: SubscriptionRow): Subscription {
  const { id, userId, serviceId, mediaType, tmdbId, is4k, seasons, title, place } = row;
  return {
    id,
    userId: toRowId(userId),
    serviceId: toRowId(serviceId),
    key: { mediaType, tmdbId },
    is4k,
    seasons,
    title,
    place: placeColumn.parse(place),
  };
}
