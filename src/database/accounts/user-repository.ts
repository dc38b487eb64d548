import type pg from 'pg';
import { permission } from '../../domain/accounts/permission.ts';
import type { Sender } from '../../domain/accounts/sender.ts';
import type { User } from '../../domain/accounts/user.ts';
import type { UserId } from '../../domain/id.ts';
import type { ChatAccountKey } from '../../domain/place.ts';
import type { UserRepository } from '../../ports/accounts/user-repository.ts';
import type { PrismaClient } from '../generated/client.ts';
import { createKysely } from '../kysely.ts';
import { toRowId } from '../row-id.ts';
import { type SpaceRow, saveSpace } from '../spaces/space-repository.ts';
import { inRetriedTransaction } from '../transaction.ts';
import { isUniqueViolation } from '../unique-violation.ts';
import { detachUnverified } from './detach-chats.ts';
import { addToProfileUser, type UserRow } from './profile-matching.ts';

interface KnownUserRow extends UserRow {
  readonly account_id: string;
  readonly name: string;
  readonly username: string | null;
}

interface ContactRow extends Partial<KnownUserRow> {
  readonly space: SpaceRow | null;
}

// Read with every press and every message, so it is prepared: one row, whoever is known and whatever is not.
const selectContact = {
  name: 'users-arrived',
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
    name: 'users-find',
    text: 'select id, display_name, locale, is_admin, blocked_at from "user" where id = $1',
  },
  chatAccounts: {
    name: 'users-chat-accounts',
    text: `select platform, platform_user_id as "platformUserId", name,
        direct_closed_at is not null as "isClosed"
      from chat_account where user_id = $1 order by id`,
  },
  // Admins, and whoever `rightsOf` says manages requests.
  approvers: {
    name: 'users-approvers',
    text: `select c.platform, c.platform_user_id as "platformUserId", u.locale
      from (
        select id as user_id from "user" where is_admin
        union
        select user_id from account
        where service_id = $1 and removed_at is null and user_id is not null
          and permissions & ${permission.admin | permission.manageRequests} <> 0
      ) as a
      join "user" u on u.id = a.user_id and u.blocked_at is null
      join chat_account c on c.user_id = u.id
      order by not u.is_admin, c.id`,
  },
};

const blockedAmong = {
  name: 'users-blocked-among',
  text: `select c.platform || ':' || c.platform_user_id as key
    from chat_account c join "user" u on u.id = c.user_id
    where u.blocked_at is not null and c.platform || ':' || c.platform_user_id = any($1)`,
};

type ChatAccountRow = Awaited<ReturnType<UserRepository['listChatAccounts']>>[number];
type ApproverRow = Awaited<ReturnType<UserRepository['listApprovers']>>[number];

/** $1 the user, $2 the chat account, $3 its name, $4 the user's, $5 the language, $6 the name on the platform. */
const updateContact = `
  with told as (
    update "user" u set display_name = $4, locale = $5, updated_at = now()
    where u.id = $1 and exists (select from chat_account c where c.id = $2 and c.user_id = $1)
    returning u.id, u.display_name, u.locale, u.is_admin, u.blocked_at
  ), named as (
    update chat_account c set name = $3, username = $6 from told where c.id = $2 and c.user_id = told.id
  )
  select * from told`;

const selectUnpromoted = `select c.platform, c.platform_user_id as "platformUserId", u.id as "userId"
  from chat_account c join "user" u on u.id = c.user_id
  where not u.is_admin and c.platform || ':' || c.platform_user_id = any($1)`;

const demote = `update "user" u set is_admin = false, is_listed = false
  where u.is_listed and not exists (
    select from chat_account c
    where c.user_id = u.id and c.platform || ':' || c.platform_user_id = any($1)
  )`;

/** `admins` are the chat accounts whose users are admins from their first contact on. */
export function createUserRepository(deps: {
  readonly pool: pg.Pool;
  readonly prisma: PrismaClient;
  readonly newId: () => string;
  readonly admins?: readonly ChatAccountKey[];
}): UserRepository {
  const { pool, prisma, newId, admins = [] } = deps;
  const kysely = createKysely(pool);

  return {
    async findOrCreateInSpace(sender, space) {
      const row = await findContact(sender, space?.platformSpaceId ?? null);
      const [user, currentSpace] = await Promise.all([
        updateOrCreate(row.known, sender),
        space && saveSpace(kysely, row.space, { platform: sender.platform, ...space }),
      ]);
      return { user, space: currentSpace };
    },

    async find(id) {
      const { rows } = await pool.query<UserRow>({ ...reads.find, values: [id] });
      return rows[0] ? toUser(rows[0]) : null;
    },

    findOrCreate,

    async listChatAccounts(userId) {
      const { rows } = await pool.query<ChatAccountRow>({
        ...reads.chatAccounts,
        values: [userId],
      });
      return rows;
    },

    async setDirectMessagesClosed({ platform, platformUserId }, isClosed) {
      await prisma.chatAccount.updateMany({
        where: {
          platform,
          platformUserId,
          directClosedAt: isClosed ? null : { not: null },
        },
        data: { directClosedAt: isClosed ? new Date() : null },
      });
    },

    async syncAdmins() {
      const adminKeys = admins.map(keyOf);
      const { rows } = await pool.query<ChatAccountKey & { userId: UserId }>(selectUnpromoted, [
        adminKeys,
      ]);
      for (const chat of rows) await promote(chat, chat.userId);
      const { rowCount } = await pool.query(demote, [adminKeys]);
      return rowCount ?? 0;
    },

    async listApprovers(serviceId) {
      const { rows: known } = await pool.query<ApproverRow>({
        ...reads.approvers,
        values: [serviceId],
      });
      const knownKeys = new Set(known.map(keyOf));
      const unknownAdmins = await withoutBlocked(
        admins.filter((admin) => !knownKeys.has(keyOf(admin))),
      );
      return [...known, ...unknownAdmins.map((admin) => ({ ...admin, locale: null }))];
    },
  };

  async function findOrCreate(sender: Sender): Promise<User> {
    return updateOrCreate((await findContact(sender, null)).known, sender);
  }

  async function withoutBlocked(
    chats: readonly ChatAccountKey[],
  ): Promise<readonly ChatAccountKey[]> {
    if (chats.length === 0) return [];
    const values = [chats.map(keyOf)];
    const { rows } = await pool.query<{ key: string }>({ ...blockedAmong, values });
    const blocked = new Set(rows.map(({ key }) => key));
    return chats.filter((chat) => !blocked.has(keyOf(chat)));
  }

  async function findContact(
    { platform, platformUserId }: ChatAccountKey,
    platformSpaceId: string | null,
  ): Promise<{ readonly known: KnownUserRow | null; readonly space: SpaceRow | null }> {
    const values = [platform, platformUserId, platformSpaceId];
    const { rows } = await pool.query<ContactRow>({ ...selectContact, values });
    return { known: toKnownUser(rows[0]), space: rows[0]?.space ?? null };
  }

  /** The user of a row that was read, brought up to date or made where it must be. */
  async function updateOrCreate(row: KnownUserRow | null, sender: Sender): Promise<User> {
    if (!row) return createUser(sender);
    const { name, username = row.username } = sender;
    const isRenamed = row.name !== name || row.username !== username;
    const isPromoted = !row.is_admin && isAdmin(sender);
    const locale = row.locale ?? sender.locale;
    if (!isRenamed && !isPromoted && locale === row.locale) return toUser(row);
    return updateUser(row, sender);
  }

  /**
   * Whom a profile names together with a user already known is that user, everybody else a new one. Of two first
   * contacts at once one makes the rows; the other's are undone with its statement.
   */
  async function createUser(sender: Sender): Promise<User> {
    const { platform, platformUserId, name, username = null, locale } = sender;
    const account = { platform, platformUserId, name, username };
    try {
      const joined = isAdmin(sender) ? null : await addToProfileUser(pool, newId, sender);
      if (joined) return toUser(joined);
      const row = await prisma.user.create({
        data: {
          displayName: name,
          locale,
          isAdmin: isAdmin(sender),
          isListed: isAdmin(sender),
          chatAccounts: { create: account },
        },
      });
      const { id, displayName, isAdmin: isAdminNow } = row;
      return { id: toRowId(id), displayName, locale, isAdmin: isAdminNow, isBlocked: false };
    } catch (error) {
      const first = isUniqueViolation(error) ? (await findContact(sender, null)).known : null;
      if (!first) throw error;
      return toUser(first);
    }
  }

  /** A user shows the name of the chat account that gave it, until another name was given. */
  async function updateUser(row: KnownUserRow, sender: Sender): Promise<User> {
    const { username = row.username } = sender;
    const usesThisName = row.display_name === row.name;
    const displayName = usesThisName ? sender.name : row.display_name;
    const locale = row.locale ?? sender.locale;
    const { id, account_id: accountId } = row;
    if (!row.is_admin && isAdmin(sender)) await promote(sender, id);
    const values = [id, accountId, sender.name, displayName, locale, username];
    const { rows } = await pool.query<UserRow>(updateContact, values);
    // Made one with another user, or parted from them, since the row was read.
    return rows[0] ? toUser(rows[0]) : findOrCreate(sender);
  }

  /** The settings name one chat: those that only a profile brought to it become no admins. */
  async function promote({ platform, platformUserId }: ChatAccountKey, userId: UserId) {
    const chat = { platform, platformUserId };
    const by = { userId, name: 'MediaNest', source: platform };
    await inRetriedTransaction(pool, async (client) => {
      const proving = { userId, chat, accountId: null, by };
      const detached = await detachUnverified(client, newId, proving);
      if (detached === null) return;
      await client.query('update "user" set is_admin = true, is_listed = true where id = $1', [
        detached.userId,
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
function toKnownUser(row: ContactRow | undefined): KnownUserRow | null {
  return row && isKnownUser(row) ? row : null;
}

function isKnownUser(row: ContactRow): row is ContactRow & KnownUserRow {
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
