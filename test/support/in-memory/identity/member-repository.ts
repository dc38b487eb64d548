import type { Member } from '../../../../src/domain/accounts/identity.ts';
import type { ActorIdentity } from '../../../../src/domain/actor.ts';
import { AppError } from '../../../../src/domain/app-error.ts';
import { toAuditEntry } from '../../../../src/domain/audit-entry.ts';
import type { ServiceId, UserId } from '../../../../src/domain/id.ts';
import type { MemberRepository } from '../../../../src/ports/accounts/member-repository.ts';
import type { AccountRecord, IdentityStore, UserRecord } from '../identity-store.ts';
import { assertNotLastAdmin } from './last-admin.ts';

/** Implements `MemberRepository` without a database. */
export function createInMemoryMembers(store: IdentityStore): MemberRepository {
  const listPresent = (serviceId: ServiceId) =>
    [...store.accounts.values()].filter(
      (account) => account.serviceId === serviceId && !account.removedAt,
    );
  const listHolders = (account: AccountRecord) =>
    store.links.filter(({ accountId }) => accountId === account.id).map(({ userId }) => userId);

  return {
    hasAdmin: async () =>
      [...store.users.values()].some(({ user }) => user.isAdmin && !user.isBlocked),

    async listMembers(serviceId, { nameQuery, onlyUnlinked }) {
      return [...store.users.values()]
        .filter((record) => nameQuery === null || isNamed(record, nameQuery))
        .map((record) => toMember(record, serviceId))
        .filter((member) => !onlyUnlinked || member.account === null)
        .sort((a, b) => Number(a.account !== null) - Number(b.account !== null));
    },

    async findMember(serviceId, userId) {
      const record = store.users.get(userId);
      return record ? toMember(record, serviceId) : null;
    },

    async listAccountSuggestions(serviceId, members) {
      const free = listPresent(serviceId).filter((account) => listHolders(account).length === 0);
      return members.flatMap((member) => {
        const chats = member.chatAccounts.flatMap(({ name, username }) => [name, username ?? '']);
        const names = [member.name, ...chats].map(normalize).filter(Boolean);
        return free
          .filter(({ remote: { name, email } }) =>
            [name, email ?? '', email?.split('@')[0] ?? '']
              .map(normalize)
              .some((each) => names.includes(each)),
          )
          .map(({ id, remote: { name, remoteUserId } }) => ({
            userId: member.id,
            accountId: id,
            accountName: name,
            remoteUserId,
          }));
      });
    },

    async listAccounts(serviceId, nameQuery) {
      return listPresent(serviceId)
        .filter(({ remote }) => normalize(remote.name).includes(normalize(nameQuery ?? '')))
        .sort((a, b) => listHolders(a).length - listHolders(b).length)
        .slice(0, 25)
        .map(({ id, remote: { name, remoteUserId } }) => ({ id, name, remoteUserId }));
    },

    async setBlocked(userId, isBlocked, by) {
      const record = guard(userId, by);
      if (isBlocked) assertNotLastAdmin(store, record);
      record.user = { ...record.user, isBlocked };
      for (const { accountId } of store.links.filter((link) => link.userId === userId)) {
        const account = store.accounts.get(accountId);
        if (account) account.isBlocked = isBlocked;
      }
      const action = isBlocked ? 'user-block' : 'user-unblock';
      store.audit.push(toAuditEntry(by, action, { kind: 'user', id: userId }));
    },

    async setAdmin(userId, isAdmin, by) {
      const record = guard(userId, by);
      if (isAdmin && record.user.isBlocked) throw new AppError('user-blocked');
      if (record.user.isAdmin === isAdmin) return;
      if (!isAdmin) assertNotLastAdmin(store, record);
      record.user = { ...record.user, isAdmin };
      const action = isAdmin ? 'admin-grant' : 'admin-revoke';
      store.audit.push(toAuditEntry(by, action, { kind: 'user', id: userId }));
    },

    isDemoUser: async (userId) =>
      store.users.get(userId)?.chats.some(({ platform }) => platform === 'web') ?? false,
  };

  function guard(userId: UserId, by: ActorIdentity): UserRecord {
    const record = store.users.get(userId);
    if (!record) throw new AppError('not-found');
    if (by.userId === null || by.userId === userId) return record;
    const changer = store.users.get(by.userId)?.user;
    if (!changer?.isAdmin || changer.isBlocked) throw new AppError('admins-only');
    return record;
  }

  function toMember({ user, chats }: UserRecord, serviceId: ServiceId): Member {
    const account = listPresent(serviceId).find((each) => listHolders(each).includes(user.id));
    const others = account ? listHolders(account).filter((id) => id !== user.id) : [];
    return {
      id: user.id,
      name: user.displayName,
      isAdmin: user.isAdmin,
      isBlocked: user.isBlocked,
      chatAccounts: chats.map(({ platform, platformUserId, name, username = null }) => ({
        platform,
        platformUserId,
        name,
        username,
      })),
      account: account
        ? {
            id: account.id,
            name: account.remote.name,
            isBlocked: account.isBlocked,
            sharedWith: others.flatMap((id) => store.users.get(id)?.user.displayName ?? []),
          }
        : null,
    };
  }
}

function isNamed({ user, chats }: UserRecord, nameQuery: string): boolean {
  const id = /^<@!?(\d+)>$/.exec(nameQuery)?.[1] ?? nameQuery;
  const part = normalize(nameQuery.replace(/^@/, ''));
  const names = chats.flatMap(({ name, username }) => [name, username ?? '']);
  return (
    [user.displayName, ...names].some((name) => normalize(name).includes(part)) ||
    chats.some(({ platformUserId }) => platformUserId === id)
  );
}

function normalize(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}
