import type pg from 'pg';
import type { Platform } from '../../domain/place.ts';
import { writeAuditEntry } from '../audit-log.ts';

/** Left for too long: the row is held, so that nobody comes back to it and nobody else forgets it meanwhile. */
const lockLeftSpace = 'select platform from space where id = $1 and left_at < $2 for update';

/**
 * Where the bot spoke in a space: in the group itself, where `/setup` has put something, and wherever was asked.
 * Discord's channels are known by nothing else; a card of the space's requests may as well stand elsewhere.
 */
const addresses = `
  select platform_space_id as address from space where id = $1
  union select a #>> '{}' from space, jsonb_path_query(settings, '$.*[*].address') a where id = $1
  union select origin->>'address' from request where space_id = $1 and origin is not null`;

const isAtAddress = `s.place->>'platform' = $1::text and s.place->>'kind' = 'channel'
  and s.place->>'address' = any($2::text[])`;

/** What stands there. $1 is the platform, $2 the addresses. */
const addressSteps = [
  `delete from card
   where platform = $1::platform and place_kind = 'channel' and address = any($2::text[])`,
  // Who waits for a title is told in person, if possible where they asked for it.
  `update subscription s set place = jsonb_build_object(
     'platform', a.platform, 'kind', 'direct', 'address', a.platform_user_id)
   from (
     select distinct on (user_id) user_id, platform, platform_user_id from chat_account
     where user_id in (select s.user_id from subscription s where ${isAtAddress})
     order by user_id, platform::text = $1::text desc, id
   ) a
   where a.user_id = s.user_id and ${isAtAddress}`,
  // Nobody is left to be told.
  `delete from subscription s where ${isAtAddress}`,
];

/** What names the space, and the space. $1 is its id. */
const spaceSteps = [
  'update request set space_id = null, origin = null where space_id = $1',
  `update audit_log set before = null, after = null
   where subject_kind = 'space' and subject_id = $1::text`,
  'delete from space where id = $1',
];

/** Forgets a space in the caller's transaction; false when it is not there or was not left before that moment. */
export async function eraseSpace(
  client: pg.PoolClient,
  { id, leftBefore, auditId }: { id: string; leftBefore: Date; auditId: string },
): Promise<boolean> {
  const { rows: spaces } = await client.query<{ platform: Platform }>(lockLeftSpace, [
    id,
    leftBefore,
  ]);
  const [space] = spaces;
  if (!space) return false;
  const { rows } = await client.query<{ address: string }>(addresses, [id]);
  const addressValues = [space.platform, rows.map(({ address }) => address)];
  for (const step of addressSteps) await client.query(step, addressValues);
  for (const step of spaceSteps) await client.query(step, [id]);
  await writeAuditEntry(client, auditId, {
    userId: null,
    actor: 'MediaNest',
    source: 'overseerr',
    action: 'space.erase',
    subjectKind: 'space',
    subjectId: id,
  });
  return true;
}
