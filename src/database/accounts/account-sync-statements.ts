import type { RemoteUserId, VerificationMethod } from '../../domain/accounts/account.ts';
import type { AccountId, ServiceId, UserId } from '../../domain/id.ts';
import { unlinkColumns } from './account-statements.ts';
import { isLimitedSql } from './quota-cache.ts';

/** A row of `account` as the statements below read it. */
export interface AccountRow {
  readonly id: AccountId;
  readonly service_id: ServiceId;
  readonly remoteUserId: RemoteUserId;
  readonly name: string;
  readonly permissions: number;
  readonly user_id: UserId | null;
  readonly verifiedBy: VerificationMethod | null;
  readonly is_limited: boolean;
}

const columns = `id, service_id, remote_user_id as "remoteUserId", name, permissions, user_id, verified_by as "verifiedBy", ${isLimitedSql} as is_limited`;
const select = `select ${columns} from account`;

// Read for every wish and every hand-over, so they are prepared.
export const accountReads = {
  ofUser: {
    name: 'accounts-of-user',
    text: `${select} where user_id = $1 and service_id = $2 and removed_at is null`,
  },
  find: { name: 'accounts-find', text: `${select} where id = $1` },
  byRemoteUserId: {
    name: 'accounts-by-remote-user-id',
    text: `${select} where service_id = $1 and remote_user_id = $2 and removed_at is null`,
  },
  namedByDiscord: {
    name: 'accounts-named-discord',
    text: `${select} where service_id = $1 and discord_ids @> array[$2] and removed_at is null order by remote_user_id`,
  },
  namedByTelegram: {
    name: 'accounts-named-telegram',
    text: `${select} where service_id = $1 and telegram_ids @> array[$2] and removed_at is null order by remote_user_id`,
  },
};

// Two readings of one service at once would link the same people twice, and hold accounts the other waits for.
export const lockService = 'select 1 from service_config where id = $1 for no key update';

// Before any of them is changed, so that the order is not left to the plan of a statement.
export const lockAccounts = `select 1 from account where service_id = $1 and remote_user_id = any($2)
  order by remote_user_id for no key update`;

// A service that was set up anew gives old numbers to other people. The name or a mark has to be the same, and both
// where the service says that they were made at another moment. Who was made at the same one (to the second, which may
// be chance) is somebody else only when name and e-mail address both say so.
export const detachReassigned = {
  name: 'accounts-detach-reassigned',
  text: `
    update account a set ${unlinkColumns}
    from account old
    join jsonb_populate_recordset(null::account, $2::jsonb) as now using (remote_user_id)
    cross join lateral (
      select old.remote_created_at = now.remote_created_at as is_same_moment,
        lower(old.name) = lower(now.name) as is_same_name,
        coalesce(lower(old.email) = lower(now.email) and now.email <> '', false)
          or coalesce(old.plex_id = now.plex_id, false) as is_marked_same
    ) as seen
    where old.service_id = $1 and old.id = a.id and a.user_id is not null
      and case is_same_moment
        when true then not (is_same_name or is_marked_same)
          and coalesce(old.email, '') <> '' and coalesce(now.email, '') <> ''
        when false then not (is_same_name and is_marked_same)
        else not (is_same_name or is_marked_same) end
    returning a.id, old.user_id`,
};

export const upsertAccounts = {
  name: 'accounts-upsert',
  text: `
    insert into account
      (id, service_id, remote_user_id, name, email, plex_id, permissions, remote_created_at, discord_ids,
        telegram_ids, synced_at)
    select a.id, $1, a.remote_user_id, a.name, a.email, a.plex_id, a.permissions, a.remote_created_at, a.discord_ids,
      a.telegram_ids, $3
    from jsonb_populate_recordset(null::account, $2::jsonb) as a
    on conflict (service_id, remote_user_id) do update set
      name = excluded.name, email = excluded.email, plex_id = excluded.plex_id,
      permissions = excluded.permissions, remote_created_at = excluded.remote_created_at,
      discord_ids = excluded.discord_ids, telegram_ids = excluded.telegram_ids,
      synced_at = excluded.synced_at, removed_at = null
    returning ${columns}`,
};
