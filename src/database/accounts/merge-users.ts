import type pg from 'pg';
import type { UserId } from '../../domain/id.ts';
import { unlinkColumns } from './account-statements.ts';

const sameTitle = `k.service_id = s.service_id and k.media_type = s.media_type
  and k.tmdb_id = s.tmdb_id and k.is_4k = s.is_4k`;

const clearOrigin = 'update chat_account set joined_from = null where user_id = $1';
const setOrigin =
  'update chat_account set joined_from = coalesce(joined_from, $1) where user_id = $1';

/** In this order: what would be there twice is made one before the rest moves. $1 stays, $2 goes. */
const steps = [
  // An account that its service has removed keeps nobody from the one that is there.
  `update account a set ${unlinkColumns}
   where a.user_id in ($1, $2) and a.removed_at is not null
     and exists (
       select from account o
       where o.service_id = a.service_id and o.id <> a.id and o.user_id in ($1, $2)
     )`,
  'update account set user_id = $1 where user_id = $2',
  // Who was told waits again when the other still does.
  `delete from subscription k using subscription s
   where k.user_id = $1 and s.user_id = $2 and ${sameTitle}
     and k.notified_at is not null and s.notified_at is null`,
  `update subscription k set seasons = case
     when k.seasons = '{}' or s.seasons = '{}' then '{}'
     else (select array_agg(distinct n order by n) from unnest(k.seasons || s.seasons) n) end
   from subscription s
   where k.user_id = $1 and s.user_id = $2 and ${sameTitle}
     and k.notified_at is null and s.notified_at is null`,
  `delete from subscription s using subscription k
   where k.user_id = $1 and s.user_id = $2 and ${sameTitle}`,
  'update subscription set user_id = $1 where user_id = $2',
  'update chat_account set user_id = $1 where user_id = $2',
  'update request set user_id = $1 where user_id = $2',
  // What one of them has decided and is not sent yet.
  `update request
   set decision = jsonb_set(decision, '{userId}', to_jsonb($1::text)), version = version + 1
   where state = 'pending' and decision->>'userId' = $2::uuid::text
     and id in (select request_id from request_event where user_id = $2)`,
  'update request_event set user_id = $1 where user_id = $2',
  'update audit_log set user_id = $1 where user_id = $2',
  'update session set user_id = $1 where user_id = $2',
  // A right that only the settings gave goes with them; who has it without them keeps it.
  `update "user" u set
     preferences = o.preferences || u.preferences,
     locale = coalesce(u.locale, o.locale),
     is_admin = u.is_admin or o.is_admin,
     is_listed = (u.is_listed or o.is_listed)
       and u.is_listed >= u.is_admin and o.is_listed >= o.is_admin,
     updated_at = now()
   from "user" o where u.id = $1 and o.id = $2`,
];

/**
 * Makes two users one, in the caller's transaction: `into` gets all that `from` has, and `from` is gone. Accounts
 * that clash must have been parted before. Chats that come by a profile alone are marked with whom they were of. False when one of them is not there: nothing was changed.
 */
export async function mergeUsers(
  client: pg.PoolClient,
  into: UserId,
  from: UserId,
  verifiedBy: 'code' | 'profile',
): Promise<boolean> {
  // In one order, so that two merges of the same pair do not wait for each other.
  const { rowCount } = await client.query(
    'select 1 from "user" where id in ($1, $2) order by id for update',
    [into, from],
  );
  if (rowCount !== 2) return false;
  if (verifiedBy === 'profile') await client.query(setOrigin, [from]);
  for (const step of steps) await client.query(step, [into, from]);
  await client.query('delete from "user" where id = $1', [from]);
  if (verifiedBy === 'code') await client.query(clearOrigin, [into]);
  return true;
}
