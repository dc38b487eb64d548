import type pg from 'pg';
import type { SubscriptionRepository } from '../../ports/ports.ts';
import type { PrismaClient } from '../generated/client.ts';
import { placeColumn } from '../place-column.ts';
import { toRowId } from '../row-id.ts';

/**
 * Who was told may subscribe again; who still waits and names other seasons waits for those as well.
 * `{}` stands for any season.
 */
const add = {
  name: 'subscriptions-add',
  text: `
    insert into subscription as s
      (id, user_id, service_id, media_type, tmdb_id, is_4k, seasons, title, place)
    values ($1, $2, $3, $4::media_type, $5, $6, $7::int[], $8, $9)
    on conflict (user_id, service_id, media_type, tmdb_id, is_4k) do update set
      seasons = case
        when s.notified_at is not null then excluded.seasons
        when excluded.seasons = '{}' then '{}'
        else (select array_agg(distinct n order by n) from unnest(s.seasons || excluded.seasons) n)
      end,
      place = excluded.place,
      notified_at = null
    where s.notified_at is not null
      or (s.seasons <> '{}' and (excluded.seasons = '{}' or not s.seasons @> excluded.seasons))
    returning id`,
};

/** Wishes to hear when a title arrives. */
export function createSubscriptionRepository(deps: {
  readonly pool: pg.Pool;
  readonly prisma: PrismaClient;
  readonly newId: () => string;
}): SubscriptionRepository {
  const { pool, prisma, newId } = deps;
  return {
    async create({ userId, serviceId, key, is4k, seasons, title, place }) {
      const { mediaType, tmdbId } = key;
      const { rowCount } = await pool.query({
        ...add,
        values: [newId(), userId, serviceId, mediaType, tmdbId, is4k, seasons, title, place],
      });
      return rowCount === 1;
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
  };
}
