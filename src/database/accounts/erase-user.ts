import type pg from 'pg';
import type { RequestId, UserId } from '../../domain/id.ts';
import { unlinkColumns } from './account-statements.ts';

const somebody = 'Somebody';

/** What was said to the person alone, and where they talked to the bot alone. $1 is the person. */
const cardSteps = [
  `delete from card c using chat_account a
   where a.user_id = $1 and c.platform = a.platform and c.place_kind = 'direct'
     and c.address = a.platform_user_id`,
  // Discord's private chats have ids of their own, so a card is also found by whom it was meant for.
  `delete from card c using chat_account a
   where a.user_id = $1 and c.platform = a.platform and (
     (c.role in ('approval', 'notification')
       and right(c.key, length(a.platform_user_id) + 2) = ':' || a.platform_user_id || ':')
     or c.recipients @> jsonb_build_array(
       jsonb_build_object('platform', a.platform, 'platformUserId', a.platform_user_id)))`,
  // Who asks in no space asks in a private chat.
  `delete from card c using request r
   where r.user_id = $1 and r.space_id is null
     and c.platform::text = r.origin->>'platform' and c.address = r.origin->>'address'`,
  `delete from card c using request r
   where r.user_id = $1 and c.request_id = r.id and c.role = 'private'`,
  `update card c set recipients = null from request r where r.user_id = $1 and c.request_id = r.id`,
];

/** Whether the newest of these events of a request, up to `until`, is the person's, under whatever name. */
const isTheirs = (request: string, events: string, until = 'true') => `$1::uuid = (
    select e.user_id from request_event e
    where e.request_id = ${request} and e.event in (${events}) and ${until}
    order by e.id desc limit 1
  )`;

const isTouched = 'r.id in (select request_id from request_event where user_id = $1)';

/** Where the person stands as who decided: cards show it. What they decided finds it, so it comes first. */
const decisionSteps = [
  `update request r set decided_by = '${somebody}', version = version + 1
   where ${isTouched} and r.decided_by is not null and (
     ${isTheirs('r.id', `'approve', 'decline'`)}
     or exists (
       select from request_event e
       where e.request_id = r.id and e.user_id = $1 and e.actor = r.decided_by
     ))
   returning id`,
  `update request r set decision = decision || '{"name": "${somebody}"}',
     version = version + 1
   where ${isTouched} and r.decision is not null
     and (r.decision->>'userId' = $1::uuid::text or ${isTheirs('r.id', `'decide'`)})
   returning id`,
];

/** In this order: what finds the person's traces before what they are found by. */
const steps = [
  `update request_event o set detail = detail || '{"overtaken": "${somebody}"}'
   where o.detail ? 'overtaken'
     and o.request_id in (select request_id from request_event where user_id = $1)
     and ${isTheirs('o.request_id', `'decide'`, 'e.id < o.id')}`,
  `update request_event set actor = '${somebody}' where user_id = $1`,
  `update audit_log set actor = '${somebody}' where user_id = $1`,
  `update audit_log set before = null, after = null where user_id = $1 or subject_id = $1::text`,
  `update account set ${unlinkColumns} where user_id = $1`,
];

const anonymizeRequests = `update request set requester_name = '${somebody}', version = version + 1,
    origin = case when origin->>'kind' = 'direct' or space_id is null then null else origin end
  where user_id = $1 returning id`;

/** Erases a person in the caller's transaction; returns requests whose cards still show their name. */
export async function eraseUser(client: pg.PoolClient, id: UserId): Promise<readonly RequestId[]> {
  await client.query('select 1 from "user" where id = $1 for update', [id]);
  for (const step of cardSteps) await client.query(step, [id]);
  const changedRequestIds = new Set<RequestId>();
  const runAndCollect = async (step: string) => {
    const { rows } = await client.query<{ id: RequestId }>(step, [id]);
    for (const row of rows) changedRequestIds.add(row.id);
  };
  for (const step of decisionSteps) await runAndCollect(step);
  for (const step of steps) await client.query(step, [id]);
  await runAndCollect(anonymizeRequests);
  await client.query('delete from "user" where id = $1', [id]);
  return [...changedRequestIds];
}
