import type pg from 'pg';
import type { UserId } from '../core/id.ts';
import { permission } from '../core/permission.ts';
import type { ChatAccountKey } from '../core/place.ts';
import type { User, Visitor } from '../core/user.ts';
import type { People } from '../ports.ts';
import type { PrismaClient } from './generated/client.ts';
import { joinAwaiting, type UserRow } from './profile-people.ts';
import { rowId } from './row-id.ts';
import { partUnproved } from './separation.ts';
import { createSpaces, type SpaceRow } from './spaces.ts';
import { inContest } from './transaction.ts';
import { isUniqueViolation } from './unique-violation.ts';

interface MetRow extends UserRow {
  readonly account_id: string;
  readonly name: string;
  readonly username: string | null;
}

interface ArrivedRow extends Partial<MetRow> {
  readonly space: SpaceRow | null;
}

// Read with every press and every message, so it is prepared: one row, whoever is known and whatever is not.
const arrived = {
  name: 'people-arrived',
  text: `select u.id, u.display_name, u.locale, u.is_admin, u.blocked_at, c.id as account_id, c.name,
      c.username, to_jsonb(s) as space
    from (select) as one
    left join (chat_account c join "user" u on u.id = c.user_id)
      on c.platform = $1::platform and c.platform_user_id = $2
    left join space s on s.platform = $1::platform and s.platform_space_id = $3`,
};

// Who hears of a request is found out for each one, so these are prepared as well.
const reads = {
  find: {
    name: 'people-find',
    text: 'select id, display_name, locale, is_admin, blocked_at from "user" where id = $1',
  },
  chatAccounts: {
    name: 'people-chat-accounts',
    text: `select platform, platform_user_id as "platformUserId", name,
        direct_closed_at is not null as "isClosed"
      from chat_account where user_id = $1 order by id`,
  },
  // Admins, and whoever `rightsOf` says manages requests.
  approvers: {
    name: 'people-approvers',
    text: `select c.platform, c.platform_user_id as "platformUserId", u.locale
      from (
        select id as user_id from "user" where is_admin
        union
        select user_id from service_account
        where service_id = $1 and removed_at is null and user_id is not null
          and permissions & ${permission.admin | permission.manageRequests} <> 0
      ) as a
      join "user" u on u.id = a.user_id and u.blocked_at is null
      join chat_account c on c.user_id = u.id
      order by not u.is_admin, c.id`,
  },
};

const blockedAmong = {
  name: 'people-blocked-among',
  text: `select c.platform || ':' || c.platform_user_id as key
    from chat_account c join "user" u on u.id = c.user_id
    where u.blocked_at is not null and c.platform || ':' || c.platform_user_id = any($1)`,
};

type ChatAccountRow = Awaited<ReturnType<People['chatAccounts']>>[number];
type ApproverRow = Awaited<ReturnType<People['approvers']>>[number];

/** $1 the user, $2 the chat account, $3 its name, $4 the user's, $5 the language, $6 the name on the platform. */
const bringUpToDate = `
  with told as (
    update "user" u set display_name = $4, locale = $5, updated_at = now()
    where u.id = $1 and exists (select from chat_account c where c.id = $2 and c.user_id = $1)
    returning u.id, u.display_name, u.locale, u.is_admin, u.blocked_at
  ), named as (
    update chat_account c set name = $3, username = $6 from told where c.id = $2 and c.user_id = told.id
  )
  select * from told`;

const unpromoted = `select c.platform, c.platform_user_id as "platformUserId", u.id as "userId"
  from chat_account c join "user" u on u.id = c.user_id
  where not u.is_admin and c.platform || ':' || c.platform_user_id = any($1)`;

const demote = `update "user" u set is_admin = false, is_listed = false
  where u.is_listed and not exists (
    select from chat_account c
    where c.user_id = u.id and c.platform || ':' || c.platform_user_id = any($1)
  )`;

/** People and spaces. `admins` are the chat accounts whose users are admins from their first contact on. */
export function createPeople(needs: {
  readonly pool: pg.Pool;
  readonly prisma: PrismaClient;
  readonly newId: () => string;
  readonly admins?: readonly ChatAccountKey[];
}): People {
  const { pool, prisma, newId, admins = [] } = needs;
  const { entered, ...spaces } = createSpaces(needs);

  return {
    ...spaces,

    async arrive(visitor, space) {
      const row = await findArrived(visitor, space?.platformSpaceId ?? null);
      const [user, here] = await Promise.all([
        known(row.met, visitor),
        space && entered(row.space, { platform: visitor.platform, ...space }),
      ]);
      return { user, space: here };
    },

    async find(id) {
      const { rows } = await pool.query<UserRow>({ ...reads.find, values: [id] });
      return rows[0] ? toUser(rows[0]) : null;
    },

    meet,

    async chatAccounts(userId) {
      const { rows } = await pool.query<ChatAccountRow>({
        ...reads.chatAccounts,
        values: [userId],
      });
      return rows;
    },

    async setDirectClosed({ platform, platformUserId }, isClosed) {
      await prisma.chatAccount.updateMany({
        where: {
          platform,
          platformUserId,
          directClosedAt: isClosed ? null : { not: null },
        },
        data: { directClosedAt: isClosed ? new Date() : null },
      });
    },

    async heedAdmins() {
      const listed = admins.map(keyOf);
      const { rows } = await pool.query<ChatAccountKey & { userId: UserId }>(unpromoted, [listed]);
      for (const chat of rows) await promote(chat, chat.userId);
      const { rowCount } = await pool.query(demote, [listed]);
      return rowCount ?? 0;
    },

    async approvers(serviceId) {
      const { rows: met } = await pool.query<ApproverRow>({
        ...reads.approvers,
        values: [serviceId],
      });
      const there = new Set(met.map(keyOf));
      const others = await notBlocked(admins.filter((admin) => !there.has(keyOf(admin))));
      return [...met, ...others.map((admin) => ({ ...admin, locale: null }))];
    },
  };

  async function meet(visitor: Visitor): Promise<User> {
    return known((await findArrived(visitor, null)).met, visitor);
  }

  async function notBlocked(chats: readonly ChatAccountKey[]): Promise<readonly ChatAccountKey[]> {
    if (chats.length === 0) return [];
    const values = [chats.map(keyOf)];
    const { rows } = await pool.query<{ key: string }>({ ...blockedAmong, values });
    const blocked = new Set(rows.map(({ key }) => key));
    return chats.filter((chat) => !blocked.has(keyOf(chat)));
  }

  async function findArrived(
    { platform, platformUserId }: ChatAccountKey,
    platformSpaceId: string | null,
  ): Promise<{ readonly met: MetRow | null; readonly space: SpaceRow | null }> {
    const values = [platform, platformUserId, platformSpaceId];
    const { rows } = await pool.query<ArrivedRow>({ ...arrived, values });
    return { met: toMet(rows[0]), space: rows[0]?.space ?? null };
  }

  /** The user of a row that was read, brought up to date or made where it must be. */
  async function known(row: MetRow | null, visitor: Visitor): Promise<User> {
    if (!row) return welcome(visitor);
    const { name, username = row.username } = visitor;
    const isNamedAnew = row.name !== name || row.username !== username;
    const isPromoted = !row.is_admin && isAdmin(visitor);
    const speaks = row.locale ?? visitor.locale;
    if (!isNamedAnew && !isPromoted && speaks === row.locale) return toUser(row);
    return update(row, visitor);
  }

  /**
   * Whom a profile names together with a user already known is that user, everybody else a new one. Of two first
   * contacts at once one makes the rows; the other's are undone with its statement.
   */
  async function welcome(visitor: Visitor): Promise<User> {
    const { platform, platformUserId, name, username = null, locale } = visitor;
    const account = { platform, platformUserId, name, username };
    try {
      const joined = isAdmin(visitor) ? null : await joinAwaiting(pool, newId, visitor);
      if (joined) return toUser(joined);
      const row = await prisma.user.create({
        data: {
          displayName: name,
          locale,
          isAdmin: isAdmin(visitor),
          isListed: isAdmin(visitor),
          chatAccounts: { create: account },
        },
      });
      const { id, displayName, isAdmin: isOne } = row;
      return { id: rowId(id), displayName, locale, isAdmin: isOne, isBlocked: false };
    } catch (error) {
      const first = isUniqueViolation(error) ? (await findArrived(visitor, null)).met : null;
      if (!first) throw error;
      return toUser(first);
    }
  }

  /** A user shows the name of the chat account that gave it, until another name was given. */
  async function update(row: MetRow, visitor: Visitor): Promise<User> {
    const { username = row.username } = visitor;
    const isNamedByThis = row.display_name === row.name;
    const displayName = isNamedByThis ? visitor.name : row.display_name;
    const locale = row.locale ?? visitor.locale;
    const { id, account_id: accountId } = row;
    if (!row.is_admin && isAdmin(visitor)) await promote(visitor, id);
    const values = [id, accountId, visitor.name, displayName, locale, username];
    const { rows } = await pool.query<UserRow>(bringUpToDate, values);
    // Made one with another user, or parted from them, since the row was read.
    return rows[0] ? toUser(rows[0]) : meet(visitor);
  }

  /** The settings name one chat: those that only a profile brought to it become no admins. */
  async function promote({ platform, platformUserId }: ChatAccountKey, userId: UserId) {
    const chat = { platform, platformUserId };
    const by = { userId, name: 'MediaNest', door: platform };
    await inContest(pool, async (client) => {
      const proving = { userId, chat, accountId: null, by };
      const parted = await partUnproved(client, newId, proving);
      if (parted === null) return;
      await client.query('update "user" set is_admin = true, is_listed = true where id = $1', [
        parted.userId,
      ]);
    });
  }

  function isAdmin(account: ChatAccountKey): boolean {
    return admins.some((admin) => keyOf(admin) === keyOf(account));
  }
}

function keyOf({ platform, platformUserId }: ChatAccountKey): string {
  return `${platform}:${platformUserId}`;
}

/** A row without a user is of somebody not met yet. */
function toMet(row: ArrivedRow | undefined): MetRow | null {
  return row && isMet(row) ? row : null;
}

function isMet(row: ArrivedRow): row is ArrivedRow & MetRow {
  return row.id !== null && row.id !== undefined;
}

function toUser(row: UserRow): User {
  return {
    id: row.id,
    displayName: row.display_name,
    locale: row.locale,
    isAdmin: row.is_admin,
    isBlocked: row.blocked_at !== null,
  };
}
