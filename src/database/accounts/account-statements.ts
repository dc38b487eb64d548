import type { AccountId, UserId } from '../../domain/id.ts';

/**
 * Accounts of service $1 and the users whose chat accounts their profiles name, without those who have left what
 * a profile gave them.
 */
const namedInProfiles = `
  with named as (
    select distinct a.id as account_id, c.user_id
    from account a
    cross join lateral (
      select 'discord'::platform as platform, unnest(a.discord_ids) as platform_user_id
      union all
      select 'telegram'::platform, unnest(a.telegram_ids)
    ) as p
    join chat_account c using (platform, platform_user_id)
    join "user" u on u.id = c.user_id and u.preferences->>'linksByProfile' is distinct from 'false'
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
export const lockUser = 'select 1 from "user" where id = $1 for no key update';

/**
 * Holds the account $1 and what $2 has on its service, in the order in which all accounts are read anew: whoever
 * holds some of them waits for the others in one direction.
 */
export const lockUserAccounts = `
  select a.id, a.user_id, a.removed_at
  from account a join account w on w.service_id = a.service_id
  where w.id = $1 and (a.id = $1 or a.user_id = $2)
  order by a.remote_user_id for update of a`;

/** A row of `holdAccounts`. */
export interface LockedAccount {
  readonly id: AccountId;
  readonly user_id: UserId | null;
  readonly removed_at: Date | null;
}

/** What an account is set to that is taken from its user. */
export const unlinkColumns = 'user_id = null, verified_by = null, linked_at = null';

/**
 * The steps of matching profiles, in this order: an account is freed before its user gets another. What somebody
 * blocked has stays theirs: by naming another chat in their profile they would go on from there.
 */
export const profileLinkStatements = {
  /** Those whom the other steps concern, in one order with all who give and take accounts. $2: who is joined. */
  lockUsers: `${namedInProfiles}, concerned as (
      select e.user_id from exact e join account a on a.id = e.account_id
      where a.user_id is distinct from e.user_id
      union
      select a.user_id from account a
      where a.service_id = $1 and a.verified_by = 'profile' and not exists (
        select from named n where n.account_id = a.id and n.user_id = a.user_id
      )
      union
      select unnest($2::uuid[])
    )
    select 1 from "user" where id in (select user_id from concerned)
    order by id for update`,

  /** Accounts that would come to users whose chats only another profile brought together. */
  ambiguous: `${namedInProfiles}
    select e.account_id as id, e.user_id
    from exact e join account a on a.id = e.account_id
    where a.user_id is distinct from e.user_id and coalesce(a.verified_by, 'profile') = 'profile'
      and not exists (
        select from account o
        where o.service_id = $1 and o.user_id = e.user_id and o.verified_by <> 'profile'
      )
      and 1 < (
        select count(distinct coalesce(c.joined_from, c.user_id))
        from chat_account c where c.user_id = e.user_id
      )
    order by e.user_id`,

  unlink: `${namedInProfiles}
    update account a set ${unlinkColumns}
    from account old
    where old.id = a.id and a.service_id = $1 and a.verified_by = 'profile'
      and not exists (
        select from named n where n.account_id = a.id and n.user_id = a.user_id
      )
      and not exists (
        select from "user" u where u.id = a.user_id and u.blocked_at is not null
      )
    returning a.id, old.user_id`,

  /** What the service has removed does not keep its user from the account that is there now. */
  freeRemoved: `${namedInProfiles}
    update account a set ${unlinkColumns}
    from exact e
    where a.service_id = $1 and a.removed_at is not null
      and a.user_id = e.user_id and a.id <> e.account_id`,

  /** $2: when. */
  link: `${namedInProfiles}
    update account a set user_id = e.user_id, verified_by = 'profile', linked_at = $2
    from exact e
    where a.id = e.account_id and a.user_id is null
      and not exists (
        select from account other
        where other.service_id = $1 and other.user_id = e.user_id
      )
    returning a.id, a.user_id`,
};
