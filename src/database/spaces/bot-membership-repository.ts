import type pg from 'pg';
import type { BotMembershipRepository } from '../../ports/spaces/bot-membership-repository.ts';
import { inTransaction } from '../transaction.ts';
import { moveSpace } from './move-space.ts';

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
export function createBotMembershipRepository({
  pool,
}: {
  readonly pool: pg.Pool;
}): BotMembershipRepository {
  return {
    async setLeft(platform, platformSpaceId, leftAt) {
      const { rowCount } = await pool.query(setLeft, [platform, platformSpaceId, leftAt]);
      return rowCount === 1;
    },

    async setCurrentSpaces(platform, platformSpaceIds, leftAt) {
      const values = [platform, platformSpaceIds, leftAt];
      const { rows } = await pool.query<{ isIn: boolean }>(setListed, values);
      const joined = rows.filter(({ isIn }) => isIn).length;
      return { left: rows.length - joined, joined };
    },

    changeSpaceId: (platform, from, to) =>
      inTransaction(pool, (client) => moveSpace(client, { platform, from, to })),
  };
}
