import type pg from 'pg';
import type { Subscriptions } from '../ports.ts';
import type { PrismaClient } from './generated/client.ts';
import { placeColumn } from './place-column.ts';
import { rowId } from './row-id.ts';

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
        when s.told_at is not null then excluded.seasons
        when excluded.seasons = '{}' then '{}'
        else (select array_agg(distinct n order by n) from unnest(s.seasons || excluded.seasons) n)
      end,
      place = excluded.place,
      told_at = null
    where s.told_at is not null
      or (s.seasons <> '{}' and (excluded.seasons = '{}' or not s.seasons @> excluded.seasons))
    returning id`,
};

/** Wishes to hear when a title arrives. */
export function createSubscriptions(needs: {
  readonly pool: pg.Pool;
  readonly prisma: PrismaClient;
  readonly newId: () => string;
}): Subscriptions {
  const { pool, prisma, newId } = needs;
  return {
    async add({ userId, serviceId, key, is4k, seasons, title, place }) {
      const { mediaType, tmdbId } = key;
      const { rowCount } = await pool.query({
        ...add,
        values: [newId(), userId, serviceId, mediaType, tmdbId, is4k, seasons, title, place],
      });
      return rowCount === 1;
    },

    async remove(userId, serviceId, { key: { mediaType, tmdbId }, is4k }) {
      await prisma.subscription.deleteMany({
        where: { userId, serviceId, mediaType, tmdbId, is4k },
      });
    },

    async followed(userId, serviceId, { mediaType, tmdbId }) {
      const rows = await prisma.subscription.findMany({
        where: { userId, serviceId, mediaType, tmdbId, toldAt: null },
        select: { is4k: true },
      });
      return { standard: rows.some((row) => !row.is4k), in4k: rows.some((row) => row.is4k) };
    },

    async waiting(serviceId, { mediaType, tmdbId }, is4k) {
      const rows = await prisma.subscription.findMany({
        where: { serviceId, mediaType, tmdbId, is4k, toldAt: null },
        orderBy: { id: 'asc' },
      });
      return rows.map((row) => ({
        id: row.id,
        userId: rowId(row.userId),
        serviceId,
        key: { mediaType, tmdbId },
        is4k,
        seasons: row.seasons,
        title: row.title,
        place: placeColumn.parse(row.place),
      }));
    },

    async told(ids, at) {
      await prisma.subscription.updateMany({
        where: { id: { in: [...ids] } },
        data: { toldAt: at },
      });
    },
  };
}
