import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { ServiceId, UserId } from '../../domain/id.ts';
import type { MediaType } from '../../domain/titles/title.ts';
import type { SubscriptionRepository } from '../../ports/notifications/subscription-repository.ts';
import type { Queryable } from '../connection/pipeline.ts';
import { prepareQuery } from '../connection/prepared-query.ts';
import type { PrismaClient } from '../generated/client.ts';
import type { KyselyClient } from '../kysely.ts';
import { subscriptionColumns, toSubscription } from './subscription-row.ts';

/**
 * The seasons of a subscription and of a new one together. An empty list without future seasons stands for any season,
 * which the other one replaces if it is for future seasons only.
 */
const mergedSeasons = sql<number[]>`case
  when subscription.seasons = '{}' and subscription.future_after is null and excluded.future_after is null
    or excluded.seasons = '{}' and excluded.future_after is null and subscription.future_after is null
  then '{}'
  else array(
    select distinct season from unnest(subscription.seasons || excluded.seasons) as season
    order by season
  ) end`;
/** `least` ignores null. */
const mergedFuture = sql<number | null>`least(subscription.future_after, excluded.future_after)`;

const noSeasons = sql<number[]>`'{}'::int[]`;

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
    async create({ userId, serviceId, key, is4k, seasons, futureAfter, title, ...rest }) {
      const { mediaType, tmdbId } = key;
      const { seasonNames, place } = rest;
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
          future_after: futureAfter,
          title,
          season_names: seasonNames ? { ...seasonNames } : null,
          place: { ...place },
        })
        .onConflict((conflict) =>
          conflict
            .columns(['user_id', 'service_id', 'media_type', 'tmdb_id', 'is_4k'])
            .doUpdateSet((set) => {
              const hasEnded = set('subscription.notified_at', 'is not', null);
              const unlessEnded = <Value>(
                merged: RawBuilder<Value>,
                otherwise: RawBuilder<Value>,
              ) => set.case().when(hasEnded).then(otherwise).else(merged).end();
              return {
                seasons: unlessEnded(mergedSeasons, sql<number[]>`excluded.seasons`),
                future_after: unlessEnded(mergedFuture, sql<number | null>`excluded.future_after`),
                told_seasons: unlessEnded(sql<number[]>`subscription.told_seasons`, noSeasons),
                // What was noted for the old one is no news for the new one.
                arrived_seasons: unlessEnded(
                  sql<number[]>`subscription.arrived_seasons`,
                  noSeasons,
                ),
                noticed_at: unlessEnded(sql<Date | null>`subscription.noticed_at`, sql<null>`null`),
                due_at: unlessEnded(sql<Date | null>`subscription.due_at`, sql<null>`null`),
                is_sending: unlessEnded(sql<boolean>`subscription.is_sending`, sql<boolean>`false`),
                season_names: set.fn.coalesce('excluded.season_names', 'subscription.season_names'),
                place: set.ref('excluded.place'),
                notified_at: null,
              };
            })
            .where((where) =>
              where.or([
                where('subscription.notified_at', 'is not', null),
                where('subscription.seasons', '<>', mergedSeasons),
                where('subscription.future_after', 'is distinct from', mergedFuture),
              ]),
            ),
        )
        .executeTakeFirstOrThrow();
      return count === 1n;
    },

    async findQualities(userId, serviceId, { mediaType, tmdbId }) {
      const ids = await selectQualities.run(reads, { userId, serviceId, mediaType, tmdbId });
      if (ids.length === 0) return { standard: null, in4k: null };
      const rows = await prisma.subscription.findMany({
        where: { id: { in: ids.map(({ id }) => id) } },
        select: subscriptionColumns,
      });
      const subscriptions = rows.map(toSubscription);
      return {
        standard: subscriptions.find(({ is4k }) => !is4k) ?? null,
        in4k: subscriptions.find(({ is4k }) => is4k) ?? null,
      };
    },

    async find(userId, id) {
      const row = await prisma.subscription.findFirst({
        where: { id, userId, notifiedAt: null },
        select: subscriptionColumns,
      });
      return row && toSubscription(row);
    },

    async list(userId, { take, skip }) {
      const where = { userId, notifiedAt: null };
      const [rows, total] = await Promise.all([
        prisma.subscription.findMany({
          where,
          select: subscriptionColumns,
          orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
          take,
          skip,
        }),
        prisma.subscription.count({ where }),
      ]);
      return { rows: rows.map(toSubscription), total };
    },

    /** What is no longer followed leaves the next message, too. */
    async select(userId, id, { from, to: { seasons, futureAfter } }) {
      const kept = sql<number[]>`array(
        select season from unnest(arrived_seasons) as season
        where season = any(${[...seasons]}::int[]) or season > ${futureAfter}::int
      )`;
      const isEmptied = sql<boolean>`not is_sending and ${kept} = '{}'`;
      const { numUpdatedRows: count } = await kysely
        .updateTable('subscription')
        .set((set) => ({
          seasons: [...seasons],
          future_after: futureAfter,
          arrived_seasons: sql<
            number[]
          >`case when is_sending then arrived_seasons else ${kept} end`,
          noticed_at: set.case().when(isEmptied).then(null).else(set.ref('noticed_at')).end(),
          due_at: set.case().when(isEmptied).then(null).else(set.ref('due_at')).end(),
        }))
        .where('id', '=', id)
        .where('user_id', '=', userId)
        .where('notified_at', 'is', null)
        .where(sql<SqlBool>`seasons = ${[...from.seasons]}::int[]`)
        .where('future_after', 'is not distinct from', from.futureAfter)
        .executeTakeFirstOrThrow();
      return count === 1n;
    },

    async end(userId, id, at) {
      const [row] = await prisma.subscription.updateManyAndReturn({
        where: { id, userId, notifiedAt: null },
        data: { notifiedAt: at },
        select: subscriptionColumns,
      });
      return row ? toSubscription(row) : null;
    },

    async resume(userId, id) {
      const [row] = await prisma.subscription.updateManyAndReturn({
        where: {
          id,
          userId,
          notifiedAt: { not: null },
          // A series of which everything was told has nothing to go on with.
          NOT: { mediaType: 'tv', seasons: { isEmpty: true }, futureAfter: null },
        },
        data: { notifiedAt: null },
        select: subscriptionColumns,
      });
      return row ? toSubscription(row) : null;
    },
  };
}

function prepareSelectQualities(kysely: KyselyClient) {
  return prepareQuery<
    { userId: UserId; serviceId: ServiceId; mediaType: MediaType; tmdbId: number },
    { id: string }
  >('subscription-find-qualities', (value) =>
    kysely
      .selectFrom('subscription')
      .select('id')
      .where('user_id', '=', value('userId'))
      .where('service_id', '=', value('serviceId'))
      .where('media_type', '=', value('mediaType'))
      .where('tmdb_id', '=', value('tmdbId'))
      .where('notified_at', 'is', null),
  );
}
