import type pg from 'pg';
import { permission } from '../../domain/accounts/permission.ts';
import type { Sender } from '../../domain/accounts/sender.ts';
import type { User } from '../../domain/accounts/user.ts';
import type { ServiceId, UserId } from '../../domain/id.ts';
import { type ChatAccountKey, isSameChat } from '../../domain/place.ts';
import type { ChatWithLocale, UserRepository } from '../../ports/accounts/user-repository.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Queryable } from '../connection/pipeline.ts';
import { prepareQuery } from '../connection/prepared-query.ts';
import type { PrismaClient } from '../generated/client.ts';
import type { KyselyClient, Row } from '../kysely.ts';
import { saveSpace } from '../spaces/space-repository.ts';
import { isUniqueViolation } from '../unique-violation.ts';
import { findContact, type KnownContact, updateContact } from './contact.ts';
import { toUser, type UserRow, userColumns } from './user-row.ts';

/** A user who comes back within this time is not saved again, so that not every press writes. */
const seenAgainMs = 3_600_000;

const approvingBits = permission.admin | permission.manageRequests;
const issueBits = permission.admin | permission.manageIssues;

/** `admins` are the chat accounts whose users become admins on first contact. */
export function createUserRepository(deps: {
  readonly pool: pg.Pool;
  /** Runs the hot reads; the pool if there is no pipeline. */
  readonly reads?: Queryable;
  readonly prisma: PrismaClient;
  readonly kysely: KyselyClient;
  readonly admins?: readonly ChatAccountKey[];
  readonly clock: Clock;
}): UserRepository {
  const { pool, reads = pool, prisma, kysely, admins = [], clock } = deps;
  const select = prepareSelect(kysely);
  const selectManagers = prepareSelectManagers(kysely);

  return {
    async findOrCreateInSpace(sender, space) {
      const contact = await findContact(reads, sender, space?.platformSpaceId ?? null);
      const [user, currentSpace] = await Promise.all([
        updateOrCreate(contact.known, sender),
        space && saveSpace(kysely, contact.space, { platform: sender.platform, ...space }),
      ]);
      // The user may have been merged with another one since, who has other accounts.
      const accounts = user.id === contact.known?.user.id ? contact.accounts : [];
      return { user, accounts, space: currentSpace, isClosed: contact.known?.isClosed ?? false };
    },

    async find(id) {
      const [row] = await select.run(reads, { id });
      return row ? toUser(row) : null;
    },

    findOrCreate,

    async listChatAccounts(userId) {
      const rows = await kysely
        .selectFrom('chat_account')
        .select(['platform', 'platform_user_id', 'name', 'direct_closed_at'])
        .where('user_id', '=', userId)
        .orderBy('id')
        .execute();
      return rows.map((row) => ({
        platform: row.platform,
        platformUserId: row.platform_user_id,
        name: row.name,
        isClosed: row.direct_closed_at !== null,
      }));
    },

    async setDirectMessagesClosed({ platform, platformUserId }, isClosed) {
      await prisma.chatAccount.updateMany({
        where: {
          platform,
          platformUserId,
          directClosedAt: isClosed ? null : { not: null },
        },
        data: { directClosedAt: isClosed ? clock() : null },
      });
    },

    async syncAdmins() {
      const listed = { chatAccounts: { some: { OR: admins.map(toKey) } } };
      await prisma.user.updateMany({
        where: { isAdmin: false, ...listed },
        data: { isAdmin: true, isListed: true },
      });
      const { count } = await prisma.user.updateMany({
        where: { isListed: true, NOT: listed },
        data: { isAdmin: false, isListed: false },
      });
      return count;
    },

    listApprovers: async (serviceId) =>
      withListedAdmins(await listManagers(serviceId, approvingBits)),

    listIssueManagers: async (serviceId) =>
      withListedAdmins(await listManagers(serviceId, issueBits)),

    listAdminChats: async () => withListedAdmins(await listManagers(null, approvingBits)),
  };

  /** Adds the admins that only the settings name. */
  async function withListedAdmins(known: readonly ChatWithLocale[]): Promise<ChatWithLocale[]> {
    const unknown = admins.filter((admin) => !known.some((chat) => isSameChat(chat, admin)));
    const reachable = await withoutBlocked(unknown);
    return [...known, ...reachable.map((admin) => ({ ...admin, locale: null }))];
  }

  async function findOrCreate(sender: Sender): Promise<User> {
    return updateOrCreate((await findContact(reads, sender, null)).known, sender);
  }

  /** The chats of admins, and of users with one of the permissions on a server. */
  async function listManagers(
    serviceId: ServiceId | null,
    bits: number,
  ): Promise<ChatWithLocale[]> {
    const rows = await selectManagers.run(reads, { serviceId, bits });
    return rows.map(({ platform, platform_user_id: platformUserId, locale }) => ({
      platform,
      platformUserId,
      locale,
    }));
  }

  async function withoutBlocked(chats: readonly ChatAccountKey[]): Promise<ChatAccountKey[]> {
    if (chats.length === 0) return [];
    const blocked = await prisma.chatAccount.findMany({
      where: { OR: chats.map(toKey), user: { blockedAt: { not: null } } },
      select: { platform: true, platformUserId: true },
    });
    return chats.filter((chat) => !blocked.some((each) => isSameChat(each, chat)));
  }

  /** The user of a contact: updated, or created on first contact. */
  async function updateOrCreate(contact: KnownContact | null, sender: Sender): Promise<User> {
    if (!contact) return createUser(sender);
    const { user, chatAccount, lastSeenAt } = contact;
    const isPromoted = !user.isAdmin && isAdmin(sender);
    const { username = chatAccount.username } = sender;
    const isSame = chatAccount.name === sender.name && chatAccount.username === username;
    const locale = user.locale ?? sender.locale;
    const isSeen = clock().getTime() - lastSeenAt.getTime() < seenAgainMs;
    if (isSame && isSeen && !isPromoted && locale === user.locale) return user;
    const updated = await updateContact(kysely, contact, {
      ...sender,
      username,
      locale,
      isPromoted,
      now: clock(),
    });
    // The user was merged, or the chat detached, since it was read.
    return updated ?? findOrCreate(sender);
  }

  /** If two first contacts arrive at once, only one of them creates the rows. */
  async function createUser(sender: Sender): Promise<User> {
    const { platform, platformUserId, name, username = null, locale } = sender;
    const isListed = isAdmin(sender);
    try {
      const { id } = await prisma.user.create({
        data: {
          displayName: name,
          locale,
          isAdmin: isListed,
          isListed,
          lastSeenAt: clock(),
          chatAccounts: { create: { platform, platformUserId, name, username } },
        },
      });
      return toUser({
        id,
        display_name: name,
        locale,
        is_admin: isListed,
        blocked_at: null,
      });
    } catch (error) {
      const first = isUniqueViolation(error) ? await findContact(reads, sender, null) : null;
      if (!first?.known) throw error;
      return first.known.user;
    }
  }

  function isAdmin(chat: ChatAccountKey): boolean {
    return admins.some((admin) => isSameChat(admin, chat));
  }
}

function prepareSelect(kysely: KyselyClient) {
  return prepareQuery<{ id: UserId }, UserRow>('user-find', (value) =>
    kysely.selectFrom('user').select(userColumns).where('id', '=', value('id')),
  );
}

function prepareSelectManagers(kysely: KyselyClient) {
  return prepareQuery<
    { serviceId: ServiceId | null; bits: number },
    Pick<Row<'chat_account'>, 'platform' | 'platform_user_id'> & Pick<Row<'user'>, 'locale'>
  >('user-list-managers', (value) =>
    kysely
      .selectFrom('chat_account')
      .innerJoin('user', 'user.id', 'chat_account.user_id')
      .select(['platform', 'platform_user_id', 'locale'])
      .where('user.blocked_at', 'is', null)
      .where((user) =>
        user.or([
          user('is_admin', '=', true),
          user.exists(
            user
              .selectFrom('account_link')
              .innerJoin('account', 'account.id', 'account_link.account_id')
              .select('account.id')
              .whereRef('account_link.user_id', '=', 'user.id')
              .where('account_link.service_id', '=', value('serviceId'))
              .where('account.removed_at', 'is', null)
              .where('account.blocked_at', 'is', null)
              .where((account) => account(account('permissions', '&', value('bits')), '!=', 0)),
          ),
        ]),
      )
      .orderBy('is_admin', 'desc')
      .orderBy('chat_account.id'),
  );
}

function toKey({ platform, platformUserId }: ChatAccountKey): ChatAccountKey {
  return { platform, platformUserId };
}
