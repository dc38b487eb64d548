import { type SqlBool, sql } from 'kysely';
import type { PendingArrival, Subscription } from '../../domain/notifications/subscription.ts';
import { syncedStates } from '../../domain/requests/request.ts';
import type { ArrivalRepository } from '../../ports/notifications/arrival-repository.ts';
import type { PrismaClient } from '../generated/client.ts';
import type { KyselyClient } from '../kysely.ts';
import { toRowId } from '../row-id.ts';
import { subscriptionColumns, toSubscription } from './subscription-row.ts';

/** The states of requests that will tell their results themselves. */
const tellingStates = ['queued', ...syncedStates] as const;

/** Whether the requests of the bot report all that a subscription waits for. */
const isCovered = sql<SqlBool>`exists (
  select from request
  where request.service_id = subscription.service_id
    and request.media_type = subscription.media_type
    and request.tmdb_id = subscription.tmdb_id
    and request.is_4k = subscription.is_4k
    and (
      request.state in (${sql.join(tellingStates)}) and subscription.seasons <@ request.seasons
      or request.state = 'available' and request.notification_due
        and (subscription.seasons = '{}' or subscription.seasons && request.seasons)
    ))`;

/** Arrivals: what subscribers are told, in the rows of their subscriptions. */
export function createArrivalRepository(deps: {
  readonly prisma: PrismaClient;
  readonly kysely: KyselyClient;
}): ArrivalRepository {
  const { prisma, kysely } = deps;

  return {
    async listWaiting(serviceId, { mediaType, tmdbId }) {
      const rows = await prisma.subscription.findMany({
        where: { serviceId, mediaType, tmdbId, notifiedAt: null },
        select: subscriptionColumns,
        orderBy: { id: 'asc' },
      });
      // Asked with every comparison of a series, and hardly any is followed.
      if (rows.length === 0) return { subscriptions: [], requests: [] };
      const requests = await prisma.request.findMany({
        where: {
          serviceId,
          mediaType,
          tmdbId,
          OR: [
            { state: { in: [...tellingStates] } },
            { state: 'available', notificationDue: true },
          ],
        },
        select: { userId: true, is4k: true, seasons: true },
      });
      return {
        subscriptions: rows.map(toSubscription),
        requests: requests.map(({ userId, is4k, seasons }) => ({
          userId: userId === null ? null : toRowId<'user'>(userId),
          is4k,
          seasons,
        })),
      };
    },

    async note(arrivals) {
      // Thousands may follow a title, and wait for the same seasons.
      const groups = Map.groupBy(arrivals, ({ before, arrival }) =>
        [before, arrival].map(toGroupKey).join(' '),
      );
      for (const group of groups.values()) {
        const [first] = group;
        if (!first) continue;
        const { before } = first;
        const { seasons, noticedAt, dueAt } = first.arrival;
        await prisma.subscription.updateMany({
          where: {
            id: { in: group.map(({ id }) => id) },
            notifiedAt: null,
            isSending: false,
            arrivedSeasons: { equals: [...(before?.seasons ?? [])] },
            dueAt: before?.dueAt ?? null,
          },
          data: { arrivedSeasons: [...seasons], noticedAt, dueAt },
        });
      }
    },

    async claimDue(serviceId, { mediaType, tmdbId }, now) {
      const rows = await prisma.subscription.updateManyAndReturn({
        where: { serviceId, mediaType, tmdbId, notifiedAt: null, dueAt: { lte: now } },
        data: { isSending: true },
        select: subscriptionColumns,
      });
      return rows.map(toSubscription).sort(byId);
    },

    async withdraw(ids, seasons) {
      if (ids.length === 0) return;
      const left = sql<number[]>`array(
        select season from unnest(arrived_seasons) as season
        where season <> all(${[...seasons]}::int[])
      )`;
      const isEmptied = sql<boolean>`${left} = '{}'`;
      await kysely
        .updateTable('subscription')
        .set((set) => ({
          arrived_seasons: left,
          noticed_at: set.case().when(isEmptied).then(null).else(set.ref('noticed_at')).end(),
          due_at: set.case().when(isEmptied).then(null).else(set.ref('due_at')).end(),
          is_sending: sql<boolean>`is_sending and not ${isEmptied}`,
        }))
        .where('id', 'in', ids)
        .execute();
    },

    async settle(ids, { seasons, at }) {
      if (ids.length === 0) return;
      const told = sql<number[]>`${[...seasons]}::int[]`;
      const without = (column: 'seasons' | 'arrived_seasons') => sql<number[]>`array(
        select season from unnest(${sql.ref(column)}) as season where season <> all(${told})
      )`;
      const hasToldAll = sql<boolean>`${without('arrived_seasons')} = '{}'`;
      await kysely
        .updateTable('subscription')
        .set((set) => ({
          seasons: without('seasons'),
          told_seasons: sql<number[]>`array(
            select season from unnest(told_seasons) as season
            union select season from unnest(${told}) as season where season > future_after
            order by season
          )`,
          arrived_seasons: without('arrived_seasons'),
          noticed_at: set.case().when(hasToldAll).then(null).else(set.ref('noticed_at')).end(),
          due_at: set.case().when(hasToldAll).then(null).else(set.ref('due_at')).end(),
          is_sending: sql<boolean>`is_sending and not ${hasToldAll}`,
          notified_at: set
            .case()
            .when(
              sql<boolean>`notified_at is null and future_after is null and ${without('seasons')} = '{}'`,
            )
            .then(sql<Date>`${at}::timestamptz`)
            .else(set.ref('notified_at'))
            .end(),
        }))
        .where('id', 'in', ids)
        .execute();
    },

    async claimTitles(serviceId, { limit, checkedBefore, idleBefore, at }) {
      const isIdle = sql<boolean>`subscription.seasons = '{}' and subscription.future_after is not null`;
      const rows = await kysely
        .selectFrom('subscription')
        .where('service_id', '=', serviceId)
        .where('notified_at', 'is', null)
        .where((where) =>
          where.or([
            where('checked_at', 'is', null),
            where(
              'checked_at',
              '<',
              where
                .case()
                .when(isIdle)
                .then(sql<Date>`${idleBefore}::timestamptz`)
                .else(sql<Date>`${checkedBefore}::timestamptz`)
                .end(),
            ),
          ]),
        )
        .where((where) => where.or([where('future_after', 'is not', null), where.not(isCovered)]))
        .groupBy(['media_type', 'tmdb_id'])
        .orderBy(
          (order) => order.fn.min('checked_at'),
          (order) => order.asc().nullsFirst(),
        )
        .orderBy('tmdb_id')
        .limit(limit)
        .select(['media_type', 'tmdb_id'])
        .execute();
      const keys = rows.map((row) => ({ mediaType: row.media_type, tmdbId: row.tmdb_id }));
      if (keys.length > 0) {
        await prisma.subscription.updateMany({
          where: { serviceId, notifiedAt: null, OR: keys },
          data: { checkedAt: at },
        });
      }
      return keys;
    },
  };
}

function toGroupKey(arrival: Omit<PendingArrival, 'isSending'> | null): string {
  if (arrival === null) return '';
  const { seasons, noticedAt, dueAt } = arrival;
  return [seasons.join(), noticedAt.getTime(), dueAt.getTime()].join(':');
}

function byId(one: Subscription, other: Subscription): number {
  return one.id < other.id ? -1 : 1;
}
