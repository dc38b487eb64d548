import type pg from 'pg';
import type { Sender } from '../../domain/accounts/sender.ts';
import type { AccountId, UserId } from '../../domain/id.ts';
import type { ChatAccountKey } from '../../domain/place.ts';
import { writeAuditEntry } from '../audit-log.ts';
import { inTransaction } from '../transaction.ts';
import { lockUser } from './account-statements.ts';

/** The columns of a user as `people` reads them. */
export interface UserRow {
  readonly id: UserId;
  readonly display_name: string;
  readonly locale: string | null;
  readonly is_admin: boolean;
  readonly blocked_at: Date | null;
}

/**
 * Profiles are edited by their owners, who may name chat accounts of others. So a profile brings a chat account
 * only to a user who has nothing but what is the profile's: no admin, nobody blocked, no request as another
 * account, no account that does not name the chat account, too, no chat that this account does not name. Two chat accounts of one platform are two people
 * who share an account.
 */
const selectProfileUser = {
  name: 'users-awaiting',
  text: `
    with naming as (
      select id, service_id, user_id, discord_ids, telegram_ids from account
      where removed_at is null and case $1::platform
        when 'discord' then discord_ids @> array[$2]
        when 'telegram' then telegram_ids @> array[$2]
        else false end
    )
    select distinct u.id, u.display_name, u.locale, u.is_admin, u.blocked_at
    from naming n join "user" u on u.id = n.user_id
    where not exists (
        select from naming x where x.service_id = n.service_id and x.id <> n.id
      )
      and not u.is_admin and u.blocked_at is null
      and u.preferences->>'linksByProfile' is distinct from 'false'
      and not exists (
        select from chat_account c
        where c.user_id = u.id and (c.platform = $1::platform or not case c.platform
          when 'discord' then n.discord_ids @> array[c.platform_user_id]
          when 'telegram' then n.telegram_ids @> array[c.platform_user_id]
          else false end)
      )
      and not exists (
        select from account a
        where a.user_id = u.id and a.id not in (select id from naming)
      )
      and not exists (
        select from request r
        where r.user_id = u.id
          and (r.account_id is null or r.account_id not in (select id from naming))
      )`,
};

/**
 * Joins a chat account that nobody has met yet with the user whom a profile names together with it; null for none or
 * several, and when another contact was first.
 */
export async function addToProfileUser(
  pool: pg.Pool,
  newId: () => string,
  sender: Sender,
): Promise<UserRow | null> {
  if (!(await findProfileUser(pool, sender))) return null;
  return inTransaction(pool, async (client) => {
    const candidate = await findProfileUser(client, sender);
    if (!candidate) return null;
    await client.query(lockUser, [candidate.id]);
    // Before it was their turn they may have got more than a profile gives.
    const user = await findProfileUser(client, sender);
    if (user?.id !== candidate.id) return null;
    const { platform, platformUserId, name, username = null } = sender;
    const { rowCount } = await client.query(
      `insert into chat_account (id, user_id, platform, platform_user_id, name, username, joined_from)
       values ($1, $2, $3, $4, $5, $6, $1) on conflict do nothing`,
      [newId(), user.id, platform, platformUserId, name, username],
    );
    if (rowCount === 0) return null;
    await writeAuditEntry(client, newId(), {
      userId: user.id,
      actor: user.display_name,
      source: platform,
      action: 'user-merge',
      subjectKind: 'user',
      subjectId: user.id,
      after: { platform, platformUserId, verifiedBy: 'profile' },
    });
    return user;
  });
}

async function findProfileUser(
  client: Pick<pg.PoolClient, 'query'>,
  { platform, platformUserId }: ChatAccountKey,
): Promise<UserRow | null> {
  const values = [platform, platformUserId];
  const { rows } = await client.query<UserRow>({ ...selectProfileUser, values });
  return rows.length === 1 ? (rows[0] ?? null) : null;
}

/**
 * Users of service $1 whom exactly one profile names together, with what each has: `bare` has nothing, `owned`
 * nothing but what came by this profile. Several people of one platform share an account: they stay apart.
 */
const selectProfilePairs = `
  with named as (
    select a.id as account_id, c.user_id, count(*) as chats, min(platform) as platform
    from account a
    cross join lateral (
      select 'discord'::platform as platform, unnest(a.discord_ids) as platform_user_id
      union
      select 'telegram'::platform, unnest(a.telegram_ids)
    ) as p
    join chat_account c using (platform, platform_user_id)
    join "user" u on u.id = c.user_id and u.preferences->>'linksByProfile' is distinct from 'false'
    where a.service_id = $1 and a.removed_at is null
    group by a.id, c.user_id
  ), counted as (
    select *, count(*) over (partition by account_id) as users,
      count(*) over (partition by user_id) as accounts,
      count(*) over (partition by account_id, platform) as here
    from named
  )
  select n.account_id, n.user_id, n.accounts = 1 and n.here = 1 and n.chats = 1
      and not u.is_admin and u.blocked_at is null
      and 1 = (select count(*) from chat_account c where c.user_id = u.id)
      and not exists (
        select from account a where a.user_id = u.id and a.id <> n.account_id
      )
      and not exists (
        select from request r
        where r.user_id = u.id and r.account_id is distinct from n.account_id
      ) as owned,
    not exists (select from account a where a.user_id = u.id)
      and not exists (select from request r where r.user_id = u.id)
      and not exists (select from subscription s where s.user_id = u.id) as bare
  from counted n join "user" u on u.id = n.user_id
  where n.users > 1
  order by n.account_id, n.user_id`;

interface PairRow {
  readonly account_id: AccountId;
  readonly user_id: UserId;
  readonly owned: boolean;
  readonly bare: boolean;
}

/** Two users whom one profile shows to be one person. */
export interface SameUser {
  readonly accountId: AccountId;
  readonly into: UserId;
  readonly from: UserId;
}

/**
 * Who may be joined because one profile names them: all but one have nothing, and that one nothing foreign. Whoever
 * joins them holds them and reads again, so that it is still so.
 */
export async function findSameUsers(
  client: pg.PoolClient,
  serviceId: string,
): Promise<readonly SameUser[]> {
  const { rows } = await client.query<PairRow>(selectProfilePairs, [serviceId]);
  const accountIds = [...new Set(rows.map((row) => row.account_id))];
  return accountIds.flatMap((accountId) => {
    const users = rows.filter((row) => row.account_id === accountId);
    if (!users.every((user) => user.owned)) return [];
    const withData = users.filter((user) => !user.bare);
    const [into] = withData.length > 0 ? withData : users;
    if (!into || withData.length > 1) return [];
    return users
      .filter((user) => user !== into)
      .map((user) => ({ accountId, into: into.user_id, from: user.user_id }));
  });
}
