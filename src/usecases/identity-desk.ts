import { toAccountNumber } from '../core/account.ts';
import { Fault } from '../core/fault.ts';
import type { ServiceId, UserId } from '../core/id.ts';
import type { Member, Resemblance } from '../core/identity.ts';
import type { User } from '../core/user.ts';
import type { Doer, Identities } from '../ports/identity.ts';
import type { Accounts } from '../ports.ts';

/** An admin, as whoever asks claims to be; checked with every step. */
export interface Admin {
  readonly user: User;
  readonly by: Doer;
  readonly serviceId: ServiceId;
}

export type IdentityDesk = ReturnType<typeof createIdentityDesk>;

/** What admins do about who others are. Every step throws `admins-only` for anybody else, and writes it down. */
export function createIdentityDesk(needs: {
  readonly identities: Identities;
  readonly accounts: Accounts;
}) {
  const { identities, accounts } = needs;

  return {
    /** Members by name; without one those who have no account, and what they might be. */
    async list(admin: Admin, named: string | null) {
      await check(admin, 'user-list');
      const which = { named, onlyUnlinked: named === null };
      const members = await identities.members(admin.serviceId, which);
      return { members, alike: await alikeOf(admin, members) };
    },

    async show(admin: Admin, userId: UserId) {
      await check(admin, 'user-show');
      const member = await find(admin, userId);
      return { member, alike: await alikeOf(admin, [member]) };
    },

    /** Accounts that nobody has, by part of their name. */
    async free(admin: Admin, named: string | null) {
      await check(admin, 'user-link');
      return identities.freeAccounts(admin.serviceId, named);
    },

    /** A member and an account that are to belong together. Throws `account-gone`, `account-taken`. */
    async propose(admin: Admin, userId: UserId, accountNumber: number) {
      await check(admin, 'user-link');
      const member = await find(admin, userId);
      const account = await accountOf(admin, accountNumber);
      if (account.userId && account.userId !== userId) throw new Fault('account-taken');
      return { member, account };
    },

    /** Throws `account-gone`, `account-taken`. */
    async assign(admin: Admin, userId: UserId, accountNumber: number): Promise<void> {
      await check(admin, 'user-link');
      await find(admin, userId);
      const account = await accountOf(admin, accountNumber);
      await identities.assign(account.id, userId, admin.by);
    },

    async unlink(admin: Admin, userId: UserId): Promise<void> {
      await check(admin, 'user-unlink');
      await identities.leave(userId, admin.serviceId, admin.by);
    },

    /** Throws `forbidden` for oneself. */
    async setBlocked(admin: Admin, userId: UserId, isBlocked: boolean): Promise<void> {
      await check(admin, isBlocked ? 'user-block' : 'user-unblock');
      if (userId === admin.user.id) throw new Fault('forbidden');
      await find(admin, userId);
      await identities.setBlocked(userId, isBlocked, admin.by);
    },
  };

  async function check({ user, by }: Admin, action: string): Promise<void> {
    if (user.isAdmin) return;
    await identities.refused('admins-only', by, { action });
    throw new Fault('admins-only');
  }

  async function find({ serviceId }: Admin, userId: UserId): Promise<Member> {
    const member = await identities.member(serviceId, userId);
    if (!member) throw new Fault('not-found');
    return member;
  }

  async function accountOf({ serviceId }: Admin, accountNumber: number) {
    const number = toAccountNumber(accountNumber);
    const account = number && (await accounts.byNumber(serviceId, number));
    if (!account) throw new Fault('account-gone');
    return account;
  }

  async function alikeOf(
    { serviceId }: Admin,
    members: readonly Member[],
  ): Promise<readonly Resemblance[]> {
    const unlinked = members.filter((member) => member.account === null);
    return identities.resemblances(serviceId, unlinked);
  }
}
