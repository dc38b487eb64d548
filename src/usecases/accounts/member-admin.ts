import { type Account, toRemoteUserId } from '../../domain/accounts/account.ts';
import type { AccountSuggestion, Member } from '../../domain/accounts/identity.ts';
import type { Actor } from '../../domain/actor.ts';
import { AppError } from '../../domain/app-error.ts';
import type { AccountId, ServiceId, UserId } from '../../domain/id.ts';
import type { AccountRepository } from '../../ports/accounts/account-repository.ts';
import type { IdentityRepository } from '../../ports/accounts/identity-repository.ts';
import { assertAdmin } from '../assert-admin.ts';

export type MemberAdmin = ReturnType<typeof createMemberAdmin>;

/** What admins do about who others are. Every step throws `admins-only` for anybody else, and writes it down. */
export function createMemberAdmin(needs: {
  readonly identities: IdentityRepository;
  readonly accounts: AccountRepository;
}) {
  const { identities, accounts } = needs;

  return {
    /** Members by name; without one those who have no account on a service, and what they might be there. */
    async listMembers(actor: Actor, serviceId: ServiceId, nameQuery: string | null) {
      await assertIsAdmin(actor, 'user-list');
      const filter = { nameQuery, onlyUnlinked: nameQuery === null };
      const members = await identities.listMembers(serviceId, filter);
      return { members, suggestions: await listSuggestions(serviceId, members) };
    },

    async getMember(actor: Actor, serviceId: ServiceId, userId: UserId) {
      await assertIsAdmin(actor, 'user-show');
      const member = await find(serviceId, userId);
      return { member, suggestions: await listSuggestions(serviceId, [member]) };
    },

    /** Accounts of a service that nobody has, by part of their name. */
    async listUnlinkedAccounts(actor: Actor, serviceId: ServiceId, nameQuery: string | null) {
      await assertIsAdmin(actor, 'user-link');
      return identities.listUnlinkedAccounts(serviceId, nameQuery);
    },

    /** An account of a service by its number. Throws `account-not-found`. */
    async findAccount(actor: Actor, serviceId: ServiceId, remoteUserId: number): Promise<Account> {
      await assertIsAdmin(actor, 'user-link');
      const known = toRemoteUserId(remoteUserId);
      const account = known && (await accounts.findByRemoteUserId(serviceId, known));
      if (!account) throw new AppError('account-not-found');
      return account;
    },

    /** A member and an account that are to belong together. Throws `account-not-found`, `account-taken`. */
    async previewLink(actor: Actor, userId: UserId, accountId: AccountId) {
      await assertIsAdmin(actor, 'user-link');
      const account = await loadAccount(accountId);
      const member = await find(account.serviceId, userId);
      if (account.userId && account.userId !== userId) throw new AppError('account-taken');
      return { member, account };
    },

    /** Returns the service of the account. Throws `account-not-found`, `account-taken`. */
    async linkAccount(actor: Actor, userId: UserId, accountId: AccountId): Promise<ServiceId> {
      await assertIsAdmin(actor, 'user-link');
      const { serviceId } = await loadAccount(accountId);
      await find(serviceId, userId);
      await identities.linkAccount(accountId, userId, actor);
      return serviceId;
    },

    async unlinkAccount(actor: Actor, serviceId: ServiceId, userId: UserId): Promise<void> {
      await assertIsAdmin(actor, 'user-unlink');
      await identities.unlinkAccount(userId, serviceId, actor);
    },

    /** Throws `forbidden` for oneself, `not-found`. */
    async setBlocked(actor: Actor, userId: UserId, isBlocked: boolean): Promise<void> {
      await assertIsAdmin(actor, isBlocked ? 'user-block' : 'user-unblock');
      if (userId === actor.userId) throw new AppError('forbidden');
      await identities.setBlocked(userId, isBlocked, actor);
    },
  };

  function assertIsAdmin(actor: Actor, action: string): Promise<void> {
    return assertAdmin(identities, actor, action);
  }

  async function find(serviceId: ServiceId, userId: UserId): Promise<Member> {
    const member = await identities.findMember(serviceId, userId);
    if (!member) throw new AppError('not-found');
    return member;
  }

  /** `find` knows accounts that their service has removed, `byNumber` does not. */
  async function loadAccount(id: AccountId): Promise<Account> {
    const known = await accounts.find(id);
    const account =
      known && (await accounts.findByRemoteUserId(known.serviceId, known.remoteUserId));
    if (account?.id !== id) throw new AppError('account-not-found');
    return account;
  }

  async function listSuggestions(
    serviceId: ServiceId,
    members: readonly Member[],
  ): Promise<readonly AccountSuggestion[]> {
    const unlinked = members.filter((member) => member.account === null);
    return identities.listAccountSuggestions(serviceId, unlinked);
  }
}
