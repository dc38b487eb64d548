import type pg from 'pg';
import type { RequestId } from '../core/id.ts';
import type { User } from '../core/user.ts';

const somebody = 'Somebody';

/** In this order: what finds the person's traces before what they are found by. $1 is the person. */
const steps = [
  `delete from card c using chat_account a
   where a.user_id = $1 and c.place_kind = 'direct'
     and c.platform = a.platform and c.address = a.platform_user_id`,
  `delete from card c using media_request r
   where r.user_id = $1 and c.request_id = r.id and c.role = 'private'`,
  `update card c set tells = null from media_request r where r.user_id = $1 and c.request_id = r.id`,
  `update media_request set decision = decision || '{"name": "${somebody}"}'
   where decision->>'userId' = $1::text`,
  `update request_event set actor = '${somebody}' where user_id = $1`,
  `update audit_log set actor = '${somebody}' where user_id = $1`,
  `update audit_log set before = null, after = null where user_id = $1 or subject_id = $1::text`,
  `update service_account set user_id = null, proof = null, linked_at = null where user_id = $1`,
];

/** Erases a person in the caller's transaction; returns requests whose cards still show their name. */
export async function eraseUser(
  client: pg.PoolClient,
  { id, displayName }: User,
): Promise<readonly RequestId[]> {
  await client.query('select 1 from "user" where id = $1 for update', [id]);
  await client.query(
    `update media_request r set decided_by = '${somebody}'
     where decided_by = $2
       and exists (select from request_event e where e.request_id = r.id and e.user_id = $1)`,
    [id, displayName],
  );
  for (const step of steps) await client.query(step, [id]);
  const { rows } = await client.query<{ id: RequestId }>(
    `update media_request set requester_name = '${somebody}', version = version + 1,
       origin = case when origin->>'kind' = 'direct' then null else origin end
     where user_id = $1 returning id`,
    [id],
  );
  await client.query('delete from "user" where id = $1', [id]);
  return rows.map((row) => row.id);
}
