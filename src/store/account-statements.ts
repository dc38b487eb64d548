/**
 * Accounts of service $1 and the users whose chat accounts their profiles name, without those who have left what
 * a profile gave them.
 */
const named = `
  with named as (
    select distinct a.id as account_id, c.user_id
    from service_account a
    cross join lateral (
      select 'discord'::platform as platform, unnest(a.discord_ids) as platform_user_id
      union all
      select 'telegram'::platform, unnest(a.telegram_ids)
    ) as p
    join chat_account c using (platform, platform_user_id)
    join "user" u on u.id = c.user_id and u.preferences->>'byProfile' is distinct from 'false'
    where a.service_id = $1 and a.removed_at is null
  ), exact as (
    select account_id, user_id from (
      select account_id, user_id,
        count(*) over (partition by account_id) as users,
        count(*) over (partition by user_id) as accounts
      from named
    ) as counted
    where users = 1 and accounts = 1
  )`;

/** $1 is given one account after the other: two at once would each see none to take away. */
export const takeTurn = 'select 1 from "user" where id = $1 for no key update';

/** What an account is set to that is taken from its user. */
export const nobody = 'user_id = null, proof = null, linked_at = null';

/** The three steps of matching profiles, in this order: an account is freed before its user gets another. */
export const profileLinks = {
  unlink: `${named}
    update service_account a set ${nobody}
    from service_account old
    where old.id = a.id and a.service_id = $1 and a.proof = 'profile'
      and not exists (
        select from named n where n.account_id = a.id and n.user_id = a.user_id
      )
    returning a.id, old.user_id`,

  /** What the service has removed does not keep its user from the account that is there now. */
  freeRemoved: `${named}
    update service_account a set ${nobody}
    from exact e
    where a.service_id = $1 and a.removed_at is not null
      and a.user_id = e.user_id and a.id <> e.account_id`,

  /** $2: when. */
  link: `${named}
    update service_account a set user_id = e.user_id, proof = 'profile', linked_at = $2
    from exact e
    where a.id = e.account_id and a.user_id is null
      and not exists (
        select from service_account other
        where other.service_id = $1 and other.user_id = e.user_id
      )
    returning a.id, a.user_id`,
};
