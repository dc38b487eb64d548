import { type Account, toRemoteUserId } from '../../domain/accounts/account.ts';
import type { AccountSuggestion, Member } from '../../domain/accounts/identity.ts';
import type { AuthorizedActor } from '../../domain/actor.ts';
import { AppError } from '../../domain/app-error.ts';
import type { AccountId, ServiceId, UserId } from '../../domain/id.ts';
import type { AccountLinkRepository } from '../../ports/accounts/account-link-repository.ts';
import type { AccountRepository } from '../../ports/accounts/account-repository.ts';
import type { MemberRepository, UserErasure } from '../../ports/accounts/member-repository.ts';
import type { DetachTarget, MergeRepository } from '../../ports/accounts/merge-repository.ts';
import type { JobQueue } from '../../ports/job-queue.ts';
import type { RefusalLog } from '../../ports/refusal-log.ts';
import { assertAdmin } from '../assert-admin.ts';
import { eraseUser } from './erase-user.ts';

export type MemberAdmin = ReturnType<typeof createMemberAdmin>;

/**
 * How admins manage members. Every step throws `admins-only` for other users and records the
 * attempt.
 */
export function createMemberAdmin(deps: {
  readonly memberRepository: MemberRepository;
  readonly refusals: RefusalLog;
  readonly accounts: Pick<AccountRepository, 'find' | 'findByRemoteUserId'>;
  readonly accountLinks: Pick<AccountLinkRepository, 'link' | 'listUsers' | 'unlink'>;
  readonly merges: Pick<MergeRepository, 'detach'>;
  readonly userErasure: UserErasure;
  readonly jobs: JobQueue;
}) {
  const { memberRepository, refusals, accounts, accountLinks, merges } = deps;

  return {
    /**
     * Members by name, or those without an account on a server, with accounts that may be theirs.
     */
    async listMembers(actor: AuthorizedActor, serviceId: ServiceId, nameQuery: string | null) {
      await assertIsAdmin(actor, 'user-list');
      const filter = { nameQuery, onlyUnlinked: nameQuery === null };
      const members = await memberRepository.listMembers(serviceId, filter);
      return { members, suggestions: await listSuggestions(serviceId, members) };
    },

    async getMember(actor: AuthorizedActor, serviceId: ServiceId, userId: UserId) {
      await assertIsAdmin(actor, 'user-show');
      const member = await find(serviceId, userId);
      return { member, suggestions: await listSuggestions(serviceId, [member]) };
    },

    /** Accounts of a server by part of their name, those without a user first. */
    async listAccounts(actor: AuthorizedActor, serviceId: ServiceId, nameQuery: string | null) {
      await assertIsAdmin(actor, 'user-link');
      return memberRepository.listAccounts(serviceId, nameQuery);
    },

    /** An account of a server by its remote user id. Throws `account-not-found`. */
    async findAccount(
      actor: AuthorizedActor,
      serviceId: ServiceId,
      remoteUserId: number,
    ): Promise<Account> {
      await assertIsAdmin(actor, 'user-link');
      const known = toRemoteUserId(remoteUserId);
      const account = known && (await accounts.findByRemoteUserId(serviceId, known));
      if (!account) throw new AppError('account-not-found');
      return account;
    },

    /**
     * A member, an account to link them to, and the names of its other users. Throws
     * `account-not-found`.
     */
    async previewLink(actor: AuthorizedActor, userId: UserId, accountId: AccountId) {
      await assertIsAdmin(actor, 'user-link');
      const account = await loadAccount(accountId);
      const member = await find(account.serviceId, userId);
      const users = await accountLinks.listUsers(accountId);
      const sharedWith = users.filter(({ id }) => id !== userId).map((user) => user.displayName);
      return { member, account, sharedWith };
    },

    /** Returns the server of the account. Throws `account-not-found`, and `last-admin` as `unlinkAccount` does. */
    async linkAccount(
      actor: AuthorizedActor,
      userId: UserId,
      accountId: AccountId,
    ): Promise<ServiceId> {
      await assertIsAdmin(actor, 'user-link');
      const { serviceId } = await loadAccount(accountId);
      await find(serviceId, userId);
      await assertMayChange(actor, userId);
      await accountLinks.link({ accountId, userId, verifiedBy: 'admin', by: actor });
      return serviceId;
    },

    /** Throws `not-found` if there is none, and `last-admin` for the account without which the last admin could not come back. */
    async unlinkAccount(
      actor: AuthorizedActor,
      serviceId: ServiceId,
      userId: UserId,
    ): Promise<void> {
      await assertIsAdmin(actor, 'user-unlink');
      await assertMayChange(actor, userId);
      const unlinked = await accountLinks.unlink(userId, serviceId, actor);
      if (!unlinked) throw new AppError('not-found');
    },

    /**
     * Blocks or unblocks a member and their account. Throws `not-found`, `last-admin`, and `forbidden` for
     * oneself.
     */
    async setBlocked(actor: AuthorizedActor, userId: UserId, isBlocked: boolean): Promise<void> {
      await assertIsAdmin(actor, isBlocked ? 'user-block' : 'user-unblock');
      if (userId === actor.userId) throw new AppError('forbidden');
      await assertMayChange(actor, userId);
      await memberRepository.setBlocked(userId, isBlocked, actor);
    },

    /**
     * Makes a member an admin, or takes that back. Throws `forbidden` for oneself, and `not-found`, `user-blocked`,
     * `admin-in-settings`, or `last-admin`.
     */
    async setAdmin(actor: AuthorizedActor, userId: UserId, isAdmin: boolean): Promise<void> {
      await assertIsAdmin(actor, isAdmin ? 'admin-grant' : 'admin-revoke');
      if (userId === actor.userId) throw new AppError('forbidden');
      await assertMayChange(actor, userId);
      await memberRepository.setAdmin(userId, isAdmin, actor);
    },

    /** Moves a chat account of a member to a new user. Throws `not-found` if it is their only one, or not theirs. */
    async detachChat(actor: AuthorizedActor, target: DetachTarget): Promise<void> {
      await assertIsAdmin(actor, 'user-detach');
      await assertMayChange(actor, target.userId);
      const isDone = await merges.detach(target, actor);
      if (!isDone) throw new AppError('not-found');
    },

    /** Erases a member. Throws `not-found`, `last-admin`, and `forbidden` for oneself: admins use `/forget`. */
    async eraseMember(actor: AuthorizedActor, userId: UserId): Promise<void> {
      await assertIsAdmin(actor, 'user-erase');
      if (userId === actor.userId) throw new AppError('forbidden');
      await assertMayChange(actor, userId);
      await eraseUser(userId, actor, deps);
    },
  };

  function assertIsAdmin(actor: AuthorizedActor, action: string): Promise<void> {
    return assertAdmin(refusals, actor, action);
  }

  /** Anybody may act as the owner of the demo, but not against the operator who sets the bot up meanwhile. */
  async function assertMayChange(actor: AuthorizedActor, userId: UserId): Promise<void> {
    if (actor.userId === null || !(await memberRepository.isDemoUser(actor.userId))) return;
    if (!(await memberRepository.isDemoUser(userId))) throw new AppError('forbidden');
  }

  async function find(serviceId: ServiceId, userId: UserId): Promise<Member> {
    const member = await memberRepository.findMember(serviceId, userId);
    if (!member) throw new AppError('not-found');
    return member;
  }

  /** `find` returns accounts that their server has removed; `findByRemoteUserId` does not. */
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
    return memberRepository.listAccountSuggestions(serviceId, unlinked);
  }
}
