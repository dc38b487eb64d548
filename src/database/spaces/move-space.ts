import type pg from 'pg';
import type { Platform } from '../../domain/place.ts';

/** The space as it was and, when somebody was quicker than the news, as it was met under its new id. */
const spacePair = `o.platform = $1::platform and o.platform_space_id = $2
  and n.platform = o.platform and n.platform_space_id = $3`;

const isAtOldAddress = (place: string) =>
  `${place}->>'platform' = $1::text and ${place}->>'address' = $2`;
const renamedKey = `replace(c.key, $1::text || ':' || $2 || ':', $1::text || ':' || $3 || ':')`;
const movedPlace = (place: string) => `${place} || jsonb_build_object('address', $3::text)`;

/** In this order: what stands under the new id already is taken over first. $1 is the platform, $2 the old id, $3 the new one. */
const steps = [
  `update request r set space_id = o.id from space o, space n
   where ${spacePair} and r.space_id = n.id`,
  `update audit_log a set subject_id = o.id::text from space o, space n
   where ${spacePair} and a.subject_kind = 'space' and a.subject_id = n.id::text`,
  `update space o set settings = o.settings || n.settings, name = n.name,
     service_id = coalesce(n.service_id, o.service_id)
   from space n where ${spacePair}`,
  `delete from space n using space o where ${spacePair}`,
  `update request r set origin = ${movedPlace('r.origin')} from space o
   where o.platform = $1::platform and o.platform_space_id = $2
     and r.space_id = o.id and ${isAtOldAddress('r.origin')}`,
  // Nothing but a place has an address, and jsonb is always written with these blanks.
  `update space set platform_space_id = $3, left_at = null, settings = replace(
     settings::text, '"address": "' || $2 || '"', '"address": "' || $3 || '"')::jsonb
   where platform = $1::platform and platform_space_id = $2`,
  `update subscription s set place = ${movedPlace('s.place')} where ${isAtOldAddress('s.place')}`,
  // What was posted stays behind in the old chat: what is kept up to date is posted anew with its next change.
  // What is said once a place, such as an approval card, is not said again under the new id.
  `update card c set address = $3, message_id = null, updated_at = now(),
     lost_reason = case when c.message_id is not null and c.role = 'private' then 'message-not-found' else c.lost_reason end,
     key = case when exists (
       select from card k where k.request_id = c.request_id and k.key = ${renamedKey}
     ) then c.key else ${renamedKey} end
   where c.platform = $1::platform and c.address = $2`,
];

/** Moves a space to another id in the caller's transaction; done twice, or for no space, it does no harm. */
export async function moveSpace(
  client: pg.PoolClient,
  { platform, from, to }: { platform: Platform; from: string; to: string },
): Promise<void> {
  // Nobody enters the space under its new id meanwhile, and a second move of it waits.
  await client.query('lock table space in share row exclusive mode');
  for (const step of steps) await client.query(step, [platform, from, to]);
}
