import type pg from 'pg';
import type { Presence } from '../ports/presence.ts';
import { moveSpace } from './space-move.ts';
import { inTransaction } from './transaction.ts';

/** A space that was left stays left since the first time it was told. */
const setLeft = `update space set left_at = $3
  where platform = $1::platform and platform_space_id = $2
    and (left_at is null) = ($3::timestamptz is not null)`;

const setListed = `update space
  set left_at = case when platform_space_id = any($2::text[]) then null else $3::timestamptz end
  where platform = $1::platform
    and (left_at is null) <> (platform_space_id = any($2::text[]))
  returning left_at is null as "isIn"`;

/** In which spaces the bot is, on PostgreSQL. */
export function createPresence({ pool }: { readonly pool: pg.Pool }): Presence {
  return {
    async setLeft(platform, platformSpaceId, leftAt) {
      const { rowCount } = await pool.query(setLeft, [platform, platformSpaceId, leftAt]);
      return rowCount === 1;
    },

    async setListed(platform, platformSpaceIds, leftAt) {
      const values = [platform, platformSpaceIds, leftAt];
      const { rows } = await pool.query<{ isIn: boolean }>(setListed, values);
      const joined = rows.filter(({ isIn }) => isIn).length;
      return { left: rows.length - joined, joined };
    },

    move: (platform, from, to) =>
      inTransaction(pool, (client) => moveSpace(client, { platform, from, to })),
  };
}
