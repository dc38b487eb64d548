import { type ServiceAccount, toAccountNumber } from '../core/account.ts';
import { Fault } from '../core/fault.ts';
import type { AccountId, ServiceId, UserId } from '../core/id.ts';
import type { Member, Resemblance } from '../core/identity.ts';
import type { Identities } from '../ports/identity.ts';
import type { Accounts } from '../ports.ts';
import { type Admin, assertAdmin } from './admins-only.ts';

export type IdentityDesk = ReturnType<typeof createIdentityDesk>;

/** What admins do about who others are. Every step throws `admins-only` for anybody else, and writes it down. */
export function createIdentityDesk(needs: {
  readonly identities: Identities;
  readonly accounts: Accounts;
}) {
  const { identities, accounts } = needs;

  return {
    /** Members by name; without one those who have no account on a service, and what they might be there. */
    async list(admin: Admin, serviceId: ServiceId, named: string | null) {
      await check(admin, 'user-list');
      const which = { named, onlyUnlinked: named === null };
      const members = await identities.members(serviceId, which);
      return { members, alike: await alikeOf(serviceId, members) };
    },

    async show(admin: Admin, serviceId: ServiceId, userId: UserId) {
      await check(admin, 'user-show');
      const member = await find(serviceId, userId);
      return { member, alike: await alikeOf(serviceId, [member]) };
    },

    /** Accounts of a service that nobody has, by part of their name. */
    async free(admin: Admin, serviceId: ServiceId, named: string | null) {
      await check(admin, 'user-link');
      return identities.freeAccounts(serviceId, named);
    },

    /** An account of a service by its number. Throws `account-gone`. */
    async account(admin: Admin, serviceId: ServiceId, number: number): Promise<ServiceAccount> {
      await check(admin, 'user-link');
      const known = toAccountNumber(number);
      const account = known && (await accounts.byNumber(serviceId, known));
      if (!account) throw new Fault('account-gone');
      return account;
    },

    /** A member and an account that are to belong together. Throws `account-gone`, `account-taken`. */
    async propose(admin: Admin, userId: UserId, accountId: AccountId) {
      await check(admin, 'user-link');
      const account = await accountOf(accountId);
      const member = await find(account.serviceId, userId);
      if (account.userId && account.userId !== userId) throw new Fault('account-taken');
      return { member, account };
    },

    /** Returns the service of the account. Throws `account-gone`, `account-taken`. */
    async assign(admin: Admin, userId: UserId, accountId: AccountId): Promise<ServiceId> {
      await check(admin, 'user-link');
      const { serviceId } = await accountOf(accountId);
      await find(serviceId, userId);
      await identities.assign(accountId, userId, admin.by);
      return serviceId;
    },

    async unlink(admin: Admin, serviceId: ServiceId, userId: UserId): Promise<void> {
      await check(admin, 'user-unlink');
      await identities.leave(userId, serviceId, admin.by);
    },

    /** Throws `forbidden` for oneself, `not-found`. */
    async setBlocked(admin: Admin, userId: UserId, isBlocked: boolean): Promise<void> {
      await check(admin, isBlocked ? 'user-block' : 'user-unblock');
      if (userId === admin.user.id) throw new Fault('forbidden');
      await identities.setBlocked(userId, isBlocked, admin.by);
    },
  };

  function check(admin: Admin, action: string): Promise<void> {
    return assertAdmin(identities, admin, action);
  }

  async function find(serviceId: ServiceId, userId: UserId): Promise<Member> {
    const member = await identities.member(serviceId, userId);
    if (!member) throw new Fault('not-found');
    return member;
  }

  /** `find` knows accounts that their service has removed, `byNumber` does not. */
  async function accountOf(id: AccountId): Promise<ServiceAccount> {
    const known = await accounts.find(id);
    const account = known && (await accounts.byNumber(known.serviceId, known.number));
    if (account?.id !== id) throw new Fault('account-gone');
    return account;
  }

  async function alikeOf(
    serviceId: ServiceId,
    members: readonly Member[],
  ): Promise<readonly Resemblance[]> {
    const unlinked = members.filter((member) => member.account === null);
    return identities.resemblances(serviceId, unlinked);
  }
}
