import type { LinkedAccount } from '../../../../src/domain/accounts/account.ts';
import { permission } from '../../../../src/domain/accounts/permission.ts';
import type { Sender } from '../../../../src/domain/accounts/sender.ts';
import type { User } from '../../../../src/domain/accounts/user.ts';
import type { ServiceId, UserId } from '../../../../src/domain/id.ts';
import type { ChatAccountKey } from '../../../../src/domain/place.ts';
import type { UserRepository } from '../../../../src/ports/accounts/user-repository.ts';
import { anId } from '../../factories.ts';
import { toAccount } from '../account-repository.ts';
import type { IdentityStore, UserRecord } from '../identity-store.ts';
import { createInMemorySpaces } from '../space-repository.ts';

/** Implements `UserRepository` without a database. No settings name an admin. */
export function createInMemoryUsers(store: IdentityStore): UserRepository {
  const spaces = createInMemorySpaces();

  return {
    find: async (id) => store.users.get(id)?.user ?? null,
    findOrCreate: async (sender) => save(sender),

    async findOrCreateInSpace(sender, space) {
      const user = save(sender);
      const { platform } = sender;
      return {
        user,
        isClosed: findChat(store, sender)?.chat.isClosed ?? false,
        accounts: listAccounts(store, user.id),
        space: space && (await spaces.findOrCreate(platform, space.platformSpaceId, space.name)),
      };
    },

    async listChatAccounts(userId) {
      const chats = store.users.get(userId)?.chats ?? [];
      return chats.map(({ platform, platformUserId, name, isClosed }) => ({
        platform,
        platformUserId,
        name,
        isClosed,
      }));
    },

    async setDirectMessagesClosed(key, isClosed) {
      const chat = findChat(store, key)?.chat;
      if (chat) chat.isClosed = isClosed;
    },

    syncAdmins: async () => 0,

    listIssueManagers: async () => [],
    listApprovers: async (serviceId) =>
      listChats(({ user }) => user.isAdmin || managesRequests(user.id, serviceId)),
    listAdminChats: async () => listChats(({ user }) => user.isAdmin),
  };

  function save({ platform, platformUserId, name, username, locale }: Sender): User {
    const known = findChat(store, { platform, platformUserId });
    if (!known) {
      const id = anId<'user'>();
      const user = { id, displayName: name, locale, isAdmin: false, isBlocked: false };
      const chat = { platform, platformUserId, name, username: username ?? null, isClosed: false };
      store.users.set(id, { user, preferences: {}, chats: [chat] });
      return user;
    }
    const { record, chat } = known;
    const { displayName } = record.user;
    record.user = {
      ...record.user,
      displayName: displayName === chat.name ? name : displayName,
      locale: record.user.locale ?? locale,
    };
    chat.name = name;
    if (username !== undefined) chat.username = username;
    return record.user;
  }

  function listChats(isListed: (record: UserRecord) => boolean) {
    return [...store.users.values()]
      .filter((record) => !record.user.isBlocked && isListed(record))
      .flatMap(({ user: { locale }, chats }) =>
        chats.map(({ platform, platformUserId }) => ({ platform, platformUserId, locale })),
      );
  }

  function managesRequests(userId: UserId, serviceId: ServiceId): boolean {
    const bits = permission.admin | permission.manageRequests;
    return store.links.some((link) => {
      const account = store.accounts.get(link.accountId);
      const isUsable = account && !account.removedAt && !account.isBlocked;
      const isTheirs = link.userId === userId && link.serviceId === serviceId;
      return isTheirs && isUsable && (account.remote.permissions & bits) !== 0;
    });
  }
}

/** A chat and its user. */
export function findChat(store: IdentityStore, key: ChatAccountKey) {
  for (const record of store.users.values()) {
    const chat = record.chats.find(
      (each) => each.platform === key.platform && each.platformUserId === key.platformUserId,
    );
    if (chat) return { record, chat };
  }
  return null;
}

function listAccounts(store: IdentityStore, userId: UserId): LinkedAccount[] {
  return store.links.flatMap((link) => {
    const record = store.accounts.get(link.accountId);
    if (link.userId !== userId || !record || record.removedAt) return [];
    return [{ ...toAccount(record), verifiedBy: link.verifiedBy }];
  });
}
