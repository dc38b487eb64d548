import type pg from 'pg';
import type { AccountNumber, Proof, RemoteAccount, ServiceAccount } from '../core/account.ts';
import { Fault } from '../core/fault.ts';
import type { AccountId, ServiceId, UserId } from '../core/id.ts';
import type { ChatAccountKey } from '../core/place.ts';
import type { Accounts, Clock } from '../ports.ts';
import {
  type HeldAccount,
  holdAccounts,
  nobody,
  profileLinks,
  takeTurn,
} from './account-statements.ts';
import { writeAudit } from './audit.ts';
import type { PrismaClient } from './generated/client.ts';
import { samePeople } from './profile-people.ts';
import { isLimited } from './quotas.ts';
import { partUnproved } from './separation.ts';
import { inContest } from './transaction.ts';
import { mergeUsers } from './user-merge.ts';

interface AccountRow {
  readonly id: AccountId;
  readonly service_id: ServiceId;
  readonly number: AccountNumber;
  readonly name: string;
  readonly permissions: number;
  readonly user_id: UserId | null;
  readonly proof: Proof | null;
  readonly is_limited: boolean;
}

interface LinkRow {
  readonly id: AccountId;
  readonly user_id: UserId;
}

const machine = { name: 'MediaNest', door: 'service' } as const;
const columns = `id, service_id, number, name, permissions, user_id, proof, ${isLimited} as is_limited`;
const select = `select ${columns} from service_account`;

// Read for every wish and every hand-over, so they are prepared.
const reads = {
  ofUser: {
    name: 'accounts-of-user',
    text: `${select} where user_id = $1 and service_id = $2 and removed_at is null`,
  },
  find: { name: 'accounts-find', text: `${select} where id = $1` },
  byNumber: {
    name: 'accounts-by-number',
    text: `${select} where service_id = $1 and number = $2 and removed_at is null`,
  },
  namedByDiscord: {
    name: 'accounts-named-discord',
    text: `${select} where service_id = $1 and discord_ids @> array[$2] and removed_at is null order by number`,
  },
  namedByTelegram: {
    name: 'accounts-named-telegram',
    text: `${select} where service_id = $1 and telegram_ids @> array[$2] and removed_at is null order by number`,
  },
};

// Two readings of one service at once would link the same people twice, and hold accounts the other waits for.
const serviceTurn = 'select 1 from service_config where id = $1 for no key update';

// Before any of them is changed, so that the order is not left to the plan of a statement.
const hold = `select 1 from service_account where service_id = $1 and number = any($2)
  order by number for no key update`;

// A service that was set up anew gives old numbers to other people. The name or a mark has to be the same, and both
// where the service says that they were made at another moment. Who was made at the same one (to the second, which may
// be chance) is somebody else only when name and e-mail address both say so.
const part = {
  name: 'accounts-part',
  text: `
    update service_account a set ${nobody}
    from service_account old
    join jsonb_populate_recordset(null::service_account, $2::jsonb) as now using (number)
    cross join lateral (
      select old.made_at = now.made_at as is_same_moment,
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

const keep = {
  name: 'accounts-keep',
  text: `
    insert into service_account
      (id, service_id, number, name, email, plex_id, permissions, made_at, discord_ids,
        telegram_ids, synced_at)
    select a.id, $1, a.number, a.name, a.email, a.plex_id, a.permissions, a.made_at, a.discord_ids,
      a.telegram_ids, $3
    from jsonb_populate_recordset(null::service_account, $2::jsonb) as a
    on conflict (service_id, number) do update set
      name = excluded.name, email = excluded.email, plex_id = excluded.plex_id,
      permissions = excluded.permissions, made_at = excluded.made_at,
      discord_ids = excluded.discord_ids, telegram_ids = excluded.telegram_ids,
      synced_at = excluded.synced_at, removed_at = null
    returning ${columns}`,
};

/**
 * Accounts on services. What is asked for by user, number or profile leaves out what the service has removed;
 * `find` does not, so that a request of a removed account can say so.
 * `link` takes the user's other account on that service from them. It throws `link-ambiguous` when a profile would
 * take an account from another user or bring it to chats that only a profile brought together, `account-taken` when
 * signing in would take it, `not-yours` when `asker` is not that user's chat, `not-found` and `account-gone` when the
 * user or the account is not there. Whatever changes whose an account is writes its audit line with it.
 */
export function createAccounts(needs: {
  readonly pool: pg.Pool;
  readonly prisma: PrismaClient;
  readonly clock: Clock;
  readonly newId: () => string;
}): Accounts {
  const { pool, prisma, clock, newId } = needs;

  return {
    ofUser: (userId, serviceId) => one(reads.ofUser, [userId, serviceId]),
    find: (id) => one(reads.find, [id]),
    byNumber: (serviceId, number) => one(reads.byNumber, [serviceId, number]),

    async namedBy(serviceId, account) {
      const named = namedStatement(account);
      return named ? many(named, [serviceId, account.platformUserId]) : [];
    },

    async link(id, userId, proof, asker) {
      await inContest(pool, async (client) => {
        const { rowCount: isThere } = await client.query(takeTurn, [userId]);
        if (!isThere) throw new Fault('not-found');
        const by = { userId, ...machine };
        const proving = { userId, chat: asker ?? null, accountId: id, by };
        const parted =
          proof === 'manual' ? { userId, left: 0 } : await partUnproved(client, newId, proving);
        if (parted === null) throw new Fault('not-yours');
        const owner = parted.userId;
        const { rows } = await client.query<HeldAccount>(holdAccounts, [id, owner]);
        const account = rows.find((row) => row.id === id);
        if (!account) throw new Fault('account-gone');
        const isAnothers = account.user_id !== null && account.user_id !== owner;
        // Only an admin takes an account from somebody: who has proved it second may not be the owner.
        if (isAnothers && proof === 'profile') throw new Fault('link-ambiguous');
        if (isAnothers && proof !== 'manual') throw new Fault('account-taken');
        // Who asks may be one of those who left.
        if (parted.left > 0 && !asker) throw new Fault('link-ambiguous');
        for (const lost of rows) {
          if (lost.user_id === null || (lost.id === id && !isAnothers)) continue;
          await client.query(`update service_account set ${nobody} where id = $1`, [lost.id]);
          const why = lost.id === id ? 'another-user' : 'another-account';
          await audit(client, 'account-unlink', lost.id, lost.user_id, { why });
        }
        await client.query(
          'update service_account set user_id = $2, proof = $3, linked_at = $4 where id = $1',
          [id, owner, proof, clock()],
        );
        await audit(client, 'account-link', id, owner, { proof });
      });
    },

    async keep(serviceId, accounts) {
      if (accounts.length === 0) return [];
      const said = encode(accounts, newId);
      return inContest(pool, async (client) => {
        await client.query(serviceTurn, [serviceId]);
        await client.query(hold, [serviceId, accounts.map(({ number }) => number)]);
        const parted = await client.query<LinkRow>({ ...part, values: [serviceId, said] });
        for (const { id, user_id: userId } of parted.rows) {
          await audit(client, 'account-unlink', id, userId, { why: 'another-person' });
        }
        const kept = { ...keep, values: [serviceId, said, clock()] };
        return (await client.query<AccountRow>(kept)).rows.map(toAccount);
      });
    },

    async matchProfiles(serviceId) {
      return inContest(pool, async (client) => {
        await client.query(serviceTurn, [serviceId]);
        const seen = await samePeople(client, serviceId);
        const held = new Set(seen.flatMap(({ into, from }) => [into, from]));
        await client.query(profileLinks.takeTurns, [serviceId, [...held]]);
        // Before they were held some may have got more than a profile gives.
        for (const { accountId, into, from } of await samePeople(client, serviceId)) {
          if (!held.has(into) || !held.has(from)) continue;
          if (!(await mergeUsers(client, into, from, 'profile'))) continue;
          await audit(client, 'user-join', accountId, into, { from, proof: 'profile' });
        }
        const mixed = await client.query<LinkRow>(profileLinks.mixed, [serviceId]);
        for (const { id: accountId, user_id: userId } of mixed.rows) {
          const by = { userId, ...machine };
          await partUnproved(client, newId, { userId, chat: null, accountId, by });
        }
        const unlinked = await client.query<LinkRow>(profileLinks.unlink, [serviceId]);
        await client.query(profileLinks.freeRemoved, [serviceId]);
        const linked = await client.query<LinkRow>(profileLinks.link, [serviceId, clock()]);
        const proof = { proof: 'profile' };
        for (const { id, user_id: userId } of unlinked.rows) {
          await audit(client, 'account-unlink', id, userId, proof);
        }
        for (const { id, user_id: userId } of linked.rows) {
          await audit(client, 'account-link', id, userId, proof);
        }
        return { linked: linked.rows.length, unlinked: unlinked.rows.length };
      });
    },

    count: (serviceId) => prisma.serviceAccount.count({ where: { serviceId, removedAt: null } }),

    async dropOlderThan(serviceId, syncedBefore) {
      const { count } = await prisma.serviceAccount.updateMany({
        where: { serviceId, syncedAt: { lt: syncedBefore }, removedAt: null },
        data: { removedAt: clock() },
      });
      return count;
    },
  };

  /** Nobody in the chat did it: it followed from what the service or another site has proved. */
  function audit(
    client: pg.PoolClient,
    action: string,
    subjectId: string,
    userId: UserId,
    after: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    const { name: actor, door } = machine;
    const line = { userId, actor, door, action, subjectId, after } as const;
    return writeAudit(client, newId(), { ...line, subjectKind: 'account' });
  }

  async function many(
    statement: { readonly name: string; readonly text: string },
    values: unknown[],
  ): Promise<ServiceAccount[]> {
    const { rows } = await pool.query<AccountRow>({ ...statement, values });
    return rows.map(toAccount);
  }

  async function one(...query: Parameters<typeof many>): Promise<ServiceAccount | null> {
    return (await many(...query))[0] ?? null;
  }
}

function namedStatement({ platform }: ChatAccountKey) {
  if (platform === 'discord') return reads.namedByDiscord;
  return platform === 'telegram' ? reads.namedByTelegram : null;
}

/** One row for each number, the last one said: a statement cannot update a row twice. */
function encode(accounts: readonly RemoteAccount[], newId: () => string): string {
  const byNumber = new Map(accounts.map((account) => [account.number, account]));
  return JSON.stringify(
    // Sorted, so that two readings at once lock rows in one order.
    [...byNumber.values()]
      .sort((a, b) => a.number - b.number)
      .map(({ plexId, madeAt, discordIds, telegramIds, ...account }) => ({
        ...account,
        id: newId(),
        plex_id: plexId,
        made_at: madeAt,
        discord_ids: discordIds,
        telegram_ids: telegramIds,
      })),
  );
}

function toAccount(row: AccountRow): ServiceAccount {
  const { id, number, name, permissions, proof, service_id: serviceId, user_id: userId } = row;
  return {
    id,
    serviceId,
    number,
    name,
    permissions,
    userId,
    proof,
    isLimited: row.is_limited,
  };
}
